package jukigate.wire.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One value, one encoding (X.690 §8, §10, §11). */
class DerNodeTest {
  private static Optional<DerNode> node(String hex) {
    return DerNode.of(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "020100",
        "02017f",
        "020180",
        "0201ff",
        "02020080",
        "020200ff",
        "0202ff7f",
        "02027fff",
        "02028000",
        "0101ff",
        "010100",
        "0500",
        "0400",
        "0401aa",
        "3000",
        "3100",
        "300402020080",
        "a003020101",
        "800101",
        "170100"
      })
  void rightForm_isRead(String hex) {
    assertThat(node(hex)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "05",
        "02",
        "0200",
        "02020001",
        "0202007f",
        "0202ffff",
        "0202ff80",
        "0203000080",
        "010101",
        "0100",
        "01020000",
        "0501aa",
        "050000",
        "0402aa",
        "04800000",
        "0481",
        "04810100",
        "048200",
        "0482000100",
        "04830000",
        "0484000000",
        "30",
        "3001",
        "300105",
        "30030201",
        "3080",
        "308005000000",
        "1001aa",
        "1100",
        "24030401aa",
        "1f0100",
        "3003050000",
        "30020500ff"
      })
  void otherForm_isNot(String hex) {
    assertThat(node(hex)).isEmpty();
  }

  @Test
  void lengths_areTheShortest() {
    for (int length : new int[] {0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x10000}) {
      String content = "aa".repeat(length);
      assertThat(node("04" + shortest(length) + content)).isPresent();
      assertThat(node("04" + longer(length) + content)).isEmpty();
    }
  }

  private static String shortest(int length) {
    return length < 0x80
        ? "%02x".formatted(length)
        : length < 0x100
            ? "81%02x".formatted(length)
            : length < 0x10000 ? "82%04x".formatted(length) : "83%06x".formatted(length);
  }

  private static String longer(int length) {
    return length < 0x80
        ? "81%02x".formatted(length)
        : length < 0x100
            ? "82%04x".formatted(length)
            : length < 0x10000 ? "83%06x".formatted(length) : "84%08x".formatted(length);
  }

  @Test
  void nesting_ends() {
    assertThat(node(nested(24))).isPresent();
    assertThat(node(nested(25))).isEmpty();
  }

  private static String nested(int depth) {
    String value = "0500";
    for (int i = 0; i < depth; i++) {
      value = "30%02x%s".formatted(value.length() / 2, value);
    }
    return value;
  }

  @Test
  void values_areSameByTagAndContent() {
    DerNode one = node("020101").orElseThrow();
    assertThat(one.isSame(node("020101").orElseThrow())).isTrue();
    assertThat(one.isSame(node("020102").orElseThrow())).isFalse();
    assertThat(one.isSame(node("040101").orElseThrow())).isFalse();
  }
}
