package jukigate.domain.register;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * 元号. Bounds are the first and the last day on which the register accepts the era; the last day of
 * 明治 and of 大正 is also the first day of the next era, and both forms are accepted.
 */
public enum Era {
  MEIJI("M", "明治", "Meiji", LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 30)),
  TAISHO("T", "大正", "Taisho", LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 25)),
  SHOWA("S", "昭和", "Showa", LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
  HEISEI("H", "平成", "Heisei", LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
  REIWA("R", "令和", "Reiwa", LocalDate.of(2019, 5, 1), LocalDate.of(2117, 12, 31));

  private final String letter;
  private final String kanji;
  private final String english;
  private final LocalDate first;
  private final LocalDate last;

  Era(String letter, String kanji, String english, LocalDate first, LocalDate last) {
    this.letter = letter;
    this.kanji = kanji;
    this.english = english;
    this.first = first;
    this.last = last;
  }

  /** M, T, S, H or R. */
  public String letter() {
    return letter;
  }

  public String kanji() {
    return kanji;
  }

  public String english() {
    return english;
  }

  public LocalDate first() {
    return first;
  }

  public LocalDate last() {
    return last;
  }

  /** The Gregorian year of a year of this era, counted from 1. */
  public int westernYear(int yearOfEra) {
    return first.getYear() + yearOfEra - 1;
  }

  public int lastYear() {
    return last.getYear() - first.getYear() + 1;
  }

  public static Optional<Era> ofLetter(String letter) {
    return Arrays.stream(values()).filter(era -> era.letter.equals(letter)).findFirst();
  }

  /** The era of a day, the newer one on a day that two eras share; empty before 明治. */
  public static Optional<Era> of(LocalDate date) {
    return Arrays.stream(values())
        .filter(era -> !date.isBefore(era.first) && !date.isAfter(era.last))
        .reduce((older, newer) -> newer);
  }
}
