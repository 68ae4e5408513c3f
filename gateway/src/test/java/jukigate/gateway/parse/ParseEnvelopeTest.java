package jukigate.gateway.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;

class ParseEnvelopeTest {
  private static final int MOST = XmlLimits.DEFAULT.maxBytes();

  private static RefusalCode refusal(int bytes) {
    var http =
        new Http(
            "POST",
            "/line/v1",
            Optional.of("text/xml; charset=utf-8"),
            Optional.empty(),
            Optional.empty());
    var arrival = new Arrival("id", Instant.EPOCH, http, List.of(), Payload.of(new byte[bytes]));
    return new ParseEnvelope(XmlLimits.DEFAULT).apply(arrival)
            instanceof Outcome.Refused<ParsedMessage>(var refusal)
        ? refusal.code()
        : null;
  }

  @Test
  void messageOfTheLargestSize_isRead_andOneByteMoreIsNot() {
    assertThat(refusal(MOST + 1)).isEqualTo(RefusalCode.MESSAGE_TOO_LARGE);
    assertThat(refusal(MOST)).isNotEqualTo(RefusalCode.MESSAGE_TOO_LARGE).isNotNull();
  }
}
