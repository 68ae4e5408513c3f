package jukigate.gateway.validate;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a schema cannot say about numbers: check digits, the synthetic block, existing
 * municipalities. A refusal names the element, never the number.
 */
public final class NumberRules {
  private final boolean allowAny;
  private final Predicate<LocalGovernmentCode> exists;

  /**
   * @param allowAny numbers outside the synthetic block are taken too
   * @param exists whether a municipality or prefecture has the code
   */
  public NumberRules(boolean allowAny, Predicate<LocalGovernmentCode> exists) {
    this.allowAny = allowAny;
    this.exists = exists;
  }

  /** The element, when every number in it and below is right. */
  public Outcome<Element> check(Element element) {
    return firstWrong(element)
        .<Outcome<Element>>map(Outcome::refused)
        .orElseGet(() -> Outcome.passed(element));
  }

  private Optional<Refusal> firstWrong(Element element) {
    Optional<Refusal> own = wrong(element);
    for (Node child = element.getFirstChild();
        own.isEmpty() && child != null;
        child = child.getNextSibling()) {
      if (child instanceof Element below) {
        own = firstWrong(below);
      }
    }
    return own;
  }

  private Optional<Refusal> wrong(Element element) {
    String name = element.getLocalName().toLowerCase(Locale.ROOT);
    if (name.endsWith("residentcode")) {
      return digits(element)
          .flatMap(text -> number(element, ResidentCode.parse(text).map(SyntheticBlock::contains)));
    }
    if (name.endsWith("individualnumber")) {
      return digits(element)
          .flatMap(
              text -> number(element, IndividualNumber.parse(text).map(SyntheticBlock::contains)));
    }
    if (name.endsWith("municipalitycode") || name.endsWith("localgovernmentcode")) {
      return digits(element).flatMap(text -> code(element, LocalGovernmentCode.parse(text)));
    }
    return Optional.empty();
  }

  private Optional<Refusal> number(Element element, Optional<Boolean> synthetic) {
    if (synthetic.isEmpty()) {
      return refusal(RefusalCode.CHECK_DIGIT_WRONG, element);
    }
    return allowAny || synthetic.get()
        ? Optional.empty()
        : refusal(RefusalCode.NUMBER_NOT_SYNTHETIC, element);
  }

  private Optional<Refusal> code(Element element, Optional<LocalGovernmentCode> code) {
    if (code.isEmpty()) {
      return refusal(RefusalCode.CHECK_DIGIT_WRONG, element);
    }
    return exists.test(code.get())
        ? Optional.empty()
        : refusal(RefusalCode.MUNICIPALITY_UNKNOWN, element);
  }

  /** Empty for elements of that name that hold no number, such as the flag that asks for one. */
  private static Optional<String> digits(Element element) {
    String text = element.getTextContent().strip();
    return Optional.of(text)
        .filter(t -> !t.isEmpty() && t.chars().allMatch(c -> c >= '0' && c <= '9'))
        .filter(t -> t.length() > 1);
  }

  private static Optional<Refusal> refusal(RefusalCode code, Element element) {
    return Optional.of(Refusal.of(code, element.getLocalName()));
  }
}
