package jukigate.app.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;

/**
 * A message that must flow, and how it must end.
 *
 * @param values what its answer must say
 * @param body file with what it must say itself; may hold placeholders
 * @param answer file with what its answer must say; may hold placeholders
 * @param captures values of it that later steps use
 * @param within how much time may have passed since the step began; empty when any
 */
public record ExpectedMessage(
    NodeId from,
    NodeId to,
    String operation,
    Ending ending,
    List<Value> values,
    Optional<Form> body,
    Optional<Form> answer,
    List<Capture> captures,
    Optional<Duration> within) {
  public ExpectedMessage {
    values = List.copyOf(values);
    captures = List.copyOf(captures);
  }

  public ExpectedMessage(
      NodeId from, NodeId to, String operation, Ending ending, List<Value> values) {
    this(
        from,
        to,
        operation,
        ending,
        values,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  public ExpectedMessage(NodeId from, NodeId to, String operation, Ending ending) {
    this(from, to, operation, ending, List.of());
  }

  /** The same with another answer. */
  public ExpectedMessage answeredBy(Form other) {
    return new ExpectedMessage(
        from, to, operation, ending, values, body, Optional.of(other), captures, within);
  }

  /**
   * What an element of the answer's body must hold.
   *
   * @param element local name; the texts of several are joined by {@code |}
   * @param text empty when there must be no such element
   */
  public record Value(String element, String text) {
    @Override
    public String toString() {
      return element + "=" + text;
    }
  }

  /** {@code from → to operation: ending}, without the values. */
  public String flow() {
    return from + " → " + to + " " + operation + ": " + ending;
  }

  @Override
  public String toString() {
    return values.isEmpty() ? flow() : flow() + " " + values;
  }
}
