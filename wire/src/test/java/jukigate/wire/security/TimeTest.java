package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.MESSAGE_EXPIRED;
import static jukigate.domain.refusal.RefusalCode.TIMESTAMP_INVALID;
import static jukigate.wire.Mint.NOW;
import static jukigate.wire.security.SignatureAttackTest.WIRES;
import static jukigate.wire.security.SignatureAttackTest.request;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed period, to the millisecond. */
class TimeTest {
  private static final String CREATED = "2026-04-01T00:00:00.000Z";
  private static final String EXPIRES = "2026-04-01T00:05:00.000Z";

  private static Outcome<UnsealedMessage> unseal(
      Wire wire, String created, String expires, Instant now) {
    String text = request(wire).replace(CREATED, created).replace(">" + EXPIRES, ">" + expires);
    return wire.unseal(Payload.ofUtf8(Forged.sign(text, wire.signer)), now);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-01T00:00:00Z",
    "2026-04-01T00:04:59.999Z",
    "2026-03-31T23:59:30.000Z",
  })
  void insideThePeriod_isAccepted(Instant now) {
    for (Wire wire : WIRES) {
      assertThat(unseal(wire, CREATED, EXPIRES, now).isPassed()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-01T00:05:00.000Z",
    "2026-04-01T00:05:00.000000001Z",
    "2026-04-02T00:00:00Z",
    "2026-03-31T23:59:29.999Z",
    "2026-03-31T23:59:29Z",
    "2025-04-01T00:00:00Z"
  })
  void outsideThePeriod_isRefused(Instant now) {
    for (Wire wire : WIRES) {
      assertThat(codeOf(unseal(wire, CREATED, EXPIRES, now))).isEqualTo(MESSAGE_EXPIRED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-01T00:00:00.000Z,2026-04-01T00:05:00.001Z",
    "2026-03-31T23:59:59.999Z,2026-04-01T00:05:00.000Z",
    "2026-04-01T00:00:00Z,2026-04-02T00:00:00Z",
    "0001-01-01T00:00:00Z,9999-12-31T23:59:59Z",
    "2026-04-01T00:00:00Z,9999-12-31T23:59:59.999Z",
    "2026-04-01T00:00:00Z,2026-04-01T00:00:00Z",
    "2026-04-01T00:05:00Z,2026-04-01T00:00:00Z"
  })
  void periodOfWrongLength_isRefused(String created, String expires) {
    for (Wire wire : WIRES) {
      assertThat(codeOf(unseal(wire, created, expires, NOW))).isEqualTo(TIMESTAMP_INVALID);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-01T00:00:00",
        "2026-04-01T00:00:00+00:00",
        "2026-04-01T09:00:00+09:00",
        "2026-04-01T00:00:00z",
        "2026-04-01t00:00:00Z",
        "2026-04-01 00:00:00Z",
        "2026-04-01T00:00:60Z",
        "2026-04-01T24:00:00Z",
        "2026-04-01T00:60:00Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-04-01T00:00:00.0000Z",
        "2026-04-01T00:00:00.123456Z",
        "2026-04-01T00:00:00.Z",
        "2026-04-01T00:00Z",
        "2026-04-01",
        "+2026-04-01T00:00:00Z",
        "-2026-04-01T00:00:00Z",
        "12026-04-01T00:00:00Z",
        " 2026-04-01T00:00:00Z",
        "2026-04-01T00:00:00Z ",
        "２０２６-04-01T00:00:00Z",
        "令和8年4月1日",
        "<x/>",
        ""
      })
  void otherWritingOfAnInstant_isRefused(String created) {
    for (Wire wire : WIRES) {
      assertThat(codeOf(unseal(wire, created, EXPIRES, NOW))).isEqualTo(TIMESTAMP_INVALID);
      assertThat(codeOf(unseal(wire, CREATED, created, NOW))).isEqualTo(TIMESTAMP_INVALID);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", ".0Z", ".00Z", ".000Z"})
  void fewerFractionDigits_areAccepted(String end) {
    for (Wire wire : WIRES) {
      assertThat(unseal(wire, "2026-04-01T00:00:00" + end, EXPIRES, NOW).isPassed()).isTrue();
    }
  }

  @Test
  void queuedMessage_mayBeValidForSevenDaysAndNoLonger() {
    for (Wire wire : WIRES) {
      assertThat(queued(wire, "2026-04-08T00:00:00.000Z").isPassed()).isTrue();
      assertThat(codeOf(queued(wire, "2026-04-08T00:00:00.001Z"))).isEqualTo(TIMESTAMP_INVALID);
    }
  }

  private static Outcome<UnsealedMessage> queued(Wire wire, String expires) {
    String text = Forged.sign(request(wire).replace(EXPIRES, expires), wire.signer);
    return Envelope.parse(Payload.ofUtf8(text), Direction.REQUEST, XmlLimits.DEFAULT)
        .then(envelope -> wire.unsealer.unseal(envelope, NOW, Delivery.QUEUED));
  }
}
