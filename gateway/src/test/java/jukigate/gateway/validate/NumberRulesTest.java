package jukigate.gateway.validate;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Elements are known by the end of their name; some of that name hold no number. */
class NumberRulesTest {
  private static final NumberRules RULES = new NumberRules(false, code -> true);

  private static Outcome<Element> check(String text) {
    String xml = "<a><b><formerIndividualNumber>" + text + "</formerIndividualNumber></b></a>";
    return RULES.check(
        SafeXml.parse(Payload.ofUtf8(xml), XmlLimits.DEFAULT).orThrow().getDocumentElement());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "1", "12a", "１２"})
  void elementWithoutANumber_isNotJudged(String text) {
    assertThat(check(text).isPassed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "123456789012"})
  void numberThatIsNone_isRefused(String text) {
    assertThat(check(text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.refusal().code()).isEqualTo(RefusalCode.CHECK_DIGIT_WRONG));
  }
}
