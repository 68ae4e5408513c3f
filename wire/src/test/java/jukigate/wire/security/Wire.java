package jukigate.wire.security;

import static jukigate.wire.Mint.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** Two nodes that talk, and the messages between them. */
final class Wire {
  static final NodeId SENDER = new NodeId("cs-221007");
  static final NodeId RECEIVER = new NodeId("pref-220001");
  static final String TEXT = "𠮷田\uD842\uDFB7 葛\uDB40\uDD00 &#13;&#10; <b/> &amp; 終";

  final Mint mint = new Mint();
  final SecurityProfile profile;
  final SigningIdentity signer;
  final DecryptionIdentity decryption = mint.decryption(RECEIVER);
  final Trust trust;
  final Sealer sealer;
  final Unsealer unsealer;
  private int count;

  Wire(SecurityProfile profile, String key) {
    this.profile = profile;
    this.signer = mint.signing(SENDER, key);
    this.trust = new Trust(mint.material(), profile, () -> NOW);
    this.sealer = new Sealer(profile);
    this.unsealer = new Unsealer(profile, trust);
  }

  static Wire high() {
    return new Wire(SecurityProfile.HIGH_2026, "EC256");
  }

  static Wire recommended() {
    return new Wire(SecurityProfile.RECOMMENDED_2026, "RSA3072");
  }

  static Element body(String text) {
    String xml =
        "<u:UpdateIdentity xmlns:u=\"urn:jukigate:identity-update:v1\"><u:name u:k=\"a&#10;b\">"
            + text
            + "</u:name></u:UpdateIdentity>";
    return SafeXml.parse(Payload.ofUtf8(xml), XmlLimits.DEFAULT).orThrow().getDocumentElement();
  }

  MessageId nextId() {
    count++;
    return new MessageId("urn:uuid:" + new UUID(7, count));
  }

  OutgoingMessage request() {
    return new OutgoingMessage(
        MessageKind.REQUEST,
        new Addressing(
            RECEIVER,
            SENDER,
            Operation.UPDATE_IDENTITY.requestAction(),
            nextId(),
            Optional.empty()),
        Optional.of(new Dispatch("op-1", "term-1", Purpose.REGISTER_UPDATE)),
        Validity.from(NOW, Duration.ofMinutes(5)),
        body(TEXT),
        Optional.empty());
  }

  OutgoingMessage encryptedRequest() {
    OutgoingMessage plain = request();
    return new OutgoingMessage(
        plain.kind(),
        plain.addressing(),
        plain.dispatch(),
        plain.validity(),
        plain.body(),
        Optional.of(decryption.certificate()));
  }

  OutgoingMessage answer() {
    return new OutgoingMessage(
        MessageKind.RESPONSE,
        new Addressing(
            RECEIVER,
            SENDER,
            Operation.UPDATE_IDENTITY.responseAction(),
            nextId(),
            Optional.of(new MessageId("urn:uuid:" + new UUID(9, 9)))),
        Optional.empty(),
        Validity.from(NOW, Duration.ofMinutes(5)),
        body("ok"),
        Optional.empty());
  }

  Payload sealed() {
    return sealer.seal(request(), signer);
  }

  Outcome<UnsealedMessage> unseal(Payload payload) {
    return unseal(payload, NOW);
  }

  Outcome<UnsealedMessage> unseal(Payload payload, Instant now) {
    return Envelope.parse(payload, Direction.REQUEST, XmlLimits.DEFAULT)
        .then(envelope -> unsealer.unseal(envelope, now));
  }

  Outcome<UnsealedMessage> unsealAnswer(Payload payload) {
    return Envelope.parse(payload, Direction.ANSWER, XmlLimits.DEFAULT)
        .then(envelope -> unsealer.unseal(envelope, NOW));
  }

  static RefusalCode codeOf(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(var refusal) -> refusal.code();
      case Outcome.Passed<?> passed -> throw new AssertionError("was accepted");
    };
  }
}
