package jukigate.app.browse;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of this machine. */
final class Chromium implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final List<String> OPTIONS =
      List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** How the page is looked at. */
  enum Look {
    /** At a desk. */
    DESK(1280, 900, ColorScheme.LIGHT),
    /** At night. */
    NIGHT(1280, 900, ColorScheme.DARK),
    /** On a phone. */
    PHONE(360, 740, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  /** Starts it; where there is none, the test is skipped and says so. Nothing is downloaded. */
  static Chromium open() {
    Optional<Path> found = PLACES.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(found.isPresent(), "Chromium is not here: the console is not tested in a browser");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(found.orElseThrow())
                    .setArgs(OPTIONS)));
  }

  /**
   * A new person: neither cookies nor settings.
   *
   * @param language {@code ja} or {@code en}
   */
  Window window(String language, Look look) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(language)
                .setTimezoneId("Asia/Tokyo")
                .setColorScheme(look.scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(look.width, look.height));
    return new Window(context);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
