package jukigate.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jukigate.app.browse.Chromium.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, in both languages, at a desk, at night and on a phone. */
class ConsolePagesTest {
  private static final String NOT_TRANSLATED = "[a-z]+(\\.[a-zA-Z]+)+";

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

  static Stream<Arguments> looks() {
    return Stream.of(
        Arguments.of("ja", Look.DESK),
        Arguments.of("en", Look.NIGHT),
        Arguments.of("ja", Look.PHONE),
        Arguments.of("en", Look.PHONE));
  }

  /** One walk through all pages: what one page leaves behind must not trouble the next. */
  @ParameterizedTest
  @MethodSource("looks")
  void pages_areReadableForEverybody(String language, Look look) {
    try (Window window = chromium.window(language, look).enter(backbone.link("administrator"))) {
      for (String page : ConsolePages.all(window)) {
        window.go(page);
        assertThat(window.main().locator("h1").innerText()).as(page).doesNotMatch(NOT_TRANSLATED);
        assertThat(window.page().locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(window.barriers()).as(page).isEmpty();
        assertThat(tooWide(window)).as("%s is wider than the window", page).isEmpty();
        assertThat(window.main().locator("[role=alert]").allInnerTexts()).as(page).isEmpty();
      }
      assertThat(window.troubles()).isEmpty();
    }
  }

  /** What is wider than the window, where the page has to be scrolled sideways. */
  private static List<?> tooWide(Window window) {
    return (List<?>)
        window
            .page()
            .evaluate(
                """
                () => document.documentElement.scrollWidth <= innerWidth ? []
                  : [...document.querySelectorAll('body *')]
                    .filter((one) => !one.closest('.scroll') && one.getBoundingClientRect().left + one.scrollWidth > innerWidth)
                    .map((one) => one.outerHTML.slice(0, 200))
                """);
  }

  @Test
  void language_isChosenOnThePageAndKept() {
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("viewer"))) {
      window.go("messages");
      PlaywrightAssertions.assertThat(window.main().locator("h1")).hasText("Messages");

      window.page().getByLabel("Language").selectOption("ja");

      PlaywrightAssertions.assertThat(window.main().locator("h1")).hasText("電文");
      window.page().reload();
      PlaywrightAssertions.assertThat(window.main().locator("h1")).hasText("電文");
      assertThat(window.troubles()).isEmpty();
    }
  }

  @Test
  void messages_areFilteredByTheTimeOfJapan() {
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("viewer"))) {
      window.go("messages");
      Locator rows = window.main().locator("tbody tr");
      int all = rows.count();
      assertThat(all).isPositive();

      window.main().locator("input[name=from]").fill("2099-01-01T00:00");
      window.button("Filter").click();
      PlaywrightAssertions.assertThat(rows).hasCount(0);
      assertThat(window.page().url()).contains("2099-01-01T00%3A00%2B09%3A00");

      window.go("messages?to=2098-12-31T15:00:00Z");
      PlaywrightAssertions.assertThat(rows).hasCount(all);
      PlaywrightAssertions.assertThat(window.main().locator("input[name=to]"))
          .hasValue("2099-01-01T00:00");
    }
  }

  @Test
  void keyboard_reachesContentAndMenuWithoutAMouse() {
    try (Window window = chromium.window("en", Look.DESK).enter(backbone.link("viewer"))) {
      window.page().reload();
      PlaywrightAssertions.assertThat(window.page().locator("header nav")).isVisible();
      window.page().keyboard().press("Tab");
      PlaywrightAssertions.assertThat(window.page().locator("#skip")).isFocused();
      window.page().keyboard().press("Tab");
      PlaywrightAssertions.assertThat(window.link("Network")).isFocused();
      window.page().keyboard().press("Tab");
      window.page().keyboard().press("Enter");

      PlaywrightAssertions.assertThat(window.main().locator("h1")).hasText("Messages");
    }
  }

  @Test
  void roles_areOfferedWhatTheyMayDo() {
    try (Window viewer = chromium.window("en", Look.DESK).enter(backbone.link("viewer"));
        Window tester = chromium.window("en", Look.DESK).enter(backbone.link("tester"))) {
      List<Window> both = List.of(viewer, tester);
      both.forEach(window -> window.go("lines"));
      assertThat(viewer.main().locator("button:enabled").count()).isZero();
      assertThat(tester.main().locator("button:enabled").count()).isPositive();
    }
  }
}
