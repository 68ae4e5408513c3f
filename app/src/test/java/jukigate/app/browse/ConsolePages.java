package jukigate.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jukigate.app.command.Typed;

/**
 * The pages of the console by what follows # in their address, over a backbone where something has
 * happened.
 */
final class ConsolePages {
  private static final List<String> EVENTS =
      List.of("0-arrival.xml", "1-move-out.xml", "2-move-in.xml");

  private static final List<String> ALL =
      List.of(
          "network",
          "messages",
          "message/",
          "case/",
          "desk",
          "desk/cs-221007/moveOut",
          "runs",
          "runs/conform",
          "trust",
          "trust/access",
          "trust/connections",
          "audit",
          "lines",
          "clock",
          "performance");

  private ConsolePages() {}

  /** All. The message is the newest one, which was refused; the case is that of the move. */
  static List<String> all(Window window) {
    window.go("messages");
    Locator numbers = window.main().locator("tbody a[href^='#message/']");
    String newest = numbers.first().innerText();
    String move = numbers.nth(1).innerText();
    return ALL.stream()
        .map(page -> page.equals("message/") ? page + newest : page)
        .map(page -> page.equals("case/") ? page + move : page)
        .toList();
  }

  /** Starts a backbone in which somebody has moved, and a message was forged on its way. */
  static LivingBackbone busy(Path home) throws IOException {
    LivingBackbone backbone = LivingBackbone.start(home);
    for (String event : EVENTS) {
      Typed typed =
          backbone.type("event", Typed.ROOT.resolve("scenarios/0002-move/" + event).toString());
      assertThat(typed.exit()).as(typed.err()).isZero();
      arrived(backbone);
    }
    Forger.against(backbone).send(text -> text.replace("term-1", "term-2"));
    return backbone;
  }

  /** Whoever passes a letter on owes the next before it acknowledges the first. */
  private static void arrived(LivingBackbone backbone) {
    while (!backbone.type("queue", "list").out().contains("Nothing is owed.")) {
      Thread.onSpinWait();
    }
  }

  /** For the name of a file. */
  static String name(String page) {
    return page.replaceFirst("^(message|case)/.*", "$1").replace('/', '-');
  }
}
