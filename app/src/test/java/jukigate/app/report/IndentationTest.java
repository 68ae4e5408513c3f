package jukigate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndentationTest {
  @Test
  void nestedElements_standOnLinesOfTheirOwn() {
    assertThat(Indentation.of("<a><b>text</b><c/><d></d></a>"))
        .isEqualTo("<a>\n  <b>text</b>\n  <c/>\n  <d></d>\n</a>");
  }

  @Test
  void malformedText_isShownWhole() {
    assertThat(Indentation.of("</a></a><b x='1'>rest <unclosed"))
        .contains("</a>", "<b x='1'>", "rest <unclosed");
  }
}
