package jukigate.domain.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789018",
        "621498320257",
        "983205673214",
        "379474484458",
        "454972364860",
        "507957100721",
        "200000000050",
        "200000000000"
      })
  void individualNumberWithRightCheckDigit_isRead(String number) {
    assertThat(IndividualNumber.parse(number)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789019", "621498320258", "983205673210", "507957100722", "200000000051",
        "200000000001", "000000000000", "12345678901", "１２３４５６７８９０１８", ""
      })
  void individualNumberWithWrongCheckDigitOrForm_isRefused(String number) {
    assertThat(IndividualNumber.parse(number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24727059608",
        "24846016224",
        "25208017643",
        "10000000030",
        "10000000090",
        "12345678903"
      })
  void residentCodeWithRightCheckDigit_isRead(String code) {
    assertThat(ResidentCode.parse(code)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25208017644", "10000000031", "12345678901", "00000000000", "1234567890"})
  void residentCodeWithWrongCheckDigitOrForm_isRefused(String code) {
    assertThat(ResidentCode.parse(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"011011", "012050", "010006", "131016", "141003", "221007", "470007"})
  void localGovernmentCodeWithRightCheckDigit_isRead(String code) {
    assertThat(LocalGovernmentCode.parse(code)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"011010", "012051", "221006", "480002", "000000", "22100"})
  void localGovernmentCodeWithWrongCheckDigitOrForm_isRefused(String code) {
    assertThat(LocalGovernmentCode.parse(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 99_999_999})
  void syntheticNumbers_areValidAndInTheBlock(int index) {
    assertThat(SyntheticBlock.contains(SyntheticBlock.residentCode(index))).isTrue();
    assertThat(SyntheticBlock.contains(SyntheticBlock.individualNumber(index))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99000000018"})
  void personalNumbers_areMaskedInText(String ignored) {
    assertThat(SyntheticBlock.residentCode(1).toString()).doesNotContain("99000");
    assertThat(SyntheticBlock.individualNumber(1).toString()).doesNotContain("99900");
  }
}
