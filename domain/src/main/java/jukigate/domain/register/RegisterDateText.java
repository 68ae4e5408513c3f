package jukigate.domain.register;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stable text form of a date of the register. */
final class RegisterDateText {
  private static final String UNKNOWN = "UNKNOWN";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([MTSHR])(\\d{2})|(\\d{4}))(?:-(\\d{2}))?(?:-(\\d{2}))?"
              + "(?:\\.\\.(\\d{2})-(\\d{2}))?(?:;([A-Z_]+))?");

  private RegisterDateText() {}

  static String format(RegisterDate date) {
    if (date.start().isUnknown()) {
      return UNKNOWN;
    }
    DateParts start = date.start();
    StringBuilder text = new StringBuilder();
    text.append(
        date.era()
            .map(era -> era.letter() + two(start.year()))
            .orElseGet(() -> String.format(Locale.ROOT, "%04d", start.year())));
    if (start.month() > 0) {
      text.append('-').append(two(start.month()));
    }
    if (start.day() > 0) {
      text.append('-').append(two(start.day()));
    }
    date.end()
        .ifPresent(
            end -> text.append("..").append(two(end.month())).append('-').append(two(end.day())));
    if (date.qualifier() != DateQualifier.NONE) {
      text.append(';').append(date.qualifier().name());
    }
    return text.toString();
  }

  static Optional<RegisterDate> parse(String text) {
    if (UNKNOWN.equals(text)) {
      return Optional.of(RegisterDate.UNKNOWN);
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(form)).filter(date -> format(date).equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RegisterDate read(Matcher form) {
    Optional<Era> era = Optional.ofNullable(form.group(1)).flatMap(Era::ofLetter);
    int year = number(form.group(era.isPresent() ? 2 : 3));
    DateParts start = new DateParts(year, number(form.group(4)), number(form.group(5)));
    Optional<DateParts> end =
        Optional.ofNullable(form.group(6))
            .map(month -> new DateParts(year, number(month), number(form.group(7))));
    DateQualifier qualifier =
        Optional.ofNullable(form.group(8)).map(DateQualifier::valueOf).orElse(DateQualifier.NONE);
    return new RegisterDate(era, start, qualifier, end);
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }
}
