package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jukigate.domain.register.IdentityRecord;

/** The six of the eight items that say who the resident is, as rules compare and name them. */
enum IdentityItem {
  RESIDENT_CODE("住民票コード (residentCode)", IdentityRecord::residentCode),
  NAME("氏名 (name)", IdentityRecord::name),
  BIRTH_DATE("生年月日 (birthDate)", IdentityRecord::birthDate),
  SEX("性別 (sex)", IdentityRecord::sex),
  ADDRESS("住所 (address)", IdentityRecord::address),
  INDIVIDUAL_NUMBER("個人番号 (individualNumber)", IdentityRecord::individualNumber);

  private final String label;
  private final Function<IdentityRecord, Object> read;

  IdentityItem(String label, Function<IdentityRecord, Object> read) {
    this.label = label;
    this.read = read;
  }

  /** The items in which two records differ. */
  static List<IdentityItem> changed(IdentityRecord before, IdentityRecord after) {
    return Arrays.stream(values())
        .filter(item -> !item.read.apply(before).equals(item.read.apply(after)))
        .toList();
  }

  /** As refusals name it: in both languages, never its value. */
  @Override
  public String toString() {
    return label;
  }
}
