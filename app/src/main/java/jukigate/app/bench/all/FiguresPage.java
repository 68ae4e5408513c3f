package jukigate.app.bench.all;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import jukigate.app.bench.load.Machine;

/** What all benches said, each under its command; Markdown. */
record FiguresPage(Machine machine, Instant ended, List<Played> all) {
  FiguresPage {
    all = List.copyOf(all);
  }

  String text() {
    return "# Figures\n\n"
        + about()
        + all.stream().map(FiguresPage::section).collect(Collectors.joining());
  }

  private String about() {
    return ended.truncatedTo(ChronoUnit.MINUTES)
        + " · "
        + machine.processors()
        + " × "
        + machine.processor()
        + " · "
        + machine.system()
        + " · "
        + machine.java()
        + " · "
        + machine.provider()
        + " · load before: "
        + machine.loadBefore()
        + "\n";
  }

  /** A fence longer than any that a bench prints. */
  private static String section(Played part) {
    return "\n## "
        + part.name()
        + "\n\n````\n$ "
        + part.command()
        + "\n"
        + part.said()
        + "\n````\n\n"
        + (part.wentWell() ? "" : "FAILED, exit code " + part.exit() + ". ")
        + part.seconds()
        + " s\n";
  }
}
