package jukigate.conformance.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/**
 * A good answer to a letter in the making, so that a hostile node changes only what it is about.
 *
 * @param body the child of soap:Body, as text
 */
record Reply(
    Addressing addressing,
    Instant created,
    String body,
    Optional<X509Certificate> encryptFor,
    SigningIdentity signer) {
  private static final String BODY =
      """
      <p:UpdateIdentityResponse xmlns:p="urn:jukigate:identity-update:v1" \
      xmlns:t="urn:jukigate:types:v1"><p:acknowledgement>\
      <t:requestNumber>NUMBER</t:requestNumber><t:updateNumber>1</t:updateNumber>\
      <t:receiver>RECEIVER</t:receiver><t:receivedAt>2026-11-20T10:15:30.123+09:00</t:receivedAt>\
      </p:acknowledgement></p:UpdateIdentityResponse>""";

  /** As the node should answer. */
  static Reply to(Payload request, Range range) {
    Addressing asked =
        Envelope.parse(request, Direction.REQUEST, XmlLimits.DEFAULT).orThrow().addressing();
    Target target = range.target();
    String number = Range.text(request).replaceFirst("(?s).*<u:requestNumber>([^<]*)<.*", "$1");
    return new Reply(
        new Addressing(
            asked.from(),
            asked.to(),
            Operation.UPDATE_IDENTITY.responseAction(),
            range.freshId(),
            Optional.of(asked.messageId())),
        target.clock().instant(),
        BODY.replace("NUMBER", number).replace("RECEIVER", asked.to().value()),
        Optional.empty(),
        target.pki().signing(asked.to(), target.profile()));
  }

  Reply from(NodeId from) {
    return addressing(
        new Addressing(
            addressing.to(), from, addressing.action(), addressing.messageId(), relates()));
  }

  Reply to(NodeId to) {
    return addressing(
        new Addressing(
            to, addressing.from(), addressing.action(), addressing.messageId(), relates()));
  }

  Reply relatesTo(MessageId other) {
    return addressing(
        new Addressing(
            addressing.to(),
            addressing.from(),
            addressing.action(),
            addressing.messageId(),
            Optional.of(other)));
  }

  private Optional<MessageId> relates() {
    return addressing.relatesTo();
  }

  private Reply addressing(Addressing other) {
    return new Reply(other, created, body, encryptFor, signer);
  }

  Reply created(Instant other) {
    return new Reply(addressing, other, body, encryptFor, signer);
  }

  Reply encryptFor(X509Certificate reader) {
    return new Reply(addressing, created, body, Optional.of(reader), signer);
  }

  Reply signer(SigningIdentity other) {
    return new Reply(addressing, created, body, encryptFor, other);
  }

  Payload seal(SecurityProfile profile) {
    var element =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    var message =
        new OutgoingMessage(
            MessageKind.RESPONSE,
            addressing,
            Optional.empty(),
            Validity.from(created, Duration.ofMinutes(5)),
            element,
            encryptFor);
    return new Sealer(profile).seal(message, signer);
  }

  /** The answer in HTTP, as a node gives it. */
  static byte[] http(Payload body) {
    return http("200 OK", body, head -> head);
  }

  /**
   * @param change of the head, whose lines end with CR and LF
   */
  static byte[] http(String status, Payload body, UnaryOperator<String> change) {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: "
            + body.size()
            + "\r\nConnection: close\r\n\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(change.apply(head).getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body.toByteArray());
    return bytes.toByteArray();
  }
}
