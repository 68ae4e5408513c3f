package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths before anything believes them. */
class DerTest {
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String octets(int length) {
    String size = length < 0x80 ? "%02x" : length < 0x100 ? "81%02x" : "82%04x";
    return "04" + size.formatted(length) + "aa".repeat(length);
  }

  private static String in(String tag, String content) {
    int length = content.length() / 2;
    String size = length < 0x80 ? "%02x" : length < 0x100 ? "81%02x" : "82%04x";
    return tag + size.formatted(length) + content;
  }

  @Test
  void oneValue_isOneValue() {
    for (String good : new String[] {"0500", "020101", "3000", "3003020101", "30060201010201ff"}) {
      assertThat(Der.isOneValue(bytes(good))).as(good).isTrue();
    }
    for (int length : new int[] {0x7F, 0x80, 0xFF, 0x100, 0xFFFF}) {
      assertThat(Der.isOneValue(bytes(octets(length)))).as("%d", length).isTrue();
    }
    assertThat(Der.isOneValue(bytes("0483010000" + "aa".repeat(0x10000)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "05",
        "0501",
        "050000",
        "3001",
        "300105",
        "3080",
        "30800000",
        "048100",
        "04810101",
        "04820001aa",
        "0483000001aa",
        "048400000001aa",
        "04847fffffff",
        "04ffffffff",
        "1f0100",
        "3003020201",
        "300402010105",
        "3004020101",
        "30020500ff",
        "3081",
        "308201",
        "30028000ff"
      })
  void anythingElse_isNot(String hex) {
    assertThat(Der.isOneValue(bytes(hex))).isFalse();
  }

  @Test
  void nesting_ends() {
    assertThat(Der.isOneValue(bytes(nested(24)))).isTrue();
    assertThat(Der.isOneValue(bytes(nested(25)))).isFalse();
  }

  private static String nested(int depth) {
    String value = "0500";
    for (int i = 0; i < depth; i++) {
      value = in("30", value);
    }
    return value;
  }

  @Test
  void keyIdentifier_isOneOctetStringOfOneToSixtyFourBytes() {
    for (int length : new int[] {1, 20, 64}) {
      assertThat(Der.isKeyIdentifier(bytes(in("04", octets(length))))).as("%d", length).isTrue();
    }
    for (int length : new int[] {0, 65, 128, 300}) {
      assertThat(Der.isKeyIdentifier(bytes(in("04", octets(length))))).as("%d", length).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04",
        "0400",
        "0401aa",
        "040304",
        "04030401",
        "04030401aabb",
        "04040401aabb",
        "04030501aa",
        "05030401aa",
        "04030402aa",
        "04020401aa",
        "0481030401aa",
        "0404040100ff"
      })
  void anythingElse_isNoKeyIdentifier(String hex) {
    assertThat(Der.isKeyIdentifier(bytes(hex))).isFalse();
  }
}
