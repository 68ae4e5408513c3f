package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What other stacks expect of a message, and what nobody may find in it. */
class SealedFormTest {
  private static final String KEY_TYPE =
      "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#EncryptedKey";

  private final Wire wire = Wire.high();

  /** Remembers the arrays that it filled. */
  private static final class Watched extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient List<byte[]> filled = new ArrayList<>();

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      if (filled != null) {
        filled.add(bytes);
      }
    }
  }

  private static byte[] data(String sealed) {
    String value =
        sealed.replaceAll("(?s).*<xenc:EncryptedData .*?<xenc:CipherValue>([^<]*)<.*", "$1");
    return Base64.getDecoder().decode(value);
  }

  /** WS-Security §5: who does not understand it may not go on without it. */
  @Test
  void securityHeader_mustBeUnderstood() {
    assertThat(Forged.text(wire.sealed()))
        .containsPattern("<wsse:Security [^>]*soap:mustUnderstand=\"1\"");
  }

  /** WS-Security 1.1 §7.7: a reference to an EncryptedKey says that it is one. */
  @Test
  void referenceToTheKey_saysItsType() {
    assertThat(Forged.text(wire.sealer.seal(wire.encryptedRequest(), wire.signer)))
        .containsPattern(
            "<xenc:EncryptedData .*<wsse:SecurityTokenReference [^>]*wsse11:TokenType=\""
                + KEY_TYPE
                + "\"");
  }

  /** With one key and one vector twice, GCM tells the difference of the texts and its own key. */
  @Test
  void everyMessage_hasItsOwnVector() {
    Set<String> vectors = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      byte[] data = data(Forged.text(wire.sealer.seal(wire.encryptedRequest(), wire.signer)));
      vectors.add(Arrays.toString(Arrays.copyOf(data, Encryption.IV_BYTES)));
    }
    assertThat(vectors).hasSize(8);
  }

  @Test
  void contentKey_isWipedAfterUse() {
    var random = new Watched();
    new Sealer(wire.profile, random).seal(wire.encryptedRequest(), wire.signer);
    assertThat(random.filled.stream().filter(bytes -> bytes.length == 32))
        .isNotEmpty()
        .allSatisfy(secret -> assertThat(secret).containsOnly(0));
  }
}
