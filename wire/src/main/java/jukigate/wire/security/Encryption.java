package jukigate.wire.security;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** RSA-OAEP with SHA-256 and MGF1-SHA-256, and AES-GCM as XML Encryption 1.1 §5.2.4 lays it out. */
final class Encryption {
  static final String RSA_OAEP = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  static final String MGF1_SHA256 = "http://www.w3.org/2009/xmlenc11#mgf1sha256";
  static final String AES256_GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private Encryption() {}

  static byte[] wrap(byte[] secret, Key publicKey) throws GeneralSecurityException {
    return oaep(Cipher.ENCRYPT_MODE, publicKey).doFinal(secret);
  }

  static byte[] unwrap(byte[] wrapped, Key privateKey) throws GeneralSecurityException {
    return oaep(Cipher.DECRYPT_MODE, privateKey).doFinal(wrapped);
  }

  private static Cipher oaep(int mode, Key key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        mode,
        key,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return cipher;
  }

  /** Initialisation vector, cipher text, tag. */
  static byte[] encrypt(byte[] plain, byte[] secret, byte[] iv) throws GeneralSecurityException {
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, secret, iv).doFinal(plain);
    byte[] all = Arrays.copyOf(iv, iv.length + sealed.length);
    System.arraycopy(sealed, 0, all, iv.length, sealed.length);
    return all;
  }

  static byte[] decrypt(byte[] all, byte[] secret) throws GeneralSecurityException {
    if (all.length < IV_BYTES + TAG_BITS / 8) {
      throw new GeneralSecurityException("cut off");
    }
    byte[] iv = Arrays.copyOf(all, IV_BYTES);
    return gcm(Cipher.DECRYPT_MODE, secret, iv).doFinal(all, IV_BYTES, all.length - IV_BYTES);
  }

  private static Cipher gcm(int mode, byte[] secret, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }

  /** Length of the key that a block encryption URI asks for. */
  static Optional<Integer> keyBytes(String algorithm) {
    return switch (algorithm) {
      case AES256_GCM -> Optional.of(32);
      case "http://www.w3.org/2009/xmlenc11#aes128-gcm" -> Optional.of(16);
      default -> Optional.empty();
    };
  }
}
