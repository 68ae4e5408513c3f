package jukigate.wire.security;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.security.SignatureShape.Shape;
import jukigate.wire.trust.KeyStrength;

/** Whether key, algorithm and signature value fit each other. */
final class KeyMatch {
  private KeyMatch() {}

  static Optional<Refusal> refusalOf(PublicKey key, Shape shape) {
    Optional<byte[]> value = Token.decode(shape.value());
    if (value.isEmpty()) {
      return invalid();
    }
    return switch (key) {
      case ECPublicKey ec -> ecdsa(ec, shape.method(), value.get());
      case RSAPublicKey rsa -> rsa(rsa, shape.method(), value.get());
      default -> unsupported(shape.method());
    };
  }

  /** r and s in full length (RFC 9231 §2.3.6), each from 1 to n - 1. */
  private static Optional<Refusal> ecdsa(ECPublicKey key, String method, byte[] value) {
    int bits = KeyStrength.ecBits(key);
    boolean fits =
        (bits == 256 && method.endsWith("#ecdsa-sha256"))
            || (bits == 384 && method.endsWith("#ecdsa-sha384"));
    if (!fits) {
      return unsupported(method);
    }
    int half = bits / 8;
    if (value.length != 2 * half) {
      return invalid();
    }
    BigInteger order = key.getParams().getOrder();
    boolean inRange =
        isIn(Arrays.copyOfRange(value, 0, half), order)
            && isIn(Arrays.copyOfRange(value, half, 2 * half), order);
    return inRange ? Optional.empty() : invalid();
  }

  private static boolean isIn(byte[] bytes, BigInteger order) {
    BigInteger number = new BigInteger(1, bytes);
    return number.signum() > 0 && number.compareTo(order) < 0;
  }

  private static Optional<Refusal> rsa(RSAPublicKey key, String method, byte[] value) {
    if (method.contains("ecdsa")) {
      return unsupported(method);
    }
    return value.length == (key.getModulus().bitLength() + 7) / 8 ? Optional.empty() : invalid();
  }

  private static Optional<Refusal> unsupported(String method) {
    return Optional.of(Refusal.of(RefusalCode.ALGORITHM_UNSUPPORTED, SignatureShape.label(method)));
  }

  private static Optional<Refusal> invalid() {
    return Optional.of(Refusal.of(RefusalCode.SIGNATURE_INVALID));
  }
}
