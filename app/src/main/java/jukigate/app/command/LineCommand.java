package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.FaultErrand;
import jukigate.app.desk.FaultErrand.Wish;
import jukigate.app.desk.LineAnswer;
import jukigate.app.desk.LineQuestion;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jukigate line}: the lines of a running backbone, whether they are up, and worse ones. */
@Command(name = "line")
final class LineCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli fills it
  @Mixin
  private SharedOptions shared;

  LineCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  /** A signed round trip in both directions, now. */
  @Command(name = "check")
  int check(
      @Mixin SharedOptions options, @Option(names = "--node", paramLabel = "<id>") String node) {
    Console console = options.console(surroundings);
    var question =
        new LineQuestion(
            Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse(""));
    LineAnswer answer =
        new RunningBackbone(options.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.LINE, question, LineAnswer.class)
            .orThrow();
    if (console.json()) {
      console.printJson(answer);
    } else {
      answer.lines().forEach(line -> console.line(text(console, line)));
      console.say(answer.allWell() ? "line.good" : "line.bad", answer.lines().size());
    }
    return answer.allWell() ? ExitCode.GOOD : ExitCode.BAD;
  }

  /** The lines, what is at work on them, and what has passed. */
  @Command(name = "show")
  int show(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<link>", descriptionKey = "link", defaultValue = "all")
          String link) {
    return view(options).ask(new FaultErrand(Wish.SHOW, link, "both", ""));
  }

  /** From now on the line is like this. */
  @Command(name = "set")
  int set(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<link>", descriptionKey = "link") String link,
      @Parameters(paramLabel = "<fault>", descriptionKey = "fault") String fault,
      @Option(
              names = "--direction",
              paramLabel = "in|out|both",
              descriptionKey = "direction",
              defaultValue = "both")
          String direction) {
    return view(options).ask(new FaultErrand(Wish.SET, link, direction, fault));
  }

  /** From now on the line is well again. */
  @Command(name = "clear")
  int clear(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<link>", descriptionKey = "link") String link,
      @Parameters(paramLabel = "<fault>", descriptionKey = "cleared", defaultValue = "")
          String fault,
      @Option(
              names = "--direction",
              paramLabel = "in|out|both",
              descriptionKey = "direction",
              defaultValue = "both")
          String direction) {
    return view(options).ask(new FaultErrand(Wish.CLEAR, link, direction, fault));
  }

  /** Everything that passes goes into a file, until it is stopped. */
  @Command(name = "tap")
  int tap(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<link>", descriptionKey = "link") String link,
      @ArgGroup(exclusive = true, multiplicity = "1") Tapping tapping) {
    return view(options).ask(tapping.errand(link));
  }

  /** Begins or ends. */
  static final class Tapping {
    @Option(names = "--out", paramLabel = "<file.pcap>", descriptionKey = "out")
    private Path out;

    @Option(names = "--stop", descriptionKey = "stop")
    private boolean stop;

    private FaultErrand errand(String link) {
      return stop
          ? new FaultErrand(Wish.UNTAP, link, "both", "")
          : new FaultErrand(Wish.TAP, link, "both", out.toAbsolutePath().normalize().toString());
    }
  }

  /** What a capture gives away. */
  @Command(name = "report")
  int report(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<file.pcap>", descriptionKey = "capture") Path capture,
      @Option(names = "--word", paramLabel = "<text>", descriptionKey = "word")
          List<String> words) {
    return new CaptureView(options.console(surroundings))
        .report(capture, Optional.ofNullable(words).orElseGet(List::of));
  }

  private LineView view(SharedOptions options) {
    return new LineView(
        options.console(surroundings),
        new RunningBackbone(options.home(surroundings), PATIENCE, surroundings));
  }

  private static String text(Console console, LineAnswer.Line line) {
    return String.format(
            Locale.ROOT,
            "%-16s %s  %s",
            line.node(),
            console.text("line.there", leg(console, line.there())),
            console.text("line.back", leg(console, line.back())))
        + (line.certificateUntil().isEmpty()
            ? ""
            : "  " + console.text("line.certificate", line.certificateUntil()))
        + lists(console, line);
  }

  private static String leg(Console console, LineAnswer.Leg leg) {
    return switch (leg.state()) {
      case "UP" -> console.text("line.UP", Long.toString(leg.millis()));
      case "DOWN" -> console.text("line.DOWN", leg.refusal());
      default -> console.text("line.UNUSED");
    };
  }

  /** The list that runs out first; a stale one runs out before any other. */
  private static String lists(Console console, LineAnswer.Line line) {
    return line.lists().stream()
        .min(Comparator.comparing(LineAnswer.RevocationList::nextUpdate))
        .map(
            list ->
                "  "
                    + console.text(
                        list.current() ? "line.crl" : "line.crl-stale",
                        Long.toString(list.ageMinutes()),
                        list.nextUpdate()))
        .orElse("");
  }
}
