package jukigate.app.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;

/**
 * A file of a scenario, in which names may stand for values.
 *
 * @param values those that are known before anything is sent
 */
public record Form(Path file, Values values) {
  private static final String OPEN = "${";

  /** A file that is used as it is, if it has no names. */
  public Form(Path file) {
    this(file, Values.NONE);
  }

  /**
   * What is in it, once the values are in their places.
   *
   * @param captured values that messages brought
   * @return refused with FILE_UNREADABLE, and with PLACEHOLDER_UNKNOWN, file and line
   */
  public Outcome<Payload> filled(Values captured) {
    return filled(captured, true);
  }

  /** The same of a file that may hold placeholders of a comparison besides: those stay. */
  public Outcome<Payload> expectation(Values captured) {
    return filled(captured, false);
  }

  private Outcome<Payload> filled(Values captured, boolean whole) {
    return SafeXml.read(file).then(content -> filled(content, values.with(captured), whole));
  }

  private Outcome<Payload> filled(Payload content, Values all, boolean whole) {
    var source = new Source(file, new String(content.toByteArray(), StandardCharsets.UTF_8));
    if (!source.text().contains(OPEN)) {
      return Outcome.passed(content);
    }
    Optional<String> unknown = whole ? all.unknownIn(source.text()) : Optional.empty();
    if (unknown.isPresent()) {
      return Outcome.refused(
          RefusalCode.PLACEHOLDER_UNKNOWN,
          file,
          source.line(unknown.get()),
          unknown.get(),
          all.written());
    }
    boolean isXml = !file.toString().endsWith(".csv");
    return Outcome.passed(Payload.ofUtf8(isXml ? all.inXml(source.text()) : all.in(source.text())));
  }
}
