package jukigate.app.command;

import java.util.Locale;
import jukigate.app.desk.FaultAnswer;
import jukigate.app.desk.FaultErrand;
import jukigate.app.desk.Ticket;

/** Asks something of the lines, and shows the lines as they are then. */
record LineView(Console console, RunningBackbone backbone) {

  int ask(FaultErrand errand) {
    FaultAnswer answer = backbone.ask(Ticket.Kind.FAULT, errand, FaultAnswer.class).orThrow();
    if (!answer.refusals().isEmpty()) {
      return console.refuse(answer.refusals().getFirst().refusal());
    }
    if (console.json()) {
      console.printJson(answer.lines());
    } else {
      answer.lines().forEach(this::print);
    }
    return ExitCode.GOOD;
  }

  private void print(FaultAnswer.Line line) {
    console.say(
        "line.shown",
        String.format(Locale.ROOT, "%-16s", line.node()),
        console.text("line.state." + line.state()),
        line.open(),
        Long.toString(line.opened()),
        Integer.toString(line.portToGateway()),
        Integer.toString(line.portToNode()));
    way("line.out", line.out());
    way("line.in", line.in());
  }

  private void way(String key, FaultAnswer.Way way) {
    String faults =
        way.faults().isEmpty() ? console.text("line.well") : String.join(", ", way.faults());
    console.say(key, Long.toString(way.bytes()), Long.toString(way.lost()), faults);
  }
}
