package jukigate.gateway.seal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.forward.Answer;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.journal.Verdict;
import jukigate.wire.message.MessageKind;

/** The node's own bytes, recorded before they leave. */
public final class SealReply {
  private static final int OK = 200;
  private static final int FAULT = 500;

  private final Journal journal;

  public SealReply(Journal journal) {
    this.journal = journal;
  }

  /**
   * The step for one message.
   *
   * @param marks how long the steps so far took, asked when the reply is recorded
   */
  public Function<Answer, Outcome<Reply>> with(Supplier<List<Mark>> marks) {
    return answer -> seal(answer, marks.get());
  }

  private Outcome<Reply> seal(Answer answer, List<Mark> marks) {
    boolean fault = answer.unsealed().kind() == MessageKind.FAULT;
    Payload bytes = answer.unsealed().payload();
    var verdict = fault ? Verdict.FAULT_RELAYED : Verdict.ANSWERED;
    var conclusion = new Conclusion(verdict, Optional.empty(), bytes, marks);
    return journal
        .conclude(answer.onRecord().orElseThrow(), conclusion)
        .map(number -> new Reply(fault ? FAULT : OK, answer.arrival().correlationId(), bytes));
  }
}
