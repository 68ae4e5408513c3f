package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import jukigate.domain.register.RegisterDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrationRulesTest {
  @ParameterizedTest
  @CsvSource({
    // Friday 20 November 2026 in Japan
    "2026-11-20T08:14:59Z, 2026-11-20",
    "2026-11-20T08:15:00Z, 2026-11-23",
    "2026-11-19T23:00:00Z, 2026-11-20",
    "2026-11-18T15:00:00Z, 2026-11-19",
    // Saturday, Sunday
    "2026-11-21T03:00:00Z, 2026-11-23",
    "2026-11-22T14:59:59Z, 2026-11-23",
    // Thursday after hours
    "2026-11-19T08:15:00Z, 2026-11-20"
  })
  void noticeAfterHours_isTakenUpOnTheNextWorkingDay(String received, String takenUpOn) {
    assertThat(OfficeHours.takenUpOn(Instant.parse(received)))
        .isEqualTo(LocalDate.parse(takenUpOn));
  }

  @ParameterizedTest
  @CsvSource({
    "1999-01-01, 2003-08",
    "2003-08-25, 2003-08",
    "2015-10-04, 2003-08",
    "2015-10-05, 2015-10",
    "2019-11-05, 2019-11",
    "2023-02-05, 2019-11",
    "2023-02-06, 2023-02-06",
    "2024-05-27, 2024-05-27",
    "2025-05-25, 2024-05-27",
    "2025-05-26, 2025-05-26",
    "2026-11-20, 2025-05-26"
  })
  void regime_isTheLastThatHasBegun(String day, String name) {
    assertThat(Regimes.on(LocalDate.parse(day)).name()).isEqualTo(name);
  }

  @Test
  void regime_beginsAtMidnightInJapan_unlessOneIsFixed() {
    var regimes = new Regimes(Optional.empty());
    var lastMoment = Instant.parse("2023-02-05T14:59:59Z");
    assertThat(regimes.at(lastMoment).pushesCertificate()).isFalse();
    assertThat(regimes.at(lastMoment.plusSeconds(1)).pushesCertificate()).isTrue();

    regimes.fix(Regimes.named("2003-08"));
    assertThat(regimes.at(lastMoment.plusSeconds(1)).name()).isEqualTo("2003-08");
    regimes.fix(Optional.empty());
    assertThat(regimes.at(lastMoment.plusSeconds(1)).online()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2003-08, false, false, false, false",
    "2015-10, false, false, false, false",
    "2019-11, false, false, true, false",
    "2023-02-06, true, true, true, false",
    "2024-05-27, true, true, true, false",
    "2025-05-26, true, true, true, true"
  })
  void regime_hasItsParameters(
      String name, boolean push, boolean online, boolean formerSurname, boolean furigana) {
    var regime = Regimes.named(name).orElseThrow();
    assertThat(regime.pushesCertificate()).isEqualTo(push);
    assertThat(regime.online()).isEqualTo(online);
    assertThat(regime.formerSurname()).isEqualTo(formerSurname);
    assertThat(regime.furigana()).isEqualTo(furigana);
  }

  @Test
  void unknownRegime_isNone() {
    assertThat(Regimes.named("1999-01")).isEmpty();
    assertThat(Regimes.all()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-15, false", "2026-12-16, true", "2026-11-01, false"})
  void r17_noticeIsMissingAfter14Days(String today, boolean missing) {
    var planned = RegisterDate.japanese(LocalDate.of(2026, 12, 1));
    assertThat(InMigrationRules.isMissing(planned, LocalDate.parse(today))).isEqualTo(missing);
  }

  @Test
  void r17_noticeOfAMoveOnAnUnknownDay_isNeverMissingByItself() {
    assertThat(InMigrationRules.isMissing(RegisterDate.UNKNOWN, LocalDate.of(2099, 1, 1)))
        .isFalse();
  }
}
