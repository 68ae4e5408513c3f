package jukigate.app.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** A file with the one child element of soap:Body. */
public final class BodyFile {
  private BodyFile() {}

  /** Refused: FILE_UNREADABLE, and what {@link SafeXml#parse} refuses. */
  public static Outcome<Element> read(Path file) {
    return SafeXml.read(file).then(BodyFile::parsed);
  }

  /** With values in their places. Refused: what {@link Form#filled} refuses, besides. */
  public static Outcome<Element> read(Form form, Values captured) {
    return form.filled(captured).then(BodyFile::parsed);
  }

  private static Outcome<Element> parsed(Payload content) {
    return SafeXml.parse(content, XmlLimits.DEFAULT).map(document -> document.getDocumentElement());
  }

  /** The same the other way round: a child of soap:Body as text. */
  public static String text(Element body) {
    return new String(SafeXml.serialize(body).toByteArray(), StandardCharsets.UTF_8);
  }
}
