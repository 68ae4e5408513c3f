package jukigate.simulators.edge;

import java.util.Optional;
import jukigate.domain.FailureTrace;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.node.Inbound;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a refusal, or a bug, with a signed fault of the node; CXF's own fault is not made. */
final class SealFault extends AbstractPhaseInterceptor<Message> {
  private static final Logger LOG = LoggerFactory.getLogger(SealFault.class);

  private final Answers answers;
  private final Watch watch;
  private final NodeId fallback;

  /**
   * @param fallback signs when the client named no node of this listener
   */
  SealFault(Answers answers, Watch watch, NodeId fallback) {
    super(Phase.PRE_STREAM);
    addBefore(StaxOutInterceptor.class.getName());
    this.answers = answers;
    this.watch = watch;
    this.fallback = fallback;
  }

  @Override
  public void handleMessage(Message message) {
    var exchange = message.getExchange();
    var arrival = exchange.get(Arrival.class);
    Refusal refusal = refusal(message.getContent(Exception.class));
    var payload = answers.fault(arrival, arrival.node().orElse(fallback), refusal);
    watch.replied(
        arrival, Optional.ofNullable(exchange.get(Inbound.class)), payload, Optional.of(refusal));
    SealedBytes.write(message, payload, status(refusal));
    message.getInterceptorChain().abort();
  }

  private static Refusal refusal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refused) {
        return refused.refusal();
      }
    }
    LOG.error("A node could not answer: {}", new FailureTrace(failure));
    return Refusal.of(RefusalCode.INTERNAL_ERROR);
  }

  private static int status(Refusal refusal) {
    return switch (refusal.code()) {
      case METHOD_NOT_ALLOWED -> 405;
      case MESSAGE_TOO_LARGE -> 413;
      case MEDIA_TYPE_UNSUPPORTED -> 415;
      default -> 500;
    };
  }
}
