package jukigate.gateway.journal;

import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;

/**
 * How an exchange ended.
 *
 * @param refusal why the gateway refused, with the step in its code
 * @param response the exact bytes that leave
 * @param marks how long each step took
 */
public record Conclusion(
    Verdict verdict, Optional<Refusal> refusal, Payload response, List<Mark> marks) {
  public Conclusion {
    marks = List.copyOf(marks);
  }
}
