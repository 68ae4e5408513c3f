package jukigate.app.bench.stacks;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import jukigate.domain.register.DateParts;
import jukigate.domain.register.DateQualifier;
import jukigate.domain.register.Era;
import jukigate.domain.register.RegisterDate;

/** Dates of the register in each era, each form of 不詳, and some that no calendar has. */
final class VariedDates {
  private static final LocalDate FIRST_SOLAR = LocalDate.of(1873, 1, 1);
  private static final LocalDate LAST_BIRTH = LocalDate.of(2023, 12, 31);
  private static final LocalDate FIRST_EVENT = LocalDate.of(2024, 1, 1);

  private static final List<DateQualifier> BY_YEAR =
      List.of(
          DateQualifier.NONE,
          DateQualifier.ABOUT,
          DateQualifier.SPRING,
          DateQualifier.SUMMER,
          DateQualifier.AUTUMN,
          DateQualifier.WINTER);
  private static final List<DateQualifier> BY_MONTH =
      List.of(
          DateQualifier.NONE,
          DateQualifier.ABOUT,
          DateQualifier.ESTIMATED,
          DateQualifier.EARLY,
          DateQualifier.MIDDLE,
          DateQualifier.LATE,
          DateQualifier.EARLY_ABOUT,
          DateQualifier.MIDDLE_ABOUT,
          DateQualifier.LATE_ABOUT);
  private static final List<DateQualifier> BY_DAY =
      List.of(DateQualifier.ABOUT, DateQualifier.ESTIMATED);
  private static final List<DateQualifier> SPANS =
      List.of(
          DateQualifier.BETWEEN_UNTIL_ABOUT,
          DateQualifier.BETWEEN_ESTIMATED,
          DateQualifier.BETWEEN_ABOUT);

  /** The last days of eras, days that no calendar has, a day of the lunar calendar. */
  private static final List<RegisterDate> SPECIAL =
      List.of(
          RegisterDate.UNKNOWN,
          RegisterDate.japanese(Era.MEIJI, new DateParts(45, 7, 30)),
          RegisterDate.japanese(Era.MEIJI, new DateParts(5, 12, 2)),
          RegisterDate.japanese(Era.TAISHO, new DateParts(15, 12, 25)),
          RegisterDate.japanese(Era.SHOWA, new DateParts(64, 1, 7)),
          RegisterDate.japanese(Era.SHOWA, new DateParts(57, 2, 29)),
          RegisterDate.japanese(Era.HEISEI, new DateParts(31, 4, 30)),
          RegisterDate.japanese(Era.REIWA, new DateParts(1, 5, 1)));

  private final RandomGenerator random;

  VariedDates(RandomGenerator random) {
    this.random = random;
  }

  /** 生年月日, before every {@link #event}. */
  RegisterDate birth() {
    LocalDate day = day(FIRST_SOLAR, LAST_BIRTH);
    return switch (random.nextInt(10)) {
      case 0 -> pick(SPECIAL);
      case 1 -> inexact(RegisterDate.japanese(day));
      case 2 -> span(day);
      case 3 -> RegisterDate.western(day);
      default -> RegisterDate.japanese(day);
    };
  }

  /** 異動年月日. */
  RegisterDate event() {
    RegisterDate exact = RegisterDate.japanese(day(FIRST_EVENT, FIRST_EVENT.plusYears(2)));
    return random.nextInt(12) == 0 ? inexact(exact) : exact;
  }

  private RegisterDate inexact(RegisterDate exact) {
    Era era = exact.era().orElseThrow();
    DateParts parts = exact.start();
    return switch (random.nextInt(3)) {
      case 0 -> RegisterDate.japanese(era, new DateParts(parts.year(), 0, 0)).with(pick(BY_YEAR));
      case 1 ->
          RegisterDate.japanese(era, new DateParts(parts.year(), parts.month(), 0))
              .with(pick(BY_MONTH));
      default -> exact.with(pick(BY_DAY));
    };
  }

  /** In the autumn, where no era begins or ends. */
  private RegisterDate span(LocalDate day) {
    RegisterDate begin = RegisterDate.japanese(day.withMonth(9).withDayOfMonth(day(1, 15)));
    DateParts start = begin.start();
    DateQualifier kind = pick(SPANS);
    int month = kind == DateQualifier.BETWEEN_UNTIL_ABOUT ? day(9, 11) : 9;
    return begin.between(kind, new DateParts(start.year(), month, start.day() + day(1, 14)));
  }

  private LocalDate day(LocalDate first, LocalDate last) {
    return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay() + 1));
  }

  private int day(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
