package jukigate.conformance.attack;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.conformance.contract.Bodies;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/**
 * A good request in the making, so that an attack changes only what it is about: a city tells its
 * prefecture of a birth.
 *
 * @param resident whom it is about, unknown to every server until it is accepted
 * @param body the child of soap:Body, as text
 * @param created of its timestamp
 * @param life how long after that it expires
 */
public record Letter(
    ResidentCode resident,
    Addressing addressing,
    Purpose purpose,
    Instant created,
    Duration life,
    String body,
    Optional<X509Certificate> encryptFor,
    SigningIdentity signer) {

  /** About somebody: the marks of the template become his or her numbers. */
  public Letter about(int number) {
    ResidentCode other = SyntheticBlock.residentCode(number);
    String text =
        body.replace(Bodies.NUMBER, String.valueOf(number))
            .replace("VENDOR-1", "ATTACK-" + number)
            .replace("999202611041", SyntheticBlock.individualNumber(number).value())
            .replace("99202611040", other.value());
    return new Letter(other, addressing, purpose, created, life, text, encryptFor, signer);
  }

  public Letter to(NodeId to) {
    return with(
        new Addressing(
            to, addressing.from(), addressing.action(), addressing.messageId(), Optional.empty()));
  }

  public Letter from(NodeId from) {
    return with(
        new Addressing(
            addressing.to(), from, addressing.action(), addressing.messageId(), Optional.empty()));
  }

  public Letter action(String action) {
    return with(
        new Addressing(
            addressing.to(), addressing.from(), action, addressing.messageId(), Optional.empty()));
  }

  public Letter operation(Operation operation) {
    return action(operation.requestAction());
  }

  public Letter messageId(MessageId id) {
    return with(
        new Addressing(
            addressing.to(), addressing.from(), addressing.action(), id, Optional.empty()));
  }

  private Letter with(Addressing other) {
    return new Letter(resident, other, purpose, created, life, body, encryptFor, signer);
  }

  public Letter purpose(Purpose other) {
    return new Letter(resident, addressing, other, created, life, body, encryptFor, signer);
  }

  public Letter created(Instant at, Duration lives) {
    return new Letter(resident, addressing, purpose, at, lives, body, encryptFor, signer);
  }

  public Letter body(UnaryOperator<String> change) {
    return new Letter(
        resident, addressing, purpose, created, life, change.apply(body), encryptFor, signer);
  }

  public Letter encryptFor(X509Certificate reader) {
    return new Letter(
        resident, addressing, purpose, created, life, body, Optional.of(reader), signer);
  }

  public Letter signer(SigningIdentity other) {
    return new Letter(resident, addressing, purpose, created, life, body, encryptFor, other);
  }

  /** The exact bytes, signed by the signer. */
  Payload seal(SecurityProfile profile) {
    var element =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(new Dispatch("op-0001", "term-0001", purpose)),
            Validity.from(created, life),
            element,
            encryptFor);
    return new Sealer(profile).seal(message, signer);
  }
}
