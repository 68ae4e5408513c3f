package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.SIGNATURE_INVALID;
import static jukigate.wire.security.Wire.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import jukigate.domain.message.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RSASSA-PKCS1-v1_5, which only profile recommended takes: every byte of the block counts. The
 * owner of the key makes the blocks that a forger would hope to get past a lax verifier.
 */
class RsaPaddingTest {
  private static final Wire WIRE = Wire.recommended();
  private static final int TAIL = 1 + 19 + 32;

  static Stream<Arguments> blocks() {
    return Stream.of(
        block("garbage behind the hash", block -> shifted(block, 200)),
        block("one byte of garbage", block -> shifted(block, 1)),
        block("eight bytes of padding only", block -> shifted(block, block.length - 11 - TAIL)),
        block("block type 2", block -> with(block, 1, 2)),
        block("first byte", block -> with(block, 0, 1)),
        block("a hole in the padding", block -> with(block, 100, 0)),
        block("other padding", block -> with(block, 100, 0xFE)),
        block("other algorithm", block -> with(block, block.length - 32 - 6, 3)),
        block("no NULL", block -> with(block, block.length - 32 - 4, 4)),
        block("other length", block -> with(block, block.length - 32 - 1, 31)),
        block("long form of a length", RsaPaddingTest::lax),
        block("last byte of the hash", block -> with(block, block.length - 1, 0x5A)),
        block("two bytes of the hash", block -> with(with(block, 352, 1), 353, 2)),
        block("nothing but zeros", block -> new byte[block.length]));
  }

  private static Arguments block(String name, UnaryOperator<byte[]> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("blocks")
  void blockThatIsNotExactlyRight_isRefused(String name, UnaryOperator<byte[]> change)
      throws GeneralSecurityException {
    byte[] block = change.apply(block());
    assertThat(codeOf(WIRE.unseal(signed(block)))).isEqualTo(SIGNATURE_INVALID);
  }

  @Test
  void sameBlock_passes() throws GeneralSecurityException {
    byte[] block = block();
    assertThat(block).startsWith(0, 1, 0xFF);
    assertThat(WIRE.unseal(signed(block)).isPassed()).isTrue();
  }

  private static final String TEXT = Forged.text(WIRE.sealed());

  private static byte[] block() throws GeneralSecurityException {
    return raw(WIRE.signer.certificate().getPublicKey(), Forged.signatureValue(TEXT));
  }

  private static Payload signed(byte[] block) throws GeneralSecurityException {
    return Payload.ofUtf8(Forged.withSignatureValue(TEXT, raw(WIRE.signer.key(), block)));
  }

  private static byte[] raw(Key key, byte[] block) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(block);
  }

  private static byte[] with(byte[] block, int at, int value) {
    byte[] changed = block.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** Less padding in front, and as many bytes of garbage behind (Bleichenbacher 2006). */
  private static byte[] shifted(byte[] block, int garbage) {
    byte[] changed = new byte[block.length];
    Arrays.fill(changed, (byte) 0x77);
    System.arraycopy(block, 0, changed, 0, block.length - TAIL - garbage);
    System.arraycopy(block, block.length - TAIL, changed, block.length - TAIL - garbage, TAIL);
    return changed;
  }

  /** The length of the digest in two bytes (BERserk 2014). */
  private static byte[] lax(byte[] block) {
    int hash = block.length - 32;
    byte[] changed = block.clone();
    System.arraycopy(block, hash - 20, changed, hash - 21, 19);
    changed[hash - 19] = 0x32;
    changed[hash - 2] = (byte) 0x81;
    changed[hash - 1] = 0x20;
    return changed;
  }
}
