package jukigate.conformance.attack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.message.Payload;

/**
 * What an insider puts into an encrypted letter in the place of what a sealer makes.
 *
 * @param key the wrapped key
 * @param data initialisation vector, text, and what the cipher adds
 */
record Ciphertext(Payload key, Payload data) {
  private static final Pattern KEY = value("EncryptedKey");
  private static final Pattern DATA = value("EncryptedData");
  private static final int IV = 12;
  private static final int TAG_BITS = 128;

  private static Pattern value(String element) {
    return Pattern.compile("(<xenc:" + element + " .*?<xenc:CipherValue>)[^<]*(<)", Pattern.DOTALL);
  }

  /** As a sealer makes it, but with a known key. */
  static Ciphertext of(String plain, byte[] secret, X509Certificate reader) {
    return of(plain.getBytes(StandardCharsets.UTF_8), secret, reader);
  }

  static Ciphertext of(byte[] text, byte[] secret, X509Certificate reader) {
    byte[] iv = new byte[IV];
    Arrays.fill(iv, (byte) 5);
    return new Ciphertext(
        Payload.of(wrapped(secret, reader)),
        Payload.of(
            join(
                iv,
                run("AES/GCM/NoPadding", aes(secret), new GCMParameterSpec(TAG_BITS, iv), text))));
  }

  /** A key for the tests of this class' users: the same bytes again and again. */
  static byte[] secret(int length) {
    byte[] secret = new byte[length];
    Arrays.fill(secret, (byte) 9);
    return secret;
  }

  /** RSA-OAEP with SHA-256 and MGF1-SHA-256. */
  static byte[] wrapped(byte[] secret, X509Certificate reader) {
    var oaep =
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    return run("RSA/ECB/OAEPPadding", reader.getPublicKey(), oaep, secret);
  }

  /** RSA without padding: any block that the attacker likes. */
  static byte[] raw(byte[] block, X509Certificate reader) {
    return run("RSA/ECB/NoPadding", reader.getPublicKey(), null, block);
  }

  /** AES-CBC, as XML Encryption 1.0 has it but for the padding bytes. */
  static byte[] cbc(String plain, byte[] secret) {
    byte[] iv = new byte[16];
    return join(
        iv,
        run(
            "AES/CBC/PKCS5Padding",
            aes(secret),
            new IvParameterSpec(iv),
            plain.getBytes(StandardCharsets.UTF_8)));
  }

  private static Key aes(byte[] secret) {
    return new SecretKeySpec(secret, "AES");
  }

  private static byte[] run(String name, Key key, AlgorithmParameterSpec parameters, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(name);
      if (parameters == null) {
        cipher.init(Cipher.ENCRYPT_MODE, key);
      } else {
        cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
      }
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  Ciphertext key(byte[] other) {
    return new Ciphertext(Payload.of(other), data);
  }

  Ciphertext data(UnaryOperator<byte[]> change) {
    return new Ciphertext(key, Payload.of(change.apply(data.toByteArray())));
  }

  /**
   * In the place of key and text of a letter that a sealer made.
   *
   * @param text with one EncryptedKey and one EncryptedData; its signature is broken then
   */
  String into(String text) {
    return put(DATA, put(KEY, text, key), data);
  }

  private static String put(Pattern place, String text, Payload value) {
    String base64 = Base64.getEncoder().encodeToString(value.toByteArray());
    return place.matcher(text).replaceFirst("$1" + base64 + "$2");
  }
}
