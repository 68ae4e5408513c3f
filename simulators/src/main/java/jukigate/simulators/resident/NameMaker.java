package jukigate.simulators.resident;

import java.util.Optional;
import jukigate.domain.register.FormerSurname;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.resident.NameList.Name;

/** Names of one Japanese family: one surname, spelt in one way. */
final class NameMaker {
  private final Draw draw;
  private final Name surname;
  private final RegisterText spelt;

  NameMaker(Draw draw) {
    this.draw = draw;
    this.surname = NameList.standard().surname(draw);
    this.spelt = SpellingVariants.spell(draw, surname.kanji());
  }

  PersonName name(Sex sex) {
    Name given = NameList.standard().given(draw, sex);
    RegisterText full = new RegisterText(spelt.value() + "\u3000" + given.kanji(), spelt.gaiji());
    return new PersonName(full, Kana.parse(surname.kana() + "\u3000" + given.kana()));
  }

  /** 旧氏: another surname, of those who took this one when they married. */
  Optional<FormerSurname> formerSurname() {
    if (!draw.chance(60)) {
      return Optional.empty();
    }
    Name former = NameList.standard().surname(draw);
    return Kana.parse(former.kana())
        .map(kana -> new FormerSurname(SpellingVariants.spell(draw, former.kanji()), kana, 0));
  }
}
