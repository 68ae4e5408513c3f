package jukigate.gateway.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.gateway.parse.Progress;
import jukigate.wire.message.Addressing;

/**
 * The MessageID to which a fault relates. Of a message that PARSE refused it is looked for in the
 * text, for the one purpose that its sender recognises the answer: nothing is decided by it.
 */
final class RelatedId {
  /** For an answer to something in which no MessageID was found: the nil UUID. */
  static final MessageId UNSPECIFIED =
      new MessageId("urn:uuid:00000000-0000-0000-0000-000000000000");

  private static final int LOOKED_AT = 65_536;
  private static final Pattern FORM =
      Pattern.compile(
          "MessageID(?:\\s[^<>]{0,500})?>\\s{0,20}"
              + "(urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\s{0,20}</");

  private RelatedId() {}

  static MessageId of(Progress progress) {
    return progress
        .addressing()
        .map(Addressing::messageId)
        .orElseGet(() -> find(progress.arrival().body()));
  }

  private static MessageId find(Payload body) {
    byte[] bytes = body.toByteArray();
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, LOOKED_AT));
    Matcher matcher = FORM.matcher(new String(start, StandardCharsets.ISO_8859_1));
    return matcher.find() ? new MessageId(matcher.group(1)) : UNSPECIFIED;
  }
}
