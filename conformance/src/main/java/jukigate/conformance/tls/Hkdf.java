package jukigate.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), and its labels in TLS 1.3 (RFC 8446 §7.1). */
final class Hkdf {
  static final int LENGTH = 32;
  private static final byte[] ZEROES = new byte[LENGTH];

  private Hkdf() {}

  static byte[] extract(byte[] salt, byte[] input) {
    return hmac(salt, input);
  }

  static byte[] zeroes() {
    return ZEROES.clone();
  }

  /** Up to 32 bytes, so one round is enough. */
  static byte[] expand(byte[] secret, String label, byte[] context, int length) {
    byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
    var info = new ByteArrayOutputStream();
    info.write(length >> 8);
    info.write(length);
    info.write(name.length);
    info.writeBytes(name);
    info.write(context.length);
    info.writeBytes(context);
    info.write(1);
    return java.util.Arrays.copyOf(hmac(secret, info.toByteArray()), length);
  }

  /** Derive-Secret of the messages so far. */
  static byte[] derive(byte[] secret, String label, byte[] messages) {
    return expand(secret, label, sha256(messages), LENGTH);
  }

  static byte[] hmac(byte[] key, byte[] input) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
