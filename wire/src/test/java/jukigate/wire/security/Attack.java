package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.refusal.RefusalCode;

/**
 * One line of a table: how the text of a good message is changed, and how it must end.
 *
 * @param name what the attacker does
 * @param expected the refusal
 * @param change applied to the text
 */
record Attack(String name, RefusalCode expected, UnaryOperator<String> change) {

  /** Replaces the first place where the literal text stands. */
  static Attack replace(String name, RefusalCode expected, String old, String replacement) {
    return regex(name, expected, Pattern.quote(old), Matcher.quoteReplacement(replacement));
  }

  /** Replaces what the pattern finds first. */
  static Attack regex(String name, RefusalCode expected, String pattern, String replacement) {
    return new Attack(
        name,
        expected,
        text -> Pattern.compile(pattern, Pattern.DOTALL).matcher(text).replaceFirst(replacement));
  }

  static Attack before(String name, RefusalCode expected, String place, String inserted) {
    return replace(name, expected, place, inserted + place);
  }

  static Attack after(String name, RefusalCode expected, String place, String inserted) {
    return replace(name, expected, place, place + inserted);
  }

  /** An attack that changes nothing is no attack. */
  String on(String text) {
    String changed = change.apply(text);
    assertThat(changed).as("%s changes the message", name).isNotEqualTo(text);
    return changed;
  }

  @Override
  public String toString() {
    return name;
  }
}
