package jukigate.conformance.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key of one direction (RFC 8446 §5.2, §7.3): AES-128-GCM with a counter. */
public final class RecordKey {
  private static final int TAG_BITS = 128;

  private final byte[] secret;
  private final SecretKeySpec key;
  private final byte[] iv;
  private long sequence;

  RecordKey(byte[] secret) {
    this.secret = secret;
    this.key = new SecretKeySpec(Hkdf.expand(secret, "key", new byte[0], 16), "AES");
    this.iv = Hkdf.expand(secret, "iv", new byte[0], 12);
  }

  /** After a KeyUpdate. */
  RecordKey next() {
    return new RecordKey(Hkdf.expand(secret, "traffic upd", new byte[0], Hkdf.LENGTH));
  }

  /** The value of a Finished after these messages. */
  byte[] finished(byte[] messages) {
    byte[] finishedKey = Hkdf.expand(secret, "finished", new byte[0], Hkdf.LENGTH);
    return Hkdf.hmac(finishedKey, Hkdf.sha256(messages));
  }

  /** A whole record. */
  byte[] seal(int type, byte[] content) {
    var inner = new ByteArrayOutputStream();
    inner.writeBytes(content);
    inner.write(type);
    return sealInner(inner.toByteArray());
  }

  /** A whole record of an inner plaintext as it stands: content, type, padding. */
  byte[] sealInner(byte[] inner) {
    byte[] header = header(inner.length + TAG_BITS / 8);
    byte[] body = crypt(Cipher.ENCRYPT_MODE, header, inner).orElseThrow();
    return Bytes.concat(header, body);
  }

  /** Content and type; empty where the record is not of this key. */
  Optional<Tls13Record> open(byte[] header, byte[] body) {
    return crypt(Cipher.DECRYPT_MODE, header, body).flatMap(RecordKey::unpadded);
  }

  private static Optional<Tls13Record> unpadded(byte[] inner) {
    int last = inner.length - 1;
    while (last >= 0 && inner[last] == 0) {
      last--;
    }
    return last < 0
        ? Optional.empty()
        : Optional.of(new Tls13Record(inner[last] & 0xFF, Arrays.copyOf(inner, last)));
  }

  static byte[] header(int length) {
    return new byte[] {Tls13Record.APPLICATION, 3, 3, (byte) (length >> 8), (byte) length};
  }

  private Optional<byte[]> crypt(int mode, byte[] header, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce()));
      cipher.updateAAD(header);
      byte[] output = cipher.doFinal(input);
      sequence++;
      return Optional.of(output);
    } catch (GeneralSecurityException notOfThisKey) {
      return Optional.empty();
    }
  }

  private byte[] nonce() {
    byte[] nonce = iv.clone();
    byte[] counter = ByteBuffer.allocate(8).putLong(sequence).array();
    for (int i = 0; i < counter.length; i++) {
      nonce[4 + i] ^= counter[i];
    }
    return nonce;
  }
}
