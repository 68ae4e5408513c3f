package jukigate.gateway.observe;

import java.util.List;
import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.gateway.seal.Reply;
import jukigate.wire.message.Addressing;

/**
 * The way of one message, when it is over.
 *
 * @param arrival the message; an observer tells nothing of its body
 * @param addressing what the message says about itself; before UNSEAL nobody has verified it
 * @param marks the steps in their order, each beginning where the one before it ended; the last one
 *     of a refusal made the fault
 * @param verdict ANSWERED, FAULT_RELAYED or REFUSED
 * @param refusal why the gateway refused
 */
public record Journey(
    Arrival arrival,
    Optional<Addressing> addressing,
    List<Mark> marks,
    Verdict verdict,
    Optional<Refusal> refusal) {
  private static final int OK = 200;

  public Journey {
    marks = List.copyOf(marks);
  }

  /** With what the node said. */
  public static Journey answered(Progress last, List<Mark> marks, Reply reply) {
    var verdict = reply.status() == OK ? Verdict.ANSWERED : Verdict.FAULT_RELAYED;
    return new Journey(last.arrival(), last.addressing(), marks, verdict, Optional.empty());
  }

  /** With a fault of the gateway's own. */
  public static Journey refused(Progress last, List<Mark> marks, Refusal refusal) {
    return new Journey(
        last.arrival(), last.addressing(), marks, Verdict.REFUSED, Optional.of(refusal));
  }
}
