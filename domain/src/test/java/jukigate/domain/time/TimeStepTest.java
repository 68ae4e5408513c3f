package jukigate.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStepTest {
  private static final Instant FROM = Instant.parse("2026-01-30T16:00:00Z"); // 31 January in Japan

  @ParameterizedTest
  @CsvSource({
    "P31D,2026-03-02T16:00:00Z",
    "P1M,2026-02-27T16:00:00Z",
    "PT5M,2026-01-30T16:05:00Z",
    "P1DT2H,2026-01-31T18:00:00Z",
    "P1Y,2027-01-30T16:00:00Z"
  })
  void period_countsDaysMonthsAndYearsOfJapan(String period, String to) {
    assertThat(TimeStep.after(FROM, period)).contains(Instant.parse(to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "31", "P", "-P1D", "P-1D", "PT-5M", "P1M1DT1H", "P9999Y", "P999999999999D"})
  void anythingElse_isNoPeriod(String period) {
    assertThat(TimeStep.after(FROM, period)).isEmpty();
  }

  @Test
  void date_isMidnightInJapan() {
    assertThat(TimeStep.instant("2027-01-01")).contains(Instant.parse("2026-12-31T15:00:00Z"));
    assertThat(TimeStep.instant("2027-01-01T09:00:00+09:00"))
        .contains(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2027-02-30", "2027-01-01T09:00:00", "R09-01-01"})
  void anythingElse_isNoInstant(String text) {
    assertThat(TimeStep.instant(text)).isEmpty();
  }
}
