package jukigate.bench.floor;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import jukigate.wire.key.DecryptionIdentity;

/** A body that is encrypted for its receiver: AES-256-GCM, its key by RSA-OAEP with SHA-256. */
final class ClosedOctets {
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final byte[] plain;
  private final DecryptionIdentity receiver;
  private final SecureRandom random;

  /** The fast one, where it runs. */
  private final Optional<Provider> provider = FastCrypto.provider();

  ClosedOctets(byte[] plain, DecryptionIdentity receiver, SecureRandom random) {
    this.plain = plain.clone();
    this.receiver = receiver;
    this.random = random;
  }

  /** Closes it; what is returned opens it, and throws when it is another's. */
  Runnable close() {
    byte[] key = new byte[KEY_BYTES];
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(key);
    random.nextBytes(iv);
    try {
      Cipher wrap = cipher("RSA/ECB/OAEPPadding");
      wrap.init(Cipher.ENCRYPT_MODE, receiver.certificate().getPublicKey(), OAEP);
      byte[] wrapped = wrap.doFinal(key);
      byte[] closed = gcm(Cipher.ENCRYPT_MODE, key, iv).doFinal(plain);
      return () -> open(wrapped, iv, closed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that messages are encrypted for", e);
    }
  }

  private void open(byte[] wrapped, byte[] iv, byte[] closed) {
    try {
      Cipher unwrap = cipher("RSA/ECB/OAEPPadding");
      unwrap.init(Cipher.DECRYPT_MODE, receiver.key(), OAEP);
      byte[] key = unwrap.doFinal(wrapped);
      byte[] opened = gcm(Cipher.DECRYPT_MODE, key, iv).doFinal(closed);
      if (opened.length != plain.length) {
        throw new IllegalStateException("not what was closed");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot be opened", e);
    }
  }

  private Cipher gcm(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = cipher("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }

  private Cipher cipher(String transformation) throws GeneralSecurityException {
    return provider.isPresent()
        ? Cipher.getInstance(transformation, provider.get())
        : Cipher.getInstance(transformation);
  }
}
