package jukigate.simulators.resident;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.domain.register.Sex;

/** 姓と名: a small list from mecab-ipadic, see {@code names.NOTICE.txt}. */
final class NameList {
  /** How a name is written and read. */
  record Name(String kanji, String kana) {}

  private static final NameList STANDARD = read();

  private final Map<String, List<Name>> byKind;

  private NameList(Map<String, List<Name>> byKind) {
    this.byKind = byKind;
  }

  static NameList standard() {
    return STANDARD;
  }

  Name surname(Draw draw) {
    return draw.one(byKind.get("surname"));
  }

  Name given(Draw draw, Sex sex) {
    return draw.one(byKind.get(sex == Sex.MALE ? "male" : "female"));
  }

  private static NameList read() {
    return new NameList(
        DataFile.rows("names.tsv")
            .collect(
                Collectors.groupingBy(
                    row -> row[0],
                    Collectors.mapping(row -> new Name(row[1], row[2]), Collectors.toList()))));
  }
}
