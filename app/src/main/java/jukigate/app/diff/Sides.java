package jukigate.app.diff;

import java.util.Optional;

/**
 * What is compared.
 *
 * @param recorded as it once went over the wire, if that is known
 * @param expected as it should be; may hold placeholders
 * @param actual as it is
 */
public record Sides(Optional<Message> recorded, Message expected, Message actual) {
  public Sides(Message expected, Message actual) {
    this(Optional.empty(), expected, actual);
  }
}
