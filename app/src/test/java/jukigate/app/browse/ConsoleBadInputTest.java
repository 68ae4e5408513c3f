package jukigate.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import jukigate.app.browse.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and machines get wrong, seen in a browser. */
class ConsoleBadInputTest {
  private static final String WRONG = "A".repeat(43);

  @TempDir static Path home;
  private static Chromium chromium;
  private static LivingBackbone backbone;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    backbone = ConsolePages.busy(home);
  }

  @AfterAll
  static void stop() {
    if (backbone != null) {
      backbone.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void wrongAndUsedLinks_areRefusedAlikeAndLeaveTheAddress() {
    String used = backbone.link("viewer");
    try (Window first = chromium.window("en", Look.DESK).enter(used);
        Window second = chromium.window("en", Look.DESK);
        Window third = chromium.window("en", Look.DESK)) {
      assertThat(first.page().url()).doesNotContain("token");
      second.page().navigate(used);
      third.page().navigate(used.replaceFirst("=.*", "=" + WRONG));
      for (Window window : new Window[] {second, third}) {
        PlaywrightAssertions.assertThat(window.main().getByRole(AriaRole.ALERT))
            .containsText("JG-O79");
        assertThat(window.page().url()).doesNotContain("token");
        assertThat(window.main().innerText()).contains("console link");
      }
      assertThat(second.main().innerText()).isEqualTo(third.main().innerText());
    }
  }

  @Test
  void lostBackbone_leavesThePageReadableAndSaysSo(@TempDir Path other) throws Exception {
    try (LivingBackbone lost = LivingBackbone.start(other);
        Window window = chromium.window("en", Look.DESK).enter(lost.firstLink())) {
      window.go("messages");
      lost.kill();

      PlaywrightAssertions.assertThat(window.main().locator(".stale"))
          .containsText("does not answer");
      PlaywrightAssertions.assertThat(window.main().locator("h1")).hasText("Messages");
    }
  }

  @Test
  void hostileText_isShownAsText() {
    String hostile = "&lt;img src=x onerror=alert(1)>\u202E\u2066&lt;script>alert(2)&lt;/script>";
    Forger.against(backbone)
        .send(text -> text.replaceFirst("(<wsa:Action[^>]*>)[^<]*", "$1" + hostile));
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("tester"))) {
      read(window, "JG-116");

      PlaywrightAssertions.assertThat(window.main()).containsText("script>alert(2)");
      assertThat(window.main().innerText()).contains("\\u{202E}").doesNotContain("\u202E");
      assertThat(window.main().locator("img, script").count()).isZero();
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  void escapesOfATerminal_areShownAsText() {
    Forger.against(backbone).send(text -> text.replace("<soap:Body", "\u001b[31m<soap:Body"));
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("tester"))) {
      read(window, "JG-105");

      PlaywrightAssertions.assertThat(window.main()).containsText("\\u{001B}");
      assertThat(window.main().innerText()).contains("[31m").doesNotContain("\u001b");
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  void hugeMessage_isShownUpToALineThatSaysThatMoreWasThere() {
    String many = "<x>" + "y".repeat(70) + "</x>\n";
    Forger.against(backbone)
        .send(text -> text.replace("</soap:Body>", many.repeat(90_000) + "</soap:Body>"));
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("tester"))) {
      read(window, "JG-112");

      PlaywrightAssertions.assertThat(window.main()).containsText("What follows was left out.");
      assertThat(window.main().innerText().length()).isLessThan(1_000_000);
      assertThat(window.troubles()).isEmpty();
    }
  }

  /** Reads all of the newest message with a refusal. */
  private static void read(Window window, String refusal) {
    window.go("messages?refusal=" + refusal);
    window.main().locator("tbody a").first().click();
    window.main().locator("input[name=reason]").first().fill("test");
    window.button("Read the body").click();
    PlaywrightAssertions.assertThat(window.button("Read the body")).hasCount(0);
  }

  @Test
  void twoOperators_seeWhatEachOtherDid() {
    try (Window one = chromium.window("en", Look.DESK).enter(backbone.link("tester"));
        Window other = chromium.window("ja", Look.DESK).enter(backbone.link("tester"))) {
      one.go("lines");
      other.go("lines");
      one.main().getByRole(AriaRole.SWITCH).first().click();

      PlaywrightAssertions.assertThat(
              other.main().locator("[role=switch][aria-checked=false]").first())
          .isVisible();
      other.main().locator("[role=switch][aria-checked=false]").first().click();
      PlaywrightAssertions.assertThat(one.main().locator("[role=switch][aria-checked=false]"))
          .hasCount(0);
    }
  }
}
