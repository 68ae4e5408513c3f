package jukigate.app.weak;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.DecryptionIdentity;

/** Encrypted bodies: at the gateway their form, at the nodes what comes of them. */
final class WeakEncryption {
  private static final String SECURITY = "jukigate.wire.security.";
  private static final String CONTENT = SECURITY + "EncryptedContent#";
  private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

  private WeakEncryption() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry("encryption.algorithms", passing(RefusalCode.ALGORITHM_UNSUPPORTED)),
        entry("encryption.form", passing(RefusalCode.SECURITY_STRUCTURE)),
        entry(
            "encryption.integrity",
            Map.of(SECURITY + "Encryption#decrypt", WeakEncryption::withoutTag)),
        entry(
            "encryption.content",
            Map.of(SECURITY + "PlainContent#parse", WeakEncryption::firstElement)),
        entry("encryption.key-name", Map.of(CONTENT + "isFor", Answers.give(true))),
        entry("encryption.one-answer", Map.of(CONTENT + "decrypt", WeakEncryption::talkative)));
  }

  /** The gateway passes on what it cannot read anyway. */
  private static Map<String, Call.Instead> passing(RefusalCode code) {
    return Map.of(
        CONTENT + "of",
        Answers.forgive(
            call ->
                Optional.of(
                    Call.make(
                        SECURITY + "EncryptedContent",
                        GCM,
                        Optional.empty(),
                        Payload.of(new byte[384]),
                        Payload.of(new byte[28]))),
            code));
  }

  /** GCM without its tag is counter mode. */
  private static Object withoutTag(Call call) throws Exception {
    byte[] all = call.argument(byte[].class, 0);
    byte[] counter = Arrays.copyOf(all, 16);
    counter[12] = 0;
    counter[13] = 0;
    counter[14] = 0;
    counter[15] = 2;
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(call.argument(byte[].class, 1), "AES"),
        new IvParameterSpec(counter));
    return cipher.doFinal(all, 12, all.length - 12 - 16);
  }

  private static Object firstElement(Call call) throws Exception {
    var plain = call.argument(Payload.class, 0);
    String text = new String(plain.toByteArray(), StandardCharsets.UTF_8);
    String name = text.replaceFirst("(?s)<([^ >]*).*", "$1");
    int end = text.indexOf("</" + name + ">") + name.length() + 3;
    call.arguments()[0] = Payload.ofUtf8(text.substring(0, end));
    return call.original();
  }

  /** Tells a key that does not unwrap from a text that does not decrypt. */
  private static Object talkative(Call call) throws Exception {
    byte[] secret = (byte[]) call.ask("unwrapOrZero", call.argument(DecryptionIdentity.class, 0));
    return Arrays.equals(secret, new byte[secret.length])
        ? Outcome.refused(RefusalCode.TOKEN_INVALID)
        : call.original();
  }
}
