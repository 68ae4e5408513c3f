package jukigate.gateway.server;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
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

/** A message in the making, so that a test changes only what it is about. */
record Draft(
    MessageKind kind,
    Addressing addressing,
    Purpose purpose,
    Instant created,
    String body,
    Optional<X509Certificate> encryptFor,
    SigningIdentity signer) {

  Draft to(NodeId to) {
    return with(
        new Addressing(
            to,
            addressing.from(),
            addressing.action(),
            addressing.messageId(),
            addressing.relatesTo()));
  }

  Draft from(NodeId from) {
    return with(
        new Addressing(
            addressing.to(),
            from,
            addressing.action(),
            addressing.messageId(),
            addressing.relatesTo()));
  }

  Draft action(String action) {
    return with(
        new Addressing(
            addressing.to(),
            addressing.from(),
            action,
            addressing.messageId(),
            addressing.relatesTo()));
  }

  Draft relatesTo(MessageId id) {
    return with(
        new Addressing(
            addressing.to(),
            addressing.from(),
            addressing.action(),
            addressing.messageId(),
            Optional.of(id)));
  }

  Draft with(Addressing other) {
    return new Draft(kind, other, purpose, created, body, encryptFor, signer);
  }

  Draft operation(Operation operation) {
    return action(operation.requestAction());
  }

  Draft purpose(Purpose other) {
    return new Draft(kind, addressing, other, created, body, encryptFor, signer);
  }

  Draft created(Instant at) {
    return new Draft(kind, addressing, purpose, at, body, encryptFor, signer);
  }

  Draft body(String other) {
    return new Draft(kind, addressing, purpose, created, other, encryptFor, signer);
  }

  Draft encryptFor(X509Certificate certificate) {
    return new Draft(kind, addressing, purpose, created, body, Optional.of(certificate), signer);
  }

  Draft signer(SigningIdentity other) {
    return new Draft(kind, addressing, purpose, created, body, encryptFor, other);
  }

  Payload seal(SecurityProfile profile) {
    var limits = new XmlLimits(10 << 20, 64, 100_000, 50);
    var element = SafeXml.parse(Payload.ofUtf8(body), limits).orThrow().getDocumentElement();
    Optional<Dispatch> dispatch =
        kind == MessageKind.REQUEST
            ? Optional.of(new Dispatch("op-1", "term-1", purpose))
            : Optional.empty();
    var validity = Validity.from(created, Duration.ofMinutes(5));
    return new Sealer(profile)
        .seal(
            new OutgoingMessage(kind, addressing, dispatch, validity, element, encryptFor), signer);
  }
}
