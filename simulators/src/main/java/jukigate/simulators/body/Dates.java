package jukigate.simulators.body;

import java.util.Optional;
import jukigate.contract.types.RegisterDate;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.DateForm;
import jukigate.domain.register.DateParts;
import jukigate.domain.register.Era;

/** Dates of the register, both ways, as they were written. */
final class Dates {
  private static final String WESTERN = "W";

  private Dates() {}

  static RegisterDate write(jukigate.domain.register.RegisterDate date) {
    var written = new RegisterDate();
    written.setForm(date.formCode());
    if (date.start().year() > 0) {
      written.setEra(date.era().map(Era::letter).orElse(WESTERN));
      written.setYear(date.start().year());
    }
    known(date.start().month()).ifPresent(written::setMonth);
    known(date.start().day()).ifPresent(written::setDay);
    DateForm.seasonCode(date.qualifier()).ifPresent(written::setSeason);
    DateForm.tenDaysCode(date.qualifier()).ifPresent(written::setTenDays);
    date.end()
        .ifPresent(
            end -> {
              if (end.month() != date.start().month() || date.formCode().equals("F12")) {
                written.setUntilMonth(end.month());
              }
              written.setUntilDay(end.day());
            });
    return written;
  }

  /** Refused when form and parts do not fit each other. */
  static Outcome<jukigate.domain.register.RegisterDate> read(String element, RegisterDate read) {
    return parsed(read)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.SCHEMA_INVALID, element, "RegisterDate"));
  }

  private static Optional<jukigate.domain.register.RegisterDate> parsed(RegisterDate read) {
    Optional<String> era = Optional.ofNullable(read.getEra());
    Optional<Era> known = era.flatMap(Era::ofLetter);
    if (era.isPresent() && known.isEmpty() && !era.get().equals(WESTERN)) {
      return Optional.empty();
    }
    try {
      var start = new DateParts(or0(read.getYear()), or0(read.getMonth()), or0(read.getDay()));
      Optional<DateParts> end =
          Optional.ofNullable(read.getUntilDay())
              .map(
                  day ->
                      new DateParts(
                          start.year(),
                          read.getUntilMonth() == null ? start.month() : read.getUntilMonth(),
                          day));
      Optional<String> detail =
          Optional.ofNullable(read.getSeason()).or(() -> Optional.ofNullable(read.getTenDays()));
      return DateForm.read(read.getForm(), known, start, detail, end);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> known(int part) {
    return part == 0 ? Optional.empty() : Optional.of(part);
  }

  private static int or0(Integer part) {
    return part == null ? 0 : part;
  }
}
