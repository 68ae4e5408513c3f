package jukigate.domain.message;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * wsa:MessageID. Fresh for every attempt; a repeated one is a replay.
 *
 * @param value {@code urn:uuid:} and a lower-case UUID (RFC 9562)
 */
public record MessageId(String value) {
  private static final Pattern FORM =
      Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a message id: urn:uuid:… in lower case is wanted");
    }
  }

  /** A new one for one attempt. */
  public static MessageId fresh(RandomGenerator random) {
    return new MessageId("urn:uuid:" + FreshId.of(random));
  }

  public static Optional<MessageId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new MessageId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
