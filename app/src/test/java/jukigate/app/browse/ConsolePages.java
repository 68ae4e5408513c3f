package jukigate.app.browse;

import java.nio.file.Path;
import java.util.List;
import jukigate.app.command.Typed;

/**
 * The pages of the console by what follows # in their address, over a backbone where something has
 * happened.
 */
final class ConsolePages {
  private static final String BIRTH =
      Typed.ROOT.resolve("scenarios/0001-birth/birth.xml").toString();

  /** All. A message with the number 1 is there from the start. */
  static final List<String> ALL =
      List.of(
          "network",
          "messages",
          "message/1",
          "case/1",
          "desk",
          "runs",
          "trust",
          "audit",
          "lines",
          "clock",
          "performance");

  private ConsolePages() {}

  /** Starts a backbone in which a birth was reported and has reached the national server. */
  static LivingBackbone busy(Path home) throws java.io.IOException {
    LivingBackbone backbone = LivingBackbone.start(home);
    backbone.type("event", BIRTH);
    return backbone;
  }

  /** For the name of a file. */
  static String name(String page) {
    return page.replaceFirst("/.*", "");
  }
}
