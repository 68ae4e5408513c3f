package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;

/** Whether an answer is the one to the request, and what the profiles let it leave out. */
class AnswerTest {
  private static final Addressing REQUEST =
      new Addressing(
          Wire.SENDER,
          Wire.RECEIVER,
          Operation.UPDATE_IDENTITY.requestAction(),
          new MessageId("urn:uuid:00000000-0000-0000-0000-000000000001"),
          Optional.empty());
  private static final String ANONYMOUS = "http://www.w3.org/2005/08/addressing/anonymous";

  private final Wire high = Wire.high();
  private final Wire recommended = Wire.recommended();

  private static String answer(Wire wire) {
    return Forged.text(
        wire.sealer.seal(
            new OutgoingMessage(
                MessageKind.RESPONSE,
                new Addressing(
                    REQUEST.from(),
                    REQUEST.to(),
                    Operation.UPDATE_IDENTITY.responseAction(),
                    wire.nextId(),
                    Optional.of(REQUEST.messageId())),
                Optional.empty(),
                Validity.from(Mint.NOW, Duration.ofMinutes(5)),
                Wire.body("ok"),
                Optional.empty()),
            wire.signer));
  }

  private static String withoutFrom(Wire wire) {
    String less =
        answer(wire)
            .replaceFirst("<wsa:From .*?</wsa:From>", "")
            .replaceFirst("<ds:Reference URI=\"#from\">.*?</ds:Reference>", "");
    return Forged.sign(less, wire.signer);
  }

  private static String toAnybody(Wire wire) {
    String urn = REQUEST.from().urn();
    return Forged.sign(answer(wire).replaceFirst(">" + urn, ">" + ANONYMOUS), wire.signer);
  }

  private static Envelope envelope(String text) {
    return Envelope.parse(Payload.ofUtf8(text), Direction.ANSWER, XmlLimits.DEFAULT).orThrow();
  }

  private static Outcome<UnsealedMessage> unseal(Wire wire, String text, Addressing request) {
    return wire.unsealer.unsealAnswer(envelope(text), Mint.NOW, request);
  }

  private static RefusalCode code(Wire wire, String text) {
    return Wire.codeOf(unseal(wire, text, REQUEST));
  }

  @Test
  void answerToTheRequest_isUnsealed() {
    for (Wire wire : new Wire[] {high, recommended}) {
      UnsealedMessage message = unseal(wire, answer(wire), REQUEST).orThrow();
      assertThat(message.kind()).isEqualTo(MessageKind.RESPONSE);
      assertThat(message.addressing().from()).isEqualTo(REQUEST.to());
      assertThat(message.addressing().to()).isEqualTo(REQUEST.from());
      assertThat(message.addressing().relatesTo()).contains(REQUEST.messageId());
      assertThat(message.signer()).isEqualTo(Wire.SENDER);
      assertThat(message.certificate()).isEqualTo(wire.signer.certificate());
    }
  }

  @Test
  void answerToAnotherRequest_isRefused() {
    Addressing other =
        new Addressing(
            REQUEST.to(), REQUEST.from(), REQUEST.action(), high.nextId(), Optional.empty());
    assertThat(Wire.codeOf(unseal(high, answer(high), other)))
        .isEqualTo(RefusalCode.RESPONSE_UNRELATED);
  }

  @Test
  void answerThatIsChanged_isRefused() {
    String changed = answer(high).replace(">ok<", ">no<");
    assertThat(code(high, changed)).isEqualTo(RefusalCode.SIGNATURE_INVALID);
  }

  @Test
  void answerWithoutFrom_isThatOfItsSigner_inRecommendedOnly() {
    var message = unseal(recommended, withoutFrom(recommended), REQUEST).orThrow();
    assertThat(message.addressing().from()).isEqualTo(Wire.SENDER);
    assertThat(code(high, withoutFrom(high))).isEqualTo(RefusalCode.HEADER_MISSING);
  }

  @Test
  void answerWithoutFrom_ofAnotherNodeThanWasAsked_isRefused() {
    Addressing toAnother =
        new Addressing(
            NodeId.NATIONAL,
            REQUEST.from(),
            REQUEST.action(),
            REQUEST.messageId(),
            Optional.empty());
    for (Wire wire : new Wire[] {high, recommended}) {
      assertThat(Wire.codeOf(unseal(wire, withoutFrom(wire), toAnother)))
          .isEqualTo(RefusalCode.SENDER_IS_NOT_SIGNER);
    }
  }

  @Test
  void answerToAnybody_isToTheOneWhoAsked_inRecommendedOnly() {
    var message = unseal(recommended, toAnybody(recommended), REQUEST).orThrow();
    assertThat(message.addressing().to()).isEqualTo(REQUEST.from());
    assertThat(code(high, toAnybody(high))).isEqualTo(RefusalCode.HEADER_INVALID);
  }

  @Test
  void messageToAnybody_isRefusedWhereNobodyAsked() {
    assertThat(Wire.codeOf(recommended.unsealAnswer(Payload.ofUtf8(toAnybody(recommended)))))
        .isEqualTo(RefusalCode.HEADER_INVALID);
  }

  @Test
  void envelope_tellsItsAddressingWhereItIsWhole() {
    Envelope whole = envelope(answer(high));
    assertThat(whole.direction()).isEqualTo(Direction.ANSWER);
    assertThat(whole.addressing().to()).isEqualTo(REQUEST.from());
    assertThat(whole.addressing().from()).isEqualTo(REQUEST.to());
    assertThat(whole.addressing().action()).isEqualTo(Operation.UPDATE_IDENTITY.responseAction());
    assertThat(whole.addressing().relatesTo()).contains(REQUEST.messageId());
    assertThatThrownBy(() -> envelope(withoutFrom(high)).addressing())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no wsa:From");
    assertThatThrownBy(() -> envelope(toAnybody(high)).addressing())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("anonymous wsa:To");
  }
}
