package jukigate.app.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.app.line.LineScheduleFile;
import jukigate.app.replay.Pace;
import jukigate.app.replay.Part;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.line.schedule.LineSchedule;
import picocli.CommandLine.Option;

/** How a scenario is played: how often, how fast, which part of it, against whom. */
final class ReplayOptions {
  private static final Pace FAST = new Pace(0);

  @Option(names = "--times", paramLabel = "<n>", defaultValue = "1")
  private int times;

  @Option(names = "--copies", paramLabel = "<n>", defaultValue = "0")
  private int copies;

  @Option(names = "--parallel", paramLabel = "<n>", defaultValue = "4")
  private int parallel;

  @Option(names = "--pace", paramLabel = "fast|original|<n>x", defaultValue = "fast")
  private String pace;

  @Option(names = "--from-step", paramLabel = "<n>", defaultValue = "1")
  private int from;

  @Option(names = "--to-step", paramLabel = "<n>", defaultValue = "0")
  private int to;

  @Option(names = "--step")
  private boolean stepping;

  @Option(names = "--node", paramLabel = "<id>=<url>")
  private Map<String, URI> nodes = new LinkedHashMap<>();

  @Option(names = "--line-schedule", paramLabel = "<file>")
  private Path schedule;

  @Option(names = "--set", paramLabel = "<name>=<value>")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(names = "--exact")
  private boolean exact;

  @Option(
      names = "--gateway",
      paramLabel = "<url>",
      defaultValue = "https://gateway.jukigate.localhost:8443")
  private URI gateway;

  int times() {
    return times;
  }

  /** How many beside each other; 0 where each is played by itself. */
  int copies() {
    return copies;
  }

  int parallel() {
    return parallel;
  }

  Pace pace() {
    return Pace.parse(pace)
        .orElseThrow(() -> new RefusedException(Refusal.of(RefusalCode.USAGE, "--pace " + pace)));
  }

  Part part() {
    return new Part(from, to == 0 ? Part.WHOLE.to() : to);
  }

  boolean stepping() {
    return stepping;
  }

  /** Nodes that somebody else plays. */
  Map<NodeId, URI> foreign() {
    return nodes.entrySet().stream()
        .collect(Collectors.toMap(it -> UpCommand.node(it.getKey()), Map.Entry::getValue));
  }

  /** Of the lines, where a file was named. Refused as {@link LineScheduleFile#read}. */
  Outcome<Optional<LineSchedule>> schedule() {
    return schedule == null
        ? Outcome.passed(Optional.empty())
        : LineScheduleFile.read(schedule).map(Optional::of);
  }

  /** Of the parameters of the scenario. */
  Map<String, String> values() {
    return values;
  }

  boolean exact() {
    return exact;
  }

  URI gateway() {
    return gateway;
  }

  /** Whether numbers are in their bounds, and options together that can be. */
  boolean fits() {
    boolean counts = times >= 1 && copies >= 0 && parallel >= 1 && parallel <= 1000;
    boolean crowd = copies == 0 || (!stepping && !exact);
    boolean asItIs = !exact || (nodes.isEmpty() && !stepping && pace().equals(FAST));
    return counts && crowd && asItIs && (schedule == null || fitsSchedule());
  }

  /** Its time is that of a backbone of its own, with keys of its own. */
  private boolean fitsSchedule() {
    return copies == 0 && !exact && nodes.isEmpty() && pace().equals(FAST);
  }

  /** As they are typed, without those that are as ever. */
  String again() {
    return List.of(
            option(times != 1, "--times " + times),
            option(copies > 0, "--copies " + copies + " --parallel " + parallel),
            option(!pace().equals(FAST), "--pace " + pace),
            option(from != 1, "--from-step " + from),
            option(to != 0, "--to-step " + to),
            values.entrySet().stream()
                .map(it -> option(true, "--set '" + it.getKey() + "=" + it.getValue() + "'"))
                .collect(Collectors.joining()),
            nodes.entrySet().stream()
                .map(it -> option(true, "--node " + it.getKey() + "=" + it.getValue()))
                .collect(Collectors.joining()),
            option(schedule != null, "--line-schedule " + schedule),
            option(exact, "--exact --gateway " + gateway))
        .stream()
        .collect(Collectors.joining());
  }

  private static String option(boolean isThere, String text) {
    return isThere ? " " + text : "";
  }
}
