package jukigate.conformance.stand;

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
 * A good answer to a notification in the making, so that a hostile node changes only what it is
 * about.
 *
 * @param body the child of soap:Body, as text
 */
public record Reply(
    Addressing addressing,
    Instant created,
    String body,
    Optional<X509Certificate> encryptFor,
    SigningIdentity signer) {
  private static final Duration LIFE = Duration.ofMinutes(5);

  /** As the node should answer a request whose body is open. */
  public static Reply to(Payload request, Network network) {
    Envelope envelope = Envelope.parse(request, Direction.REQUEST, XmlLimits.DEFAULT).orThrow();
    return to(envelope.addressing(), text(request), network);
  }

  /**
   * @param asked of the request
   * @param body of the request, readable
   */
  static Reply to(Addressing asked, String body, Network network) {
    Operation operation = network.contract().operation(asked.action()).orElseThrow();
    return new Reply(
        new Addressing(
            asked.from(),
            asked.to(),
            operation.responseAction(),
            MessageId.fresh(network.random()),
            Optional.of(asked.messageId())),
        network.clock().instant(),
        network.contract().bodies().answer(operation, asked.to(), body, network.trust()),
        operation.encrypted()
            ? Optional.of(network.pki().encryptionCertificate(asked.from()))
            : Optional.empty(),
        network.pki().signing(asked.to(), network.profile()));
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  public Reply from(NodeId from) {
    return addressing(
        new Addressing(
            addressing.to(), from, addressing.action(), addressing.messageId(), relates()));
  }

  public Reply to(NodeId to) {
    return addressing(
        new Addressing(
            to, addressing.from(), addressing.action(), addressing.messageId(), relates()));
  }

  public Reply relatesTo(MessageId other) {
    return addressing(
        new Addressing(
            addressing.to(),
            addressing.from(),
            addressing.action(),
            addressing.messageId(),
            Optional.of(other)));
  }

  public Reply action(String action) {
    return addressing(
        new Addressing(
            addressing.to(), addressing.from(), action, addressing.messageId(), relates()));
  }

  private Optional<MessageId> relates() {
    return addressing.relatesTo();
  }

  private Reply addressing(Addressing other) {
    return new Reply(other, created, body, encryptFor, signer);
  }

  public Reply body(UnaryOperator<String> change) {
    return new Reply(addressing, created, change.apply(body), encryptFor, signer);
  }

  public Reply created(Instant other) {
    return new Reply(addressing, other, body, encryptFor, signer);
  }

  public Reply encryptFor(X509Certificate reader) {
    return new Reply(addressing, created, body, Optional.of(reader), signer);
  }

  /** Readable by everybody. */
  public Reply plain() {
    return new Reply(addressing, created, body, Optional.empty(), signer);
  }

  public Reply signer(SigningIdentity other) {
    return new Reply(addressing, created, body, encryptFor, other);
  }

  public Payload seal(SecurityProfile profile) {
    var element =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    var message =
        new OutgoingMessage(
            MessageKind.RESPONSE,
            addressing,
            Optional.empty(),
            Validity.from(created, LIFE),
            element,
            encryptFor);
    return new Sealer(profile).seal(message, signer);
  }

  /** The answer in HTTP, as a node gives it. */
  public static byte[] http(Payload body) {
    return http("200 OK", body, head -> head);
  }

  /**
   * @param change of the head, whose lines end with CR and LF
   */
  public static byte[] http(String status, Payload body, UnaryOperator<String> change) {
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
