package jukigate.wire.key;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;

/**
 * Signatures over plain bytes, for what is no message: SHA-256 with ECDSA or RSA (PKCS #1), as
 * {@code openssl dgst -sha256} makes and checks them.
 */
public final class DetachedSignature {
  private DetachedSignature() {}

  public static byte[] sign(SigningIdentity identity, byte[] bytes) {
    try {
      var signature = Signature.getInstance(algorithm(identity.certificate().getPublicKey()));
      signature.initSign(identity.key());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of " + identity.node() + " cannot sign", e);
    }
  }

  /**
   * False for a wrong signature and for one that is none. Trust in the certificate is not asked.
   */
  public static boolean isGood(X509Certificate certificate, byte[] bytes, byte[] signature) {
    try {
      var verifier = Signature.getInstance(algorithm(certificate.getPublicKey()));
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return key instanceof ECKey ? "SHA256withECDSA" : "SHA256withRSA";
  }
}
