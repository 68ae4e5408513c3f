package jukigate.app.diff;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;

/** What an expectation may say instead of a value. */
enum Placeholder {
  ANY("any", ".*", text -> true),
  INSTANT("instant", ".*", Form.INSTANT::fits),
  UUID("uuid", ".*", Form.UUID::fits),
  DATE("date", "[0-9]{4}-[0-9]{2}-[0-9]{2}", Placeholder::isDate),
  NUMBER("number", "-?[0-9]+", text -> true),
  RESIDENT_CODE("residentCode", "[0-9]{11}", text -> ResidentCode.parse(text).isPresent()),
  INDIVIDUAL_NUMBER(
      "individualNumber", "[0-9]{12}", text -> IndividualNumber.parse(text).isPresent()),
  /** Followed by a colon and a regular expression. */
  TEXT("text", "", text -> true);

  private final String word;
  private final String pattern;
  private final Predicate<String> holds;

  Placeholder(String word, String pattern, Predicate<String> holds) {
    this.word = word;
    this.pattern = pattern;
    this.holds = holds;
  }

  /** A regular expression for everything that may stand there, and perhaps more. */
  String pattern() {
    return pattern;
  }

  /** Whether what stands there is right. */
  boolean admits(String text) {
    return holds.test(text);
  }

  /** How an expectation writes it. */
  String written() {
    return "${" + word + (this == TEXT ? ":<regex>}" : "}");
  }

  static Optional<Placeholder> ofWord(String word) {
    return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
