package jukigate.app.play;

import java.nio.file.Path;
import java.util.List;
import jukigate.domain.message.Payload;

/**
 * A body that is not what a file says it must be.
 *
 * @param message whose body it is
 * @param isAnswer whether it is the answer's; else the request's
 * @param file the expectation, as it was written
 * @param expected the same with its values in their places
 * @param actual the body; as personal as the message
 * @param sentences each difference in both languages, or why there can be no comparison
 */
public record Unlike(
    PlayedMessage message,
    boolean isAnswer,
    Path file,
    Payload expected,
    Payload actual,
    List<String> sentences) {
  public Unlike {
    sentences = List.copyOf(sentences);
  }

  /** Each difference with the message it is about; an arrow back for an answer. */
  List<String> told() {
    return sentences.stream().map(it -> message + (isAnswer ? " ← " : ": ") + it).toList();
  }
}
