package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.DECRYPTION_FAILED;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Part;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.profile.SecurityProfile;
import org.w3c.dom.Element;

/**
 * The encrypted body of a message, its form and algorithms checked before any key is used. Nothing
 * in it is looked up or fetched: keys are what the receiver has, ciphertext is what stands there.
 */
final class EncryptedContent {
  private final String algorithm;
  private final Optional<KeyName> keyName;
  private final Payload wrappedKey;
  private final Payload data;

  private EncryptedContent(
      String algorithm, Optional<KeyName> keyName, Payload wrappedKey, Payload data) {
    this.algorithm = algorithm;
    this.keyName = keyName;
    this.wrappedKey = wrappedKey;
    this.data = data;
  }

  /** Empty when the body is plain. */
  static Outcome<Optional<EncryptedContent>> of(Envelope envelope, SecurityProfile profile) {
    Optional<Element> key = envelope.part(Part.ENCRYPTED_KEY);
    if (key.isEmpty()) {
      return Outcome.passed(Optional.empty());
    }
    try {
      var form = new EncryptedForm(envelope, key.get()).read(profile.xml().ciphers());
      return Outcome.passed(
          Optional.of(
              new EncryptedContent(
                  form.algorithm(),
                  form.keyName(),
                  decoded(form.wrappedKey()),
                  decoded(form.data()))));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static Payload decoded(String text) {
    try {
      return Payload.of(Base64.getDecoder().decode(text.replaceAll("[\\r\\n\\t ]", "")));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.of(DECRYPTION_FAILED), e);
    }
  }

  /**
   * One answer for everything that can go wrong. A key that does not unwrap is replaced by one that
   * does not fit, so that both failures take the same way: no oracle. So does a key that was
   * wrapped for this node in the name of another certificate.
   */
  Outcome<Payload> decrypt(DecryptionIdentity identity) {
    byte[] secret = unwrapOrZero(identity);
    boolean named = isFor(identity);
    boolean usable = !Arrays.equals(secret, new byte[secret.length]) && named;
    try {
      byte[] plain = Encryption.decrypt(data.toByteArray(), secret);
      return usable ? Outcome.passed(Payload.of(plain)) : Outcome.refused(DECRYPTION_FAILED);
    } catch (GeneralSecurityException e) {
      return Outcome.refused(DECRYPTION_FAILED);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private boolean isFor(DecryptionIdentity identity) {
    return keyName.isEmpty() || keyName.get().names(identity.certificate());
  }

  private byte[] unwrapOrZero(DecryptionIdentity identity) {
    int length = Encryption.keyBytes(algorithm).orElseThrow();
    try {
      byte[] secret = Encryption.unwrap(wrappedKey.toByteArray(), identity.key());
      return secret.length == length ? secret : new byte[length];
    } catch (GeneralSecurityException e) {
      return new byte[length];
    }
  }
}
