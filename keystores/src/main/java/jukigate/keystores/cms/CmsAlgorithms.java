package jukigate.keystores.cms;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import jukigate.wire.trust.KeyStrength;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The algorithms of CMS (media, statements): few, and the same in both profiles. */
public final class CmsAlgorithms {
  /** Asked by name nowhere, and not registered: only CMS uses it. */
  public static final Provider PROVIDER = new BouncyCastleProvider();

  public static final int NONCE = 12;
  public static final int TAG = 16;

  private static final AlgorithmIdentifier SHA256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
  private static final AlgorithmIdentifier MGF1 =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256);

  private CmsAlgorithms() {}

  /** RSA-OAEP with SHA-256 twice and no label (RFC 3560, 8017). */
  public static AlgorithmIdentifier oaep() {
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_RSAES_OAEP,
        new RSAESOAEPparams(SHA256, MGF1, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
  }

  /** Whether it is that, with NULL or nothing beside the hash (RFC 8017 §A.2.1: both are right). */
  public static boolean isOaep(AlgorithmIdentifier algorithm) {
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSAES_OAEP)) {
      return false;
    }
    var parameters = RSAESOAEPparams.getInstance(algorithm.getParameters());
    return parameters != null
        && isSha256(parameters.getHashAlgorithm())
        && isMgf1(parameters.getMaskGenAlgorithm())
        && parameters.getPSourceAlgorithm().equals(RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM);
  }

  /** What a key signs with, by its name in Java. */
  static String signatureOf(PrivateKey key) {
    if (!(key instanceof ECKey ec)) {
      return "SHA256WITHRSAANDMGF1";
    }
    return ec.getParams().getOrder().bitLength() > 256 ? "SHA384WITHECDSA" : "SHA256WITHECDSA";
  }

  /** Whether the signature of a signer info is one that fits the key. */
  static boolean isAllowed(
      AlgorithmIdentifier signature, AlgorithmIdentifier digest, PublicKey key) {
    var name = signature.getAlgorithm();
    if (key instanceof ECPublicKey ec) {
      boolean large = KeyStrength.ecBits(ec) == 384;
      return large
          ? name.equals(X9ObjectIdentifiers.ecdsa_with_SHA384)
              && digest.getAlgorithm().equals(NISTObjectIdentifiers.id_sha384)
          : name.equals(X9ObjectIdentifiers.ecdsa_with_SHA256) && isSha256(digest);
    }
    return name.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
        && isSha256(digest)
        && isPss(RSASSAPSSparams.getInstance(signature.getParameters()));
  }

  private static boolean isPss(RSASSAPSSparams parameters) {
    return parameters != null
        && isSha256(parameters.getHashAlgorithm())
        && isMgf1(parameters.getMaskGenAlgorithm())
        && parameters.getSaltLength().intValueExact() == 32
        && parameters.getTrailerField().intValueExact() == 1;
  }

  private static boolean isMgf1(AlgorithmIdentifier algorithm) {
    return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
        && isSha256(AlgorithmIdentifier.getInstance(algorithm.getParameters()));
  }

  private static boolean isSha256(AlgorithmIdentifier algorithm) {
    return algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
        && (algorithm.getParameters() == null
            || algorithm.getParameters().equals(DERNull.INSTANCE));
  }
}
