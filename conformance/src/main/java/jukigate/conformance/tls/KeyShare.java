package jukigate.conformance.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Our half of an ephemeral key exchange: X25519 or P-256 (RFC 8446 §4.2.8). */
public final class KeyShare {
  public static final int P256 = 0x0017;
  public static final int X25519 = 0x001D;
  private static final int FIELD = 32;

  private final int group;
  private final KeyPair pair;

  private KeyShare(int group, KeyPair pair) {
    this.group = group;
    this.pair = pair;
  }

  public static KeyShare fresh(int group) {
    try {
      var generator = KeyPairGenerator.getInstance(group == X25519 ? "X25519" : "EC");
      if (group == P256) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      }
      return new KeyShare(group, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has X25519 and P-256", e);
    }
  }

  public int group() {
    return group;
  }

  /** As it is sent. */
  public byte[] encoded() {
    if (pair.getPublic() instanceof XECPublicKey x) {
      return reversed(fixed(x.getU()));
    }
    ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
    return Bytes.concat(Bytes.of(4), fixed(point.getAffineX()), fixed(point.getAffineY()));
  }

  /** The secret shared with the peer's half. */
  byte[] agree(byte[] peer) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance(group == X25519 ? "X25519" : "ECDH");
    agreement.init(pair.getPrivate());
    agreement.doPhase(decoded(peer), true);
    return agreement.generateSecret();
  }

  private PublicKey decoded(byte[] peer) throws GeneralSecurityException {
    if (group == X25519) {
      var spec = new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed(peer)));
      return KeyFactory.getInstance("X25519").generatePublic(spec);
    }
    var x = new BigInteger(1, Arrays.copyOfRange(peer, 1, 1 + FIELD));
    var y = new BigInteger(1, Arrays.copyOfRange(peer, 1 + FIELD, peer.length));
    var parameters = ((ECPublicKey) pair.getPublic()).getParams();
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
  }

  private static byte[] fixed(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[FIELD];
    int length = Math.min(bytes.length, FIELD);
    System.arraycopy(bytes, bytes.length - length, fixed, FIELD - length, length);
    return fixed;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
