package jukigate.app.browse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.regex.Pattern;
import jukigate.app.browse.Chromium.Look;
import jukigate.app.command.Typed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the people who use the console come for, from start to end, by what they see alone. */
class ConsoleStoriesTest {
  /** In milliseconds; a letter is tried again after seconds, and a run takes a start of its own. */
  private static final int PATIENCE = 60_000;

  private static final String OLD_HOME = "cs-221007";

  @TempDir static Path home;
  private static Chromium chromium;
  private static LivingBackbone backbone;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    backbone = LivingBackbone.start(home);
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

  /** The whole of it: a move, the line cut, the letter that waits and goes, a forgery, and why. */
  @Test
  void tester_followsAMoveBreaksTheLineAndUnderstandsARefusal() {
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("tester"))) {
      String newHome = movesOut(window);
      movesIn(window);
      seesTheCaseUpToTheNationalServer(window, newHome);
      sees(window.go("desk/" + OLD_HOME).main(), "Everything has arrived.");

      switchOf(window, OLD_HOME, "DOWN");
      movesWithin(window);
      sees(window.go("desk/" + OLD_HOME).main().locator("#desk-letters ~ .scroll"), "waits");
      switchOf(window, OLD_HOME, "UP");
      sees(window.go("desk/" + OLD_HOME).main(), "Everything has arrived.");

      tampers(window);
      assertThat(window.troubles()).isEmpty();
    }
  }

  private static void sees(Locator where, String text) {
    assertThat(where).containsText(text, new ContainsTextOptions().setTimeout(PATIENCE));
  }

  /** Where to: the first municipality that is offered. */
  private static String movesOut(Window window) {
    window.go("desk").main().locator("a[href='#desk/" + OLD_HOME + "']").click();
    window.link("Move out to another municipality").click();
    Locator form = window.main().locator(".desk-work form");
    form.locator("select[name=resident] option:nth-child(2)").waitFor(attached());
    form.locator("select[name=resident]").selectOption(index(1));
    String newHome = form.locator("select[name=destination]").inputValue();
    form.locator("input[name=address]").fill("中央一丁目1番1号");
    window.button("Enter it").click();
    sees(window.main().locator(".desk-result"), "The resident is a planned mover now.");
    return newHome;
  }

  private static void movesIn(Window window) {
    window.link("Next: enter the move in").click();
    assertThat(window.main().locator("#desk-task")).hasText("Move in");
    Locator form = window.main().locator(".desk-work form");
    Locator come = form.locator("select[name=resident] option:nth-child(2)");
    while (come.count() == 0) {
      window.button("Load again").first().click();
      assertThat(window.button("Load again").first()).isEnabled();
    }
    form.locator("select[name=resident]").selectOption(index(1));
    form.locator("input[name=address]").fill("中央一丁目1番1号");
    window.button("Enter it").click();
    sees(window.main().locator(".desk-result"), "the move is complete");
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static SelectOption index(int at) {
    return new SelectOption().setIndex(at);
  }

  private static void seesTheCaseUpToTheNationalServer(Window window, String newHome) {
    window.link("See the messages of National").click();
    Locator rows = window.main().locator("tbody tr");
    assertThat(rows.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    rows.filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\bnational\\b")))
        .first()
        .locator("a[href^='#case/']")
        .click();
    Locator drawing = window.main().locator("svg.sequence");
    for (String lane : new String[] {OLD_HOME, newHome, "national"}) {
      sees(drawing, lane);
    }
    assertThat(drawing.locator(".bad")).hasCount(0);
  }

  private static void switchOf(Window window, String node, String state) {
    Locator line =
        window
            .go("lines")
            .main()
            .locator("tr")
            .filter(new Locator.FilterOptions().setHasText(node))
            .getByRole(AriaRole.SWITCH);
    line.click();
    assertThat(line)
        .hasAttribute("aria-checked", Pattern.compile(state.equals("UP") ? "true" : "false"));
  }

  private static void movesWithin(Window window) {
    window.go("desk/" + OLD_HOME);
    window.link("Move within the municipality").click();
    Locator form = window.main().locator(".desk-work form");
    form.locator("select[name=resident] option:nth-child(3)").waitFor(attached());
    form.locator("select[name=resident]").selectOption(index(2));
    form.locator("input[name=address]").fill("追手町2番2号");
    window.button("Enter it").click();
    sees(window.main().locator(".desk-result"), "The new address is in the register.");
  }

  private static void tampers(Window window) {
    window.go("messages?node=" + OLD_HOME + "&exchange=X01");
    window.main().locator("tbody a[href^='#message/']").first().click();
    window.main().locator("summary", text("Send it once more")).click();
    window.main().locator("select[name=change]").selectOption("body-altered");
    window.button("Send").click();
    Locator outcome = window.main().locator("details", text("Send it once more"));
    sees(outcome, "JG-206");
    outcome.locator("a[href^='#message/']").click();
    sees(window.main().locator("section.refused, .refusal").first(), "JG-206");
  }

  /** One case, twice; what came of it, the report, and what changed between the two. */
  @Test
  void vendor_runsAConformanceCaseReadsTheReportAndComparesTwoRuns() {
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("tester"))) {
      String first = runs(window);
      sees(window.main().locator("table.runs"), "pass");
      Locator report = window.main().locator("a[href*='.html']").first();
      Page page = window.page().waitForPopup(report::click);
      assertThat(page.locator("h1")).isVisible();
      page.close();

      String second = runs(window);
      window.go("runs");
      window.main().locator("select[name=before]").selectOption(first);
      window.main().locator("select[name=after]").selectOption(second);
      window.button("Compare").click();
      sees(window.main(), "Nothing became worse.");
      assertThat(window.troubles()).isEmpty();
    }
  }

  /** The number of the run, ended. */
  private static String runs(Window window) {
    window.go("runs/conform");
    Locator boxes = window.main().locator("table.runs input[type=checkbox]");
    boxes.first().check();
    window.button("Run the 1 chosen").click();
    assertThat(window.main().locator("h2").first()).containsText("Run ");
    sees(window.main(), "1 passed, 0 warnings, 0 failed");
    return window.page().url().replaceFirst(".*/", "");
  }

  /** Who trusts whom, whether the record was altered, and a proof to take away. */
  @Test
  void reviewer_looksAtTrustVerifiesTheLogAndTakesAProofAway() {
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("reviewer"))) {
      Typed typed =
          backbone.type("event", Typed.ROOT.resolve("scenarios/0001-birth/birth.xml").toString());
      assertThat(typed.exit()).as(typed.err()).isZero();
      sees(window.go("trust").main(), "CA of TLS certificates");
      sees(window.go("trust/access").main(), "X01");

      window.go("audit");
      window.main().locator("button", text("Verify")).first().click();
      sees(window.main(), "Nothing was altered");

      window.go("messages");
      window.main().locator("tbody a[href^='#message/']").first().click();
      window.link("Prove that it is on record").click();
      window.button("Prove").click();
      sees(window.main(), "this page arrives at the signed root");
      Download proof = window.page().waitForDownload(() -> window.button("Save the proof").click());
      assertThat(proof.suggestedFilename()).startsWith("proof-");
      Typed check = backbone.type("audit", "check", proof.path().toString());
      assertThat(check.exit()).as(check.out() + check.err()).isZero();
      assertThat(window.main().locator("svg .root").first()).isVisible();
      assertThat(window.troubles()).isEmpty();
    }
  }

  private static Locator.LocatorOptions text(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }
}
