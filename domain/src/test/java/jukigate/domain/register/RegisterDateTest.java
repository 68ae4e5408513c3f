package jukigate.domain.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import jukigate.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterDateTest {
  @ParameterizedTest
  @CsvSource({
    "S57;ABOUT,F01,昭和57年頃",
    "S57-04;ABOUT,F02,昭和57年4月頃",
    "S57-04-01;ABOUT,F03,昭和57年4月1日頃",
    "S57-04-01;ESTIMATED,F04,推定昭和57年4月1日",
    "S57-04;ESTIMATED,F05,推定昭和57年4月",
    "S57;SPRING,F06,昭和57年春",
    "S57-04;EARLY,F07,昭和57年4月上旬",
    "S57-04;MIDDLE_ABOUT,F08,昭和57年4月中旬頃",
    "UNKNOWN,F09,年月日不詳",
    "S57,F10,昭和57年月日不詳",
    "S57-04,F11,昭和57年4月日不詳",
    "S57-04-05..05-20;BETWEEN_UNTIL_ABOUT,F12,昭和57年4月5日から5月20日頃までの間",
    "S57-04-05..04-20;BETWEEN_ESTIMATED,F13,昭和57年4月推定5日から20日までの間",
    "S57-04-05..04-20;BETWEEN_ABOUT,F14,昭和57年4月5日頃から20日頃までの間",
    "S57-04-01,F00,昭和57年4月1日",
    "R01-05-01,F00,令和元年5月1日",
    "1982-04-01,F00,1982年4月1日"
  })
  void everyForm_isKeptAndShown(String text, String form, String shown) {
    RegisterDate date = RegisterDate.parse(text).orElseThrow();
    assertThat(date.text()).isEqualTo(text);
    assertThat(date.formCode()).isEqualTo(form);
    assertThat(date.display(Language.JA)).isEqualTo(shown);
    Optional<String> detail =
        DateForm.seasonCode(date.qualifier()).or(() -> DateForm.tenDaysCode(date.qualifier()));
    assertThat(DateForm.read(form, date.era(), date.start(), detail, date.end())).contains(date);
  }

  @ParameterizedTest
  @CsvSource({
    "M45-07-30,1912-07-30",
    "T01-07-30,1912-07-30",
    "T15-12-25,1926-12-25",
    "S01-12-25,1926-12-25",
    "S64-01-07,1989-01-07",
    "R01-05-01,2019-05-01",
    "M06-01-01,1873-01-01",
    "2024-02-29,2024-02-29"
  })
  void realDates_haveADayOnTheCalendar(String text, LocalDate day) {
    assertThat(RegisterDate.parse(text).orElseThrow().toLocalDate()).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-02-29", "S57-02-30", "H05-04-31", "M05-12-02", "S57;ABOUT", "S57"})
  void otherDates_areKeptWithoutADay(String text) {
    RegisterDate date = RegisterDate.parse(text).orElseThrow();
    assertThat(date.toLocalDate()).isEmpty();
    assertThat(date.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "M45-07-31",
        "T01-07-29",
        "T15-12-26",
        "S01-12-24",
        "S64-01-08",
        "H01-01-07",
        "H31-05-01",
        "S65",
        "S00",
        "1799-01-01",
        "S57-13",
        "S57-04-32",
        "S57-04;SPRING",
        "S57;EARLY",
        "S57;ESTIMATED",
        "S57-04-05..04-05;BETWEEN_ABOUT",
        "S57-04-05..05-20;BETWEEN_ESTIMATED",
        "S57-04-05..04-20",
        "S57-04-05;BETWEEN_ABOUT",
        "S57-4-1",
        "UNKNOWN;ABOUT",
        ""
      })
  void whatNoRegisterHas_isRefused(String text) {
    assertThat(RegisterDate.parse(text)).isEmpty();
  }

  @Test
  void constructor_refusesWhatParseRefuses() {
    DateParts parts = new DateParts(65, 1, 1);
    assertThatThrownBy(() -> RegisterDate.japanese(Era.SHOWA, parts))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sortKey_ordersUnknownPartsFirst() {
    assertThat(key("UNKNOWN")).isZero();
    assertThat(key("S57")).isLessThan(key("S57-04")).isLessThan(key("S57;SPRING"));
    assertThat(key("S57;SPRING")).isEqualTo(19820300);
    assertThat(key("S57-04;MIDDLE_ABOUT")).isEqualTo(19820411);
    assertThat(key("T15-12-25")).isEqualTo(key("S01-12-25"));
  }

  @Test
  void comparison_isSureOnlyBetweenExactDates() {
    RegisterDate exact = RegisterDate.western(1982, 4, 1);
    assertThat(RegisterDate.parse("S57-03-31").orElseThrow().isSurelyBefore(exact)).isTrue();
    assertThat(RegisterDate.parse("S50;ABOUT").orElseThrow().isSurelyBefore(exact)).isFalse();
    assertThat(RegisterDate.UNKNOWN.isSurelyBefore(exact)).isFalse();
    assertThat(exact.isSurelyBefore(exact)).isFalse();
  }

  @Test
  void japaneseDate_takesTheNewerEraOfASharedDay() {
    assertThat(RegisterDate.japanese(LocalDate.of(1912, 7, 30)).text()).isEqualTo("T01-07-30");
    assertThat(RegisterDate.japanese(LocalDate.of(2026, 11, 21)).text()).isEqualTo("R08-11-21");
  }

  @Test
  void english_saysBothYears() {
    assertThat(
            RegisterDate.parse("S57-04-05..05-20;BETWEEN_UNTIL_ABOUT")
                .orElseThrow()
                .display(Language.EN))
        .isEqualTo("between 5 April 1982 and around 20 May (Showa 57)");
    assertThat(RegisterDate.UNKNOWN.display(Language.EN)).isEqualTo("date unknown");
  }

  private static int key(String text) {
    return RegisterDate.parse(text).orElseThrow().sortKey();
  }
}
