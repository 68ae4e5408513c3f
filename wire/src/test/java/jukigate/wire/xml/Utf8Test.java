package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "静", "𠮷", "\uDBFF\uDFFF", "a\uFEFF"})
  void text_isUtf8(String text) {
    assertThat(Utf8.firstBadByte(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EFBBBF, 0",
    "EFBBBF3C, 0",
    "61C0AF, 1",
    "6180, 1",
    "61E99D, 1",
    "61EDA080, 1",
    "F4908080, 0",
    "FF, 0"
  })
  void anythingElse_isToldByItsFirstByte(String hex, int at) {
    assertThat(Utf8.firstBadByte(HexFormat.of().parseHex(hex))).hasValue(at);
  }

  @Test
  void badByteFarBehind_isFound() {
    for (int at : new int[] {8191, 8192, 8193, 50_000}) {
      byte[] bytes = new byte[at + 1];
      Arrays.fill(bytes, (byte) 'x');
      bytes[at] = (byte) 0x80;
      assertThat(Utf8.firstBadByte(bytes)).hasValue(at);
    }
  }
}
