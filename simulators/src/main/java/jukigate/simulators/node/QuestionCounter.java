package jukigate.simulators.node;

import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.Reply;
import jukigate.wire.message.Dispatch;
import org.w3c.dom.Element;

/**
 * X02 and X18 at the counter of a municipality: a question to a server, answered while somebody
 * stands there. It waits in no outbox, and nothing of the answer is kept.
 */
public final class QuestionCounter {
  private final NodeId id;
  private final Office office;

  QuestionCounter(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /**
   * @param body of the request
   */
  public record Question(NodeId server, Operation operation, Purpose purpose, Element body) {}

  /** Refused when the operator may not, or when no answer came. */
  public Outcome<Reply> ask(Question question, String operatorId, String terminalId) {
    var doing =
        new Guard.Doing(
            new Operator(operatorId, terminalId), Act.INQUIRE, question.operation().name());
    return new Guard(id, office).allows(doing, () -> sent(question, doing.operator()));
  }

  private Outcome<Reply> sent(Question question, Operator operator) {
    var dispatch = new Dispatch(operator.id(), operator.terminalId(), question.purpose());
    return office
        .post()
        .send(new Letter(id, question.server(), question.operation(), dispatch, question.body()));
  }
}
