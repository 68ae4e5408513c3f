package jukigate.bench.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/**
 * An exchange of the catalogue as it is measured: what is asked and answered, and between whom.
 *
 * @param <Q> body of the request
 * @param <A> body of the answer
 */
public sealed interface Work<Q, A> permits Batch, Inquiry, Copy {
  NodeId CITY = new NodeId("cs-221007");
  NodeId PREFECTURE = new NodeId("pref-220001");

  static List<Work<?, ?>> all() {
    return List.of(new Batch(), new Inquiry(), new Copy());
  }

  static Optional<Work<?, ?>> of(String label) {
    return all().stream().filter(it -> it.label().equals(label)).findFirst();
  }

  /** How it is called on the command line and in results. */
  String label();

  Operation operation();

  Purpose purpose();

  default NodeId sender() {
    return CITY;
  }

  NodeId receiver();

  /** How many residents one request may be about. */
  default int most() {
    return 1;
  }

  Class<Q> requestType();

  Class<A> answerType();

  /**
   * @param residents whom it is about, 1 to {@link #most()}
   */
  Q request(int residents);

  /** That all is well. */
  A answer(Q request, Instant now);

  /**
   * @throws IllegalStateException when it does not say of each resident that all is well
   */
  void check(A answer, Q request);

  Service<?, Q, A> service();

  /** How long a body of it is, in bytes. */
  default int requestBytes(int residents) {
    return new BodyText(this).bytes(request(residents)).size();
  }

  /** How long the body of its answer is, in bytes. */
  default int answerBytes(int residents) {
    return new BodyText(this).bytes(answer(request(residents), Instant.EPOCH)).size();
  }
}
