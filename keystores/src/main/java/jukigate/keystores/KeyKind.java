package jukigate.keystores;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** A kind of key pair that the test PKI makes. */
public enum KeyKind {
  EC_P256("EC P-256", "EC", new ECGenParameterSpec("secp256r1")),
  EC_P384("EC P-384", "EC", new ECGenParameterSpec("secp384r1")),
  RSA_3072("RSA-3072", "RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)),
  /** For the bad certificates only: refused everywhere. */
  RSA_1024("RSA-1024", "RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4));

  private final String title;
  private final String algorithm;
  private final AlgorithmParameterSpec parameters;

  KeyKind(String title, String algorithm, AlgorithmParameterSpec parameters) {
    this.title = title;
    this.algorithm = algorithm;
    this.parameters = parameters;
  }

  /** As the index shows it, e.g. {@code EC P-256}. */
  public String title() {
    return title;
  }

  KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes " + title + " keys", e);
    }
  }
}
