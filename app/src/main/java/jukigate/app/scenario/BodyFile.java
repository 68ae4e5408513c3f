package jukigate.app.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** A file with the one child element of soap:Body. */
public final class BodyFile {
  private BodyFile() {}

  /** Refused: FILE_UNREADABLE, and what {@link SafeXml#parse} refuses. */
  public static Outcome<Element> read(Path file) {
    try {
      return SafeXml.parse(Payload.of(Files.readAllBytes(file)), XmlLimits.DEFAULT)
          .map(document -> document.getDocumentElement());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /** The same the other way round: a child of soap:Body as text. */
  public static String text(Element body) {
    return new String(SafeXml.serialize(body).toByteArray(), StandardCharsets.UTF_8);
  }
}
