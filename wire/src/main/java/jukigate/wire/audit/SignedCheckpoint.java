package jukigate.wire.audit;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import jukigate.wire.key.DetachedSignature;
import jukigate.wire.key.SigningIdentity;

/**
 * A checkpoint with the signature over its text. Both texts come from a database that somebody may
 * have had in hand: they may be anything.
 *
 * @param signature Base64 of what {@code openssl dgst -sha256 -verify} takes
 * @param certificate Base64 of the signer's, in DER
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signature, String certificate) {

  public static SignedCheckpoint sign(Checkpoint checkpoint, SigningIdentity signer) {
    try {
      return new SignedCheckpoint(
          checkpoint,
          base64(DetachedSignature.sign(signer, bytes(checkpoint))),
          base64(signer.certificate().getEncoded()));
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was parsed has an encoding", e);
    }
  }

  /** The signer's; empty when the text is no certificate. */
  public Optional<X509Certificate> signer() {
    try {
      var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(certificate));
      var factory = CertificateFactory.getInstance("X.509");
      return Optional.of((X509Certificate) factory.generateCertificate(bytes));
    } catch (CertificateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the signature is that of the certificate; whose it is, is not asked. */
  public boolean isGood() {
    return signer().filter(this::isSignedWith).isPresent();
  }

  /** The same for who has read the certificate already. */
  public boolean isSignedWith(X509Certificate signer) {
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      return DetachedSignature.isGood(signer, bytes(checkpoint), bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(Checkpoint checkpoint) {
    return checkpoint.text().getBytes(StandardCharsets.UTF_8);
  }
}
