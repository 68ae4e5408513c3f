package jukigate.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jukigate.app.browse.Chromium.Look;
import jukigate.app.command.Typed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures in docs/console: each page looks about as it did, when the gallery was made with
 * {@code -Djukigate.write-docs=true}. Times, numbers and fonts may differ; a page without its style
 * or its table may not.
 */
class ConsoleGalleryTest {
  private static final Path GALLERY = Typed.ROOT.resolve("docs/console");

  /** Both pictures are compared as a grid of so many cells. */
  private static final int CELLS = 24;

  private static final double TEN_MINUTES_MILLIS = 600_000;
  private static final String MATRIX = "trust/connections";
  private static final boolean WRITES = Boolean.getBoolean("jukigate.write-docs");

  /** Of the difference between black and white, on average over all cells. */
  private static final double GROSS = 0.06;

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
    return Stream.of(Arguments.of("ja", Look.DESK), Arguments.of("en", Look.NIGHT));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void pages_lookAsInTheGallery(String language, Look look) throws IOException {
    try (Window window = chromium.window(language, look).enter(backbone.link("administrator"))) {
      for (String page : ConsolePages.all(window)) {
        window.go(page);
        if (WRITES && page.equals(MATRIX)) {
          runMatrix(window);
        }
        byte[] seen = window.page().screenshot(new ScreenshotOptions());
        Path picture = GALLERY.resolve(language).resolve(ConsolePages.name(page) + ".png");
        if (WRITES) {
          Files.createDirectories(picture.getParent());
          Files.write(picture, seen);
        }
        assertThat(difference(seen, Files.readAllBytes(picture))).as(page).isLessThan(GROSS);
      }
    }
  }

  /** So that its page shows more than a button; it takes too long for every build. */
  private static void runMatrix(Window window) {
    Locator tried = window.main().locator("table.trust-tried");
    if (tried.count() == 0) {
      window.main().locator("p.pages button").click();
      tried.waitFor(new Locator.WaitForOptions().setTimeout(TEN_MINUTES_MILLIS));
    }
  }

  private static double difference(byte[] one, byte[] other) throws IOException {
    BufferedImage left = coarse(one);
    BufferedImage right = coarse(other);
    double sum = 0;
    for (int x = 0; x < CELLS; x++) {
      for (int y = 0; y < CELLS; y++) {
        sum += Math.abs(lightness(left.getRGB(x, y)) - lightness(right.getRGB(x, y)));
      }
    }
    return sum / (CELLS * CELLS);
  }

  private static BufferedImage coarse(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    BufferedImage coarse = new BufferedImage(CELLS, CELLS, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = coarse.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(
        picture.getScaledInstance(CELLS, CELLS, BufferedImage.SCALE_AREA_AVERAGING), 0, 0, null);
    pen.dispose();
    return coarse;
  }

  private static double lightness(int rgb) {
    Color color = new Color(rgb);
    return (color.getRed() + color.getGreen() + color.getBlue()) / (3 * 255.0);
  }
}
