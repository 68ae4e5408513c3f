package jukigate.app.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;

/**
 * What to send again, and what must follow from it.
 *
 * @param steps in the order of their sending
 * @param before what followed from something before the recording began, and is not in it
 */
public record RecordedScenario(List<RecordedStep> steps, List<RecordedMessage> before) {
  /** Servers pass on what others began; everybody else begins something. */
  private static final Set<NodeRole> SERVERS =
      Set.of(
          NodeRole.PREFECTURE,
          NodeRole.NATIONAL,
          NodeRole.SUPPLEMENTARY_PREFECTURE,
          NodeRole.SUPPLEMENTARY_NATIONAL);

  public RecordedScenario {
    steps = List.copyOf(steps);
    before = List.copyOf(before);
  }

  /**
   * A message that is sent again.
   *
   * @param after since the sending before
   * @param follow what the receivers sent because of it
   */
  public record RecordedStep(RecordedMessage sent, Duration after, List<RecordedMessage> follow) {
    public RecordedStep {
      follow = List.copyOf(follow);
    }
  }

  /**
   * Parts what was sent from what followed: a follower belongs to the last sending before it that
   * is about the same resident, else to the last one before it.
   *
   * @param senders whose messages are sent again; empty for everybody's but the servers'
   */
  public static RecordedScenario of(List<RecordedMessage> messages, Set<NodeId> senders) {
    Predicate<RecordedMessage> isSent =
        senders.isEmpty()
            ? it -> !SERVERS.contains(it.from().role())
            : it -> senders.contains(it.from());
    List<RecordedMessage> ordered =
        messages.stream().sorted(Comparator.comparing(RecordedMessage::at)).toList();
    List<RecordedMessage> sent = ordered.stream().filter(isSent).toList();
    Map<RecordedMessage, List<RecordedMessage>> follow = new LinkedHashMap<>();
    sent.forEach(it -> follow.put(it, new ArrayList<>()));
    List<RecordedMessage> before = new ArrayList<>();
    ordered.stream()
        .filter(isSent.negate())
        .forEach(it -> cause(sent, it).map(follow::get).orElse(before).add(it));
    return new RecordedScenario(steps(follow), before);
  }

  private static Optional<RecordedMessage> cause(List<RecordedMessage> sent, RecordedMessage it) {
    List<RecordedMessage> earlier =
        sent.stream().filter(other -> !other.at().isAfter(it.at())).toList();
    return earlier.stream()
        .filter(it::isAboutSame)
        .reduce((first, last) -> last)
        .or(() -> earlier.stream().reduce((first, last) -> last));
  }

  private static List<RecordedStep> steps(Map<RecordedMessage, List<RecordedMessage>> follow) {
    List<RecordedStep> steps = new ArrayList<>();
    Optional<Instant> last = Optional.empty();
    for (var each : follow.entrySet()) {
      Instant at = each.getKey().at();
      Duration after = last.map(it -> Duration.between(it, at)).orElse(Duration.ZERO);
      steps.add(new RecordedStep(each.getKey(), after, each.getValue()));
      last = Optional.of(at);
    }
    return steps;
  }

  /** Everybody who sends or is sent to. */
  public List<NodeId> nodes() {
    return steps.stream()
        .flatMap(step -> Stream.concat(Stream.of(step.sent()), step.follow().stream()))
        .flatMap(message -> Stream.of(message.from(), message.to()))
        .distinct()
        .sorted()
        .toList();
  }
}
