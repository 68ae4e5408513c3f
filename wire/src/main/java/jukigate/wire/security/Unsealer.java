package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.HEADER_INVALID;
import static jukigate.domain.refusal.RefusalCode.HEADER_MISSING;
import static jukigate.domain.refusal.RefusalCode.MESSAGE_EXPIRED;
import static jukigate.domain.refusal.RefusalCode.RESPONSE_UNRELATED;
import static jukigate.domain.refusal.RefusalCode.SENDER_IS_NOT_SIGNER;
import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.domain.refusal.RefusalCode.TIMESTAMP_INVALID;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.diagnosis.SignatureDiagnosis;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Headers;
import jukigate.wire.envelope.Part;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.SignatureShape.Shape;
import jukigate.wire.security.UnsealedMessage.Signer;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import org.w3c.dom.Element;

/**
 * Verifies who signed which parts of an envelope. Thread-safe.
 *
 * <p>Order: form and size of the certificate, form and algorithms of the signature, coverage, trust
 * and revocation, time, and last the cryptography; then the nodes that WSS4J verified are compared
 * with the parts of the envelope by identity. Not asked here: replay, and whether signer, declared
 * sender and TLS peer are one; that is for the caller.
 */
public final class Unsealer {
  private final SecurityProfile profile;
  private final Trust trust;
  private final Engine engine;

  public Unsealer(SecurityProfile profile, Trust trust) {
    this.profile = profile;
    this.trust = trust;
    this.engine = new Engine(profile);
  }

  /** As a synchronous message: it may be valid for 5 minutes. */
  public Outcome<UnsealedMessage> unseal(Envelope envelope, Instant now) {
    return unseal(envelope, now, Delivery.IMMEDIATE);
  }

  /**
   * Refused are: tokens other than one X.509v3 certificate of at most 8 KiB, in DER (JG-201,
   * JG-202); algorithms outside the profile (JG-203); any other form of the signature, surplus
   * references included (JG-204); an unsigned part (JG-205); a signature that does not verify
   * (JG-206); what {@link Trust#verify} refuses; a period longer than the delivery allows or
   * beginning more than 30 s ahead (JG-214), or over (JG-215).
   */
  public Outcome<UnsealedMessage> unseal(Envelope envelope, Instant now, Delivery delivery) {
    return verify(envelope, now, delivery)
        .then(signer -> complete(envelope, signer, addressingOf(envelope, signer)));
  }

  /**
   * As the answer to a request: it must relate to it (JG-406). Where the profile allows it, an
   * answer may lack wsa:From if its signer is the node that was asked, and may be addressed to the
   * anonymous address, as stock SOAP servers do.
   */
  public Outcome<UnsealedMessage> unsealAnswer(Envelope envelope, Instant now, Addressing request) {
    if (!envelope.headers().relatesTo().equals(Optional.of(request.messageId()))) {
      return Outcome.refused(RESPONSE_UNRELATED);
    }
    return verify(envelope, now, Delivery.IMMEDIATE)
        .then(signer -> complete(envelope, signer, answerTo(request, envelope, signer)));
  }

  private Outcome<UnsealedMessage> complete(
      Envelope envelope, Signer signer, Outcome<Addressing> addressing) {
    return addressing.then(
        complete ->
            EncryptedContent.of(envelope, profile)
                .map(encrypted -> new UnsealedMessage(envelope, signer, complete, encrypted)));
  }

  private Outcome<Signer> verify(Envelope envelope, Instant now, Delivery delivery) {
    return Token.certificate(envelope.part(Part.TOKEN).orElseThrow())
        .then(certificate -> verify(envelope, certificate, now, delivery));
  }

  private Outcome<Signer> verify(
      Envelope envelope, X509Certificate certificate, Instant now, Delivery delivery) {
    return new SignatureShape(profile, envelope)
        .read()
        .then(
            shape ->
                trust
                    .verify(List.of(certificate), CertificateUsage.MESSAGE_SIGNING)
                    .then(node -> checkTime(envelope.validity(), now, delivery).map(ok -> node))
                    .then(node -> checkSignature(envelope, certificate, shape).map(ok -> node))
                    .map(node -> new Signer(node, certificate)));
  }

  private Outcome<Validity> checkTime(Validity validity, Instant now, Delivery delivery) {
    Duration longest =
        delivery == Delivery.QUEUED ? profile.periods().queued() : profile.periods().immediate();
    if (validity.span().compareTo(longest) > 0) {
      return Outcome.refused(TIMESTAMP_INVALID, "longer than " + longest);
    }
    if (validity.created().isAfter(now.plus(profile.periods().future()))) {
      return Outcome.refused(MESSAGE_EXPIRED);
    }
    return now.isBefore(validity.expires())
        ? Outcome.passed(validity)
        : Outcome.refused(MESSAGE_EXPIRED);
  }

  private Outcome<Shape> checkSignature(
      Envelope envelope, X509Certificate certificate, Shape shape) {
    Optional<Refusal> mismatch = KeyMatch.refusalOf(certificate.getPublicKey(), shape);
    if (mismatch.isPresent()) {
      return mismatch.get().code() == SIGNATURE_INVALID
          ? doesNotVerify(envelope, certificate)
          : Outcome.refused(mismatch.get());
    }
    Optional<Set<Element>> verified = engine.verify(envelope, certificate);
    // Identity sets: what WSS4J digested must be the very nodes that the envelope is read from.
    return verified.isPresent() && verified.get().equals(shape.signed())
        ? Outcome.passed(shape)
        : doesNotVerify(envelope, certificate);
  }

  /** The reason is for the journal; the wire learns the id only. */
  private static <T> Outcome<T> doesNotVerify(Envelope envelope, X509Certificate certificate) {
    return Outcome.refused(
        SIGNATURE_INVALID,
        SignatureDiagnosis.brief(envelope, certificate)
            .map(SignatureDiagnosis::summary)
            .filter(summary -> !summary.isEmpty())
            .orElse("?"));
  }

  private Outcome<Addressing> addressingOf(Envelope envelope, Signer signer) {
    Headers headers = envelope.headers();
    if (headers.to().isEmpty()) {
      return Outcome.refused(HEADER_INVALID, Part.TO.label());
    }
    return from(headers, signer).map(from -> addressing(headers, headers.to().get(), from));
  }

  private Outcome<Addressing> answerTo(Addressing request, Envelope envelope, Signer signer) {
    Headers headers = envelope.headers();
    if (headers.to().isEmpty() && !profile.answerMayOmitFrom()) {
      return Outcome.refused(HEADER_INVALID, Part.TO.label());
    }
    if (headers.from().isEmpty() && !signer.node().equals(request.to())) {
      return Outcome.refused(SENDER_IS_NOT_SIGNER, request.to(), signer.node());
    }
    NodeId to = headers.to().orElse(request.from());
    return from(headers, signer).map(from -> addressing(headers, to, from));
  }

  private Outcome<NodeId> from(Headers headers, Signer signer) {
    if (headers.from().isEmpty() && !profile.answerMayOmitFrom()) {
      return Outcome.refused(HEADER_MISSING, Part.FROM.label());
    }
    return Outcome.passed(headers.from().orElse(signer.node()));
  }

  private static Addressing addressing(Headers headers, NodeId to, NodeId from) {
    return new Addressing(to, from, headers.action(), headers.messageId(), headers.relatesTo());
  }
}
