package jukigate.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpBytesTest {
  private static final String GOOD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5\r\n\r\nab\r\nc";

  private static final String CHUNKS =
      String.join("\r\n", "2", "ab", "2", "\r\n", "1", "c", "0", "", "");

  private static HttpBytes good() {
    return HttpBytes.of(GOOD.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(HttpBytes bytes) {
    return new String(bytes.bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void unchanged_isTheSameBytes() {
    assertThat(text(good())).isEqualTo(GOOD);
  }

  @Test
  void namesOfHeaders_areInLowerCaseAndValuesAsTheyWere() {
    assertThat(text(good().and("X-Odd: Yes").lowerCase()))
        .contains("\r\ncontent-length: 5\r\nx-odd: Yes\r\n\r\n");
  }

  @Test
  void text_isTheSameHoweverItIsSent() {
    assertThat(good().text()).isEqualTo("ab\r\nc");
    assertThat(good().chunked(2).text()).isEqualTo("ab\r\nc");
    assertThat(good().lowerCase().chunked(1).lowerCase().text()).isEqualTo("ab\r\nc");
    assertThat(HttpBytes.of(new byte[3]).text()).isEmpty();
  }

  @Test
  void chunks_standInPlaceOfTheLength() {
    assertThat(text(good().chunked(2)))
        .endsWith("xml\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS);
  }
}
