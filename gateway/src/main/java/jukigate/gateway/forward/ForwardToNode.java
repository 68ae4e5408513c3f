package jukigate.gateway.forward;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.admit.AdmittedRequest;
import jukigate.gateway.identify.NodeDirectory;
import jukigate.gateway.validate.ValidMessage;
import jukigate.wire.tls.HttpAnswer;

/**
 * What is for the gateway itself it answers itself; that answer goes the way of any other. Else:
 * sends the bytes that were verified, unchanged, once: a lost answer is the sender's to ask again.
 */
public final class ForwardToNode implements Function<AdmittedRequest, Outcome<Answer>> {
  /**
   * The line to the nodes.
   *
   * @param desk answers what is for the gateway itself
   * @param timeout from the first byte of the connection to the last of the answer
   */
  public record Line(
      NodePost client,
      Function<ValidMessage, Outcome<HttpAnswer>> desk,
      Duration timeout,
      Bulkheads bulkheads) {}

  private final Line line;
  private final NodeDirectory directory;
  private final AnswerRules answers;

  public ForwardToNode(Line line, NodeDirectory directory, AnswerRules answers) {
    this.line = line;
    this.directory = directory;
    this.answers = answers;
  }

  @Override
  public Outcome<Answer> apply(AdmittedRequest request) {
    ValidMessage message = request.message();
    NodeId node = message.receiver();
    if (node.equals(NodeId.GATEWAY)) {
      return line.desk().apply(message).then(http -> answers.check(request, http));
    }
    return directory
        .address(node, message.operation().service())
        .<Outcome<URI>>map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.RECEIVER_UNKNOWN, node))
        .then(address -> line.bulkheads().through(node, () -> post(address, message)))
        .then(http -> answers.check(request, http));
  }

  private Outcome<HttpAnswer> post(URI address, ValidMessage message) {
    String action = message.operation().requestAction();
    return line.client().post(address, action, message.unsealed().payload(), line.timeout());
  }
}
