package jukigate.app.badinput;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;

/**
 * One line of a table: a message that is right in every respect but one.
 *
 * @param make what is sent, after whatever must be sent before it
 */
record BadMessage(String name, RefusalCode expected, Function<RunningBackbone, Shot> make) {

  /** The same, sent in another way. */
  BadMessage with(UnaryOperator<Shot> change) {
    return new BadMessage(name, expected, running -> change.apply(make.apply(running)));
  }

  /** Something else is sealed than what is right. */
  static BadMessage drafted(String name, RefusalCode expected, UnaryOperator<Draft> change) {
    return new BadMessage(name, expected, running -> running.shot(change.apply(running.update())));
  }

  /** Another body is sealed, by literal replacement. */
  static BadMessage body(String name, RefusalCode expected, String old, String replacement) {
    return drafted(name, expected, draft -> draft.body(text -> text.replace(old, replacement)));
  }

  /** The sealed bytes are changed on their way. */
  static BadMessage bytes(String name, RefusalCode expected, UnaryOperator<Payload> change) {
    return new BadMessage(
        name,
        expected,
        running -> {
          Draft draft = running.update();
          Payload good = draft.seal(running.profile());
          Payload changed = change.apply(good);
          if (changed.equals(good)) {
            throw new IllegalArgumentException(name + " changes nothing");
          }
          return Shot.of(draft, changed);
        });
  }

  static BadMessage text(String name, RefusalCode expected, UnaryOperator<String> change) {
    return bytes(
        name, expected, payload -> Payload.ofUtf8(change.apply(RunningBackbone.text(payload))));
  }

  /** Replaces what the pattern finds first in the sealed text. */
  static BadMessage regex(String name, RefusalCode expected, String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
    return text(name, expected, text -> compiled.matcher(text).replaceFirst(replacement));
  }

  static BadMessage replace(String name, RefusalCode expected, String old, String replacement) {
    return regex(name, expected, Pattern.quote(old), Matcher.quoteReplacement(replacement));
  }

  static BadMessage before(String name, RefusalCode expected, String place, String inserted) {
    return replace(name, expected, place, inserted + place);
  }

  static BadMessage after(String name, RefusalCode expected, String place, String inserted) {
    return replace(name, expected, place, place + inserted);
  }

  @Override
  public String toString() {
    return name;
  }
}
