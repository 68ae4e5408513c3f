package jukigate.app.perform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Step;
import jukigate.domain.refusal.RefusalCode;

/**
 * Waits, in the time of the backbone, until the lines have let through what a step sets going.
 *
 * @param step what is done
 * @param time of the backbone
 */
record Outlast(Step step, ScheduledTime time) {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** The lines have not changed for so long: what is not there now does not come. */
  private static final Duration QUIET = Duration.ofMinutes(15);

  /** Lines that never rest must not hold a step for ever. */
  private static final Duration AT_MOST = Duration.ofDays(1);

  private static final Set<String> OF_THE_LINE =
      Set.of(RefusalCode.NODE_UNREACHABLE.id(), RefusalCode.NODE_TIMEOUT.id());

  /**
   * Tries again and again, with growing pauses, until everything that is expected has come.
   *
   * @param messages what travelled so far; grows by what is tried
   * @param again sends what waits
   */
  void until(List<PlayedMessage> messages, Runnable again) {
    Instant begin = time.now();
    Instant rest = begin;
    int changes = time.changes();
    Duration pause = FIRST;
    while (isHeldUp(messages)
        && time.now().isBefore(rest.plus(QUIET))
        && time.now().isBefore(begin.plus(AT_MOST))) {
      time.pass(pause);
      again.run();
      if (time.changes() > changes) {
        changes = time.changes();
        rest = time.now();
      }
      pause = pause.compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
    }
  }

  private boolean isHeldUp(List<PlayedMessage> messages) {
    if (step instanceof Step.Send send && !isAnswered(send, messages)) {
      return true;
    }
    List<PlayedMessage> arrived = arrived(step, messages);
    return arrived.size() < messages.size() && arrived.size() < step.expected().size();
  }

  /** Whether the last attempt of the sending came to an end that the line has no part in. */
  static boolean isAnswered(Step.Send send, List<PlayedMessage> messages) {
    var sending = send.sending();
    return messages.stream()
        .filter(it -> it.route().from().equals(sending.from()))
        .filter(it -> it.route().to().equals(sending.to()))
        .filter(it -> it.route().operation().equals(sending.operation().name()))
        .reduce((earlier, later) -> later)
        .filter(it -> isWanted(send, it) || !isLost(it))
        .isPresent();
  }

  /** Without what the line lost, unless it is expected to. */
  static List<PlayedMessage> arrived(Step step, List<PlayedMessage> messages) {
    List<PlayedMessage> arrived = new ArrayList<>(messages);
    arrived.removeIf(message -> isLost(message) && !isWanted(step, message));
    return List.copyOf(arrived);
  }

  private static boolean isWanted(Step step, PlayedMessage message) {
    return step.expected().stream().map(ExpectedMessage::flow).anyMatch(message.toString()::equals);
  }

  private static boolean isLost(PlayedMessage message) {
    return switch (message.ending()) {
      case Ending.Lost lost -> true;
      case Ending.Fault(String id) -> OF_THE_LINE.contains(id);
      case Ending.Acknowledged answered -> false;
      case Ending.TlsAlert refused -> false;
      case Ending.Unbelievable answered -> false;
    };
  }
}
