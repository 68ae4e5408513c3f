package jukigate.domain.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ApplicationIdTest {
  private static final LocalGovernmentCode SHIZUOKA = new LocalGovernmentCode("221007");

  @Test
  void id_hasTwentyThreeDigits_andSaysWhoIssuedIt() {
    var id = ApplicationId.of(SHIZUOKA, 1);
    assertThat(id.value()).matches("9922100000000000000001[0-9]");
    assertThat(ApplicationId.parse(id.value())).contains(id);
    assertThat(ApplicationId.of(SHIZUOKA, 2)).isNotEqualTo(id);
  }

  @Test
  void wrongCheckDigit_lengthOrPrefix_isNoId() {
    String right = ApplicationId.of(SHIZUOKA, 1).value();
    for (int digit = 0; digit < 10; digit++) {
      String other = right.substring(0, 22) + digit;
      assertThat(ApplicationId.parse(other).isPresent()).isEqualTo(other.equals(right));
    }
    assertThat(ApplicationId.parse(right.substring(1))).isEmpty();
    assertThat(ApplicationId.parse("12345678901234567890123")).isEmpty();
    assertThat(ApplicationId.parse(right.replace('0', 'x'))).isEmpty();
  }

  @Test
  void oneDigitWrong_isFound() {
    String right = ApplicationId.of(SHIZUOKA, 123_456_789).value();
    String wrong =
        right.substring(0, 15) + (right.charAt(15) == '9' ? '0' : '9') + right.substring(16);
    assertThat(ApplicationId.parse(wrong)).isEmpty();
  }
}
