package jukigate.simulators.resident;

import java.util.List;
import java.util.Optional;
import jukigate.domain.register.ForeignCategory;
import jukigate.domain.register.ForeignResident;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;

/** 外国人住民の氏名: roman letters, no furigana. The lists are this project's own, of common names. */
final class ForeignNames {
  private record Country(
      String code, List<String> surnames, List<String> male, List<String> female) {}

  private static final List<Country> COUNTRIES =
      List.of(
          new Country(
              "CHN",
              List.of("WANG", "LI", "ZHANG", "CHEN"),
              List.of("WEI", "JUN", "MINGHAO"),
              List.of("FANG", "XIUYING", "LILI")),
          new Country(
              "VNM",
              List.of("NGUYEN", "TRAN", "LE", "PHAM"),
              List.of("VAN AN", "DUC MINH", "HUU NAM"),
              List.of("THI HOA", "THI LAN", "NGOC MAI")),
          new Country(
              "KOR",
              List.of("KIM", "LEE", "PARK", "CHOI"),
              List.of("MINJUN", "JIHO", "SUNGHO"),
              List.of("SEOYEON", "JIWOO", "EUNJI")),
          new Country(
              "PHL",
              List.of("SANTOS", "REYES", "CRUZ", "GARCIA"),
              List.of("JOSE MIGUEL", "MARK ANTHONY"),
              List.of("MARIA CRISTINA", "ANGELICA")),
          new Country(
              "BRA",
              List.of("SILVA", "SOUZA", "TANAKA OLIVEIRA", "SATO PEREIRA"),
              List.of("LUCAS HENRIQUE", "GABRIEL"),
              List.of("ANA PAULA", "JULIANA")),
          new Country(
              "NPL",
              List.of("SHRESTHA", "TAMANG", "GURUNG"),
              List.of("BISHAL", "SURESH"),
              List.of("SITA", "ANJALI")),
          new Country(
              "USA",
              List.of("SMITH", "JOHNSON", "MILLER"),
              List.of("JAMES ROBERT", "MICHAEL"),
              List.of("EMILY ANN", "SARAH")));

  /** A family of one nationality. */
  record Family(String nationality, String surname) {}

  private ForeignNames() {}

  static Family family(Draw draw) {
    Country country = draw.one(COUNTRIES);
    return new Family(country.code(), draw.one(country.surnames()));
  }

  static RegisterText name(Draw draw, Family family, Sex sex) {
    Country country =
        COUNTRIES.stream()
            .filter(one -> one.code().equals(family.nationality()))
            .findFirst()
            .orElseThrow();
    String given = draw.one(sex == Sex.MALE ? country.male() : country.female());
    return RegisterText.of(family.surname() + "\u3000" + given);
  }

  static ForeignResident resident(Draw draw, Family family, Sex sex, int thisYear) {
    boolean korean = family.nationality().equals("KOR");
    int kind = draw.below(1000);
    ForeignCategory category =
        korean && kind < 350
            ? ForeignCategory.SPECIAL_PERMANENT
            : kind < 985
                ? ForeignCategory.MID_TO_LONG_TERM
                : kind < 992 ? ForeignCategory.TEMPORARY_PERMISSION : ForeignCategory.TRANSITIONAL;
    boolean limited = category != ForeignCategory.SPECIAL_PERMANENT && draw.chance(700);
    Optional<RegisterDate> stayUntil =
        limited
            ? Optional.of(
                RegisterDate.western(
                    thisYear + draw.between(1, 5), draw.between(1, 12), draw.between(1, 28)))
            : Optional.empty();
    Optional<RegisterText> alias =
        draw.chance(korean ? 400 : 80) ? Optional.of(alias(draw, sex)) : Optional.empty();
    return new ForeignResident(category, family.nationality(), alias, stayUntil);
  }

  private static RegisterText alias(Draw draw, Sex sex) {
    NameList names = NameList.standard();
    return RegisterText.of(names.surname(draw).kanji() + "\u3000" + names.given(draw, sex).kanji());
  }
}
