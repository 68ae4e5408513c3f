package jukigate.app.diff;

import java.nio.file.Path;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.xml.SafeXml;

/**
 * A message or a body that is compared.
 *
 * @param name what a refusal calls it, e.g. its file
 * @param content the XML
 */
public record Message(String name, Payload content) {

  /** Refused with FILE_UNREADABLE. */
  public static Outcome<Message> read(Path file) {
    return SafeXml.read(file).map(content -> new Message(file.toString(), content));
  }
}
