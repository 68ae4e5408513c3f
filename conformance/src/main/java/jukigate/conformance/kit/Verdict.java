package jukigate.conformance.kit;

import jukigate.domain.Bilingual;

/** What a case says of the system under test. */
public sealed interface Verdict {
  /** It does what it must. */
  record Pass() implements Verdict {}

  /** It does not do what it should. */
  record Warn(Finding.Bad bad) implements Verdict {}

  /** It does not do what it must. */
  record Fail(Finding.Bad bad) implements Verdict {}

  /** It could not be seen. */
  record Skipped(Bilingual why) implements Verdict {}

  /** It does not hold for this system. */
  record NotApplicable(Bilingual why) implements Verdict {}

  /** The kit itself has failed; nothing is said of the system. */
  record KitError(String what) implements Verdict {}

  /** In one word, for programs. */
  default String word() {
    return switch (this) {
      case Pass pass -> "pass";
      case Warn warn -> "warn";
      case Fail fail -> "fail";
      case Skipped skipped -> "skipped";
      case NotApplicable notApplicable -> "not-applicable";
      case KitError kitError -> "kit-error";
    };
  }
}
