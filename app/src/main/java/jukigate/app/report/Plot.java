package jukigate.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The script that draws curves, to be put into a page itself. */
public final class Plot {
  private static final String PLACE = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.";

  private Plot() {}

  public static String script() {
    return resource("iife.min.js");
  }

  public static String style() {
    return resource("min.css");
  }

  private static String resource(String name) {
    try (InputStream file = Plot.class.getResourceAsStream(PLACE + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
