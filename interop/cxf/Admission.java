import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Last before the work: who may ask for it, for what purpose, and each MessageID once. WSS4J's own
 * cache knows a Timestamp with its signature, not the message: it would take it again, newly
 * signed.
 */
final class Admission extends AbstractPhaseInterceptor<Message> {
  private static final Duration MEMORY = Duration.ofMinutes(10);
  private final String us;
  private final Map<String, Instant> seen = new HashMap<>();

  Admission(String us) {
    super(Phase.PRE_INVOKE);
    this.us = us;
  }

  @Override
  public void handleMessage(Message message) {
    Call call = Call.of(message);
    if (!call.operation.mayAsk(call.sender, us)) {
      throw new Refused("JG-501");
    }
    if (!call.purpose.equals(call.operation.purpose())) {
      throw new Refused("JG-502");
    }
    admit(call.sender + " " + call.messageId);
    call.otherwise = "JG-801";
  }

  private synchronized void admit(String id) {
    Instant now = Instant.now();
    seen.values().removeIf(when -> when.plus(MEMORY).isBefore(now));
    if (seen.putIfAbsent(id, now) != null) {
      throw new Refused("JG-601");
    }
  }
}
