package jukigate.gateway.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;

/** HTTP as the protocol wants it, then the bytes: limits, well-formedness, structure. */
public final class ParseEnvelope implements Function<Arrival, Outcome<ParsedMessage>> {
  private static final Pattern MEDIA_TYPE = Pattern.compile("text/xml *; *charset *= *\"?utf-8\"?");

  private final XmlLimits limits;

  public ParseEnvelope(XmlLimits limits) {
    this.limits = limits;
  }

  @Override
  public Outcome<ParsedMessage> apply(Arrival arrival) {
    Http http = arrival.http();
    if (!http.method().equals("POST")) {
      return Outcome.refused(RefusalCode.METHOD_NOT_ALLOWED, http.method());
    }
    if (!isXml(http.contentType()) || http.contentEncoding().isPresent()) {
      return Outcome.refused(
          RefusalCode.MEDIA_TYPE_UNSUPPORTED, http.contentType().orElse("(none)"));
    }
    if (arrival.body().size() > limits.maxBytes()) {
      return Outcome.refused(RefusalCode.MESSAGE_TOO_LARGE, limits.maxBytes());
    }
    return Envelope.parse(arrival.body(), Direction.REQUEST, limits)
        .map(envelope -> new ParsedMessage(arrival, envelope));
  }

  /** Whether a Content-Type is {@code text/xml; charset=utf-8}. */
  public static boolean isXml(Optional<String> contentType) {
    return contentType
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .filter(type -> MEDIA_TYPE.matcher(type).matches())
        .isPresent();
  }
}
