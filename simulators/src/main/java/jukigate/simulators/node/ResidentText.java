package jukigate.simulators.node;

import java.util.Optional;
import jukigate.domain.register.Kana;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.rule.SearchKey;
import jukigate.simulators.store.ResidentTable;

/**
 * What an officer types to find a resident of the own register. Personal data.
 *
 * @param name as names are compared; empty where it cannot be a part of one
 * @param kana as furigana is compared
 */
record ResidentText(
    String text, Optional<String> name, Optional<String> kana, Optional<RegisterDate> date) {
  static ResidentText of(String typed) {
    String text = typed.strip();
    return new ResidentText(
        text,
        RegisterText.parse(text).map(SearchKey::ofName).filter(key -> !key.isEmpty()),
        Kana.parse(text).map(Kana::plain).filter(key -> !key.isEmpty()),
        RegisterDate.parse(text));
  }

  boolean meets(ResidentTable.Kept kept) {
    var person = kept.member().record().person();
    return text.isEmpty()
        || person.residentCode().value().equals(text)
        || person.individualNumber().filter(number -> number.value().equals(text)).isPresent()
        || date.filter(day -> isSameDay(day, person.birthDate())).isPresent()
        || name.filter(SearchKey.ofName(person.name().kanji())::contains).isPresent()
        || person.name().furigana().map(Kana::plain).filter(this::reads).isPresent();
  }

  private boolean reads(String furigana) {
    return kana.filter(furigana::contains).isPresent();
  }

  /** R08-11-20 and 2026-11-20 are the same day. */
  private static boolean isSameDay(RegisterDate one, RegisterDate other) {
    return one.equals(other)
        || (one.toLocalDate().isPresent() && one.toLocalDate().equals(other.toLocalDate()));
  }

  @Override
  public String toString() {
    return "ResidentText[" + text.length() + " characters]";
  }
}
