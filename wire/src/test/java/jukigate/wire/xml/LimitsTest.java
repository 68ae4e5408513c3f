package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** A document at a limit is taken, and one step beyond it is not. */
class LimitsTest {
  private static final XmlLimits LIMITS = new XmlLimits(3000, 10, 100, 5, 64, 1000);

  private static Optional<RefusalCode> refusalOf(String text) {
    return switch (SafeXml.parse(Payload.ofUtf8(text), LIMITS)) {
      case Outcome.Refused<Document>(var refusal) -> Optional.of(refusal.code());
      case Outcome.Passed<Document> passed -> Optional.empty();
    };
  }

  @Test
  void bytes_areCounted() {
    String row = "<b>" + "x".repeat(490) + "</b>";
    String text = "<a>" + row.repeat(6) + "</a>";
    String white = " ".repeat(3000 - text.length());
    assertThat(refusalOf(text + white)).isEmpty();
    assertThat(refusalOf(text + white + " ")).contains(RefusalCode.MESSAGE_TOO_LARGE);
  }

  @Test
  void depth_isCounted_andEmptyElementsEndAtOnce() {
    assertThat(refusalOf("<a>".repeat(10) + "</a>".repeat(10))).isEmpty();
    assertThat(refusalOf("<a>".repeat(9) + "<b/>".repeat(20) + "</a>".repeat(9))).isEmpty();
    assertThat(refusalOf("<a>".repeat(10) + "<b/>" + "</a>".repeat(10)))
        .contains(RefusalCode.XML_TOO_DEEP);
  }

  @Test
  void elementsAndAttributes_areCounted() {
    assertThat(refusalOf("<a>" + "<b/>".repeat(99) + "</a>")).isEmpty();
    assertThat(refusalOf("<a>" + "<b/>".repeat(100) + "</a>"))
        .contains(RefusalCode.XML_TOO_MANY_NODES);
    assertThat(refusalOf("<a b='' c='' d='' e='' f=''/>")).isEmpty();
    assertThat(refusalOf("<a b='' c='' d='' e='' f='' g=''/>"))
        .contains(RefusalCode.XML_TOO_MANY_NODES);
  }

  @Test
  void values_areMeasured() {
    assertThat(refusalOf("<a b='" + "x".repeat(64) + "'/>")).isEmpty();
    assertThat(refusalOf("<a b='" + "x".repeat(65) + "'/>"))
        .contains(RefusalCode.XML_VALUE_TOO_LONG);
    assertThat(refusalOf("<a>" + "x".repeat(1000) + "</a>")).isEmpty();
    assertThat(refusalOf("<a>" + "x".repeat(1001) + "</a>"))
        .contains(RefusalCode.XML_VALUE_TOO_LONG);
  }

  @Test
  void whiteSpace_isMeasured() {
    assertThat(refusalOf("<a>" + " ".repeat(64) + "</a>")).isEmpty();
    assertThat(refusalOf("<a>" + " ".repeat(65) + "</a>")).contains(RefusalCode.XML_VALUE_TOO_LONG);
    assertThat(refusalOf("<a>" + " ".repeat(64) + "x</a>")).isEmpty();
  }

  @Test
  void declaration_isMeasured() {
    String declaration = "<?xml version='1.0'%s?>";
    int white = 200 - declaration.length() + 2;
    assertThat(refusalOf(declaration.formatted(" ".repeat(white)) + "<a/>")).isEmpty();
    assertThat(refusalOf(declaration.formatted(" ".repeat(white + 1)) + "<a/>"))
        .contains(RefusalCode.NOT_UTF8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<?xml version='1.0'", "<?xml ", "<?xml version='1.0' ?"})
  void declarationWithoutEnd_isRefused(String text) {
    assertThat(refusalOf(text)).contains(RefusalCode.NOT_UTF8);
  }
}
