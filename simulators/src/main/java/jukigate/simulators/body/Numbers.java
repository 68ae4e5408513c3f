package jukigate.simulators.body;

import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** Numbers of a message; refused by the element's name when the check digit is wrong. */
final class Numbers {
  private Numbers() {}

  static Outcome<ResidentCode> residentCode(String text) {
    return checked("residentCode", text, ResidentCode::parse);
  }

  static Outcome<IndividualNumber> individualNumber(String text) {
    return checked("individualNumber", text, IndividualNumber::parse);
  }

  static Outcome<LocalGovernmentCode> municipality(String element, String text) {
    return checked(element, text, LocalGovernmentCode::parse);
  }

  private static <T> Outcome<T> checked(
      String element, String text, Function<String, Optional<T>> parser) {
    return parser
        .apply(text)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.CHECK_DIGIT_WRONG, element));
  }
}
