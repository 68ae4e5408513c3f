package jukigate.app.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jukigate.app.perform.Player;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.report.NodeNames;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;

/** Prints the sequence as it happens: time, who to whom, operation, verdict, duration. */
final class DemoAudience implements Player.Audience {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

  private final Console console;
  private final NodeNames names;

  DemoAudience(Console console, NodeNames names) {
    this.console = console;
    this.names = names;
  }

  @Override
  public void begins(Scenario scenario) {
    print("\n" + scenario.id() + "  " + scenario.title().in(console.language()));
  }

  @Override
  public void begins(Step step) {
    print("  " + step.title().in(console.language()));
  }

  @Override
  public void saw(PlayedMessage message) {
    var route = message.route();
    print(
        String.join(
            "  ",
            "    " + TIME.format(message.at()),
            names.of(route.from()).in(console.language())
                + " → "
                + names.of(route.to()).in(console.language()),
            route.operation(),
            verdict(message.ending()),
            message.took().toMillis() + " ms"));
  }

  @Override
  public void ended(StepResult result) {
    if (!result.isGood()) {
      print("    ✗ " + console.text("demo.unexpected"));
    }
  }

  private String verdict(Ending ending) {
    return switch (ending) {
      case Ending.Acknowledged acknowledged -> console.text("demo.acknowledged");
      case Ending.Fault(String id) -> console.text("demo.refused", id);
      case Ending.TlsAlert(String alert) -> console.text("demo.refused", "TLS " + alert);
      case Ending.Lost(String id) -> console.text("demo.lost", id);
      case Ending.Unbelievable(String why) -> console.text("demo.unbelievable", why);
    };
  }

  private void print(String line) {
    if (!console.json()) {
      console.line(line);
    }
  }
}
