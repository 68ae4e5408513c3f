package jukigate.domain.refusal;

import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.Language;

/**
 * One refusal: what, where and why. Its arguments never hold personal data or key material.
 *
 * @param code the entry of the catalogue
 * @param arguments what the texts of the entry name: an element, a rule, a file, an expected value
 */
public record Refusal(RefusalCode code, List<String> arguments) {
  public Refusal {
    arguments = List.copyOf(arguments);
  }

  public static Refusal of(RefusalCode code, Object... arguments) {
    return new Refusal(code, Stream.of(arguments).map(String::valueOf).toList());
  }

  /** What was refused and why, in one sentence. */
  public String text(Language language) {
    return RefusalTexts.text(code, language, arguments);
  }

  /** What the sender can do about it. */
  public String fix(Language language) {
    return RefusalTexts.fix(code, language, arguments);
  }

  @Override
  public String toString() {
    return code.id() + " " + text(Language.EN);
  }
}
