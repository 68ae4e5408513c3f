package jukigate.keystores.medium;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.cms.CmsSignature;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;

/**
 * Makes and opens media. The content is signed, then encrypted: who finds a medium learns not even
 * who made it. The signed manifest names the receiver, so encrypting the signed content anew for
 * somebody else is found out.
 *
 * <p>Memory: making or opening holds the file a handful of times over, {@value #MAX_BYTES} bytes
 * each at most, and one unpacked entry of at most 8 MiB; never all entries unpacked.
 */
public final class MediumSeal {
  /** A medium is no larger; 100,000 persons are some 10 MiB. */
  public static final int MAX_BYTES = 16 << 20;

  /** The longest time from making to expiry that is taken. */
  public static final Duration LONGEST = Duration.ofDays(31);

  private static final Duration FUTURE = Duration.ofSeconds(30);

  private final SecureRandom random;

  public MediumSeal(SecureRandom random) {
    this.random = random;
  }

  /**
   * A file for the holder of the certificate.
   *
   * @param receiver encryption certificate of the manifest's receiver; RSA, verified by the caller
   * @return refused with MEDIUM_UNREADABLE when the content is too large for one medium
   * @throws IllegalArgumentException when the manifest names another sender than the signer
   */
  public Outcome<Payload> seal(
      MediumContent content, SigningIdentity signer, X509Certificate receiver) {
    MediumManifest manifest = content.manifest();
    if (!manifest.label().from().equals(signer.node())) {
      throw new IllegalArgumentException("the sender of a medium is its signer");
    }
    Instant made = manifest.validity().created();
    return Container.pack(content.entries(), made, digests -> ManifestXml.write(manifest, digests))
        .map(zip -> CmsSignature.sign(zip, signer, made, random))
        .map(signed -> MediumEnvelope.seal(signed, receiver, random))
        .then(
            bytes ->
                bytes.length <= MAX_BYTES
                    ? Outcome.passed(Payload.of(bytes))
                    : Outcome.refused(
                        RefusalCode.MEDIUM_UNREADABLE, bytes.length + " bytes, too large"));
  }

  /**
   * Opens a file, checking in this order: size and form (JG-M01), recipient (JG-M02), algorithms
   * (JG-M05), key, ciphertext and tag (JG-M03), signature (JG-M04, JG-M05), the signer's
   * certificate (JG-M06), the digests of the entries (JG-M10), sender (JG-M07), receiver (JG-M08)
   * and period (JG-M09). Whether the entries are valid, permitted and new is for the node to say.
   */
  public static Outcome<OpenedMedium> open(
      Payload file, DecryptionIdentity receiver, Trust trust, Instant now) {
    if (file.size() > MAX_BYTES) {
      return Outcome.refused(
          RefusalCode.MEDIUM_UNREADABLE, file.size() + " bytes, more than " + MAX_BYTES);
    }
    return MediumEnvelope.open(file.toByteArray(), receiver)
        .then(CmsSignature::verify)
        .then(
            signed ->
                signer(signed.certificate(), trust)
                    .then(signer -> content(new Container(signed.content().toByteArray()), signer)))
        .then(medium -> addressed(medium, receiver.node()))
        .then(medium -> inTime(medium, now));
  }

  private static Outcome<NodeId> signer(X509Certificate certificate, Trust trust) {
    return switch (trust.verify(List.of(certificate), CertificateUsage.MESSAGE_SIGNING)) {
      case Outcome.Passed<NodeId>(NodeId node) -> Outcome.passed(node);
      case Outcome.Refused<NodeId>(Refusal refusal) ->
          Outcome.refused(RefusalCode.MEDIUM_SIGNER_REFUSED, refusal.code().id());
    };
  }

  private static Outcome<OpenedMedium> content(Container container, NodeId signer) {
    return container
        .list()
        .then(
            listing ->
                ManifestXml.read(listing.manifest())
                    .then(
                        read ->
                            read.digests().equals(listing.digests())
                                ? Outcome.passed(read.manifest())
                                : Container.differs("number or SHA-256 of the entries"))
                    .then(manifest -> sentBy(manifest, signer))
                    .map(
                        manifest ->
                            new OpenedMedium(manifest, listing.digests().size(), container)));
  }

  private static Outcome<MediumManifest> sentBy(MediumManifest manifest, NodeId signer) {
    return manifest.label().from().equals(signer)
        ? Outcome.passed(manifest)
        : Outcome.refused(RefusalCode.MEDIUM_SENDER_IS_NOT_SIGNER, manifest.label().from(), signer);
  }

  private static Outcome<OpenedMedium> addressed(OpenedMedium medium, NodeId node) {
    NodeId receiver = medium.manifest().label().to();
    return receiver.equals(node)
        ? Outcome.passed(medium)
        : Outcome.refused(RefusalCode.MEDIUM_RECEIVER_IS_ANOTHER, receiver);
  }

  private static Outcome<OpenedMedium> inTime(OpenedMedium medium, Instant now) {
    var validity = medium.manifest().validity();
    boolean good =
        now.isBefore(validity.expires())
            && !validity.created().isAfter(now.plus(FUTURE))
            && validity.span().compareTo(LONGEST) <= 0;
    return good
        ? Outcome.passed(medium)
        : Outcome.refused(RefusalCode.MEDIUM_EXPIRED, validity.created(), validity.expires());
  }
}
