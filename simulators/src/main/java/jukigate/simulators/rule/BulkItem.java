package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 求める項目 of a bulk provision. There is none for the 住民票コード, which an agency never gets (法30条の37).
 */
public enum BulkItem {
  NAME("name", "氏名"),
  BIRTH_DATE("birthDate", "生年月日"),
  SEX("sex", "性別"),
  ADDRESS("address", "住所"),
  INDIVIDUAL_NUMBER("individualNumber", "個人番号"),
  EVENT_REASON("eventReason", "異動事由"),
  EVENT_DATE("eventDate", "異動年月日");

  /** What an agency gets that names no items. */
  public static final List<BulkItem> FOUR_ITEMS = List.of(NAME, BIRTH_DATE, SEX, ADDRESS);

  private final String element;
  private final String ja;

  BulkItem(String element, String ja) {
    this.element = element;
    this.ja = ja;
  }

  /** Local name in the contract. */
  public String element() {
    return element;
  }

  public static Optional<BulkItem> ofElement(String name) {
    return Arrays.stream(values()).filter(item -> item.element.equals(name)).findFirst();
  }

  /** The names of the items, for the record of the provision. */
  public static String names(List<BulkItem> items) {
    return items.stream().map(item -> item.ja).collect(Collectors.joining(" "));
  }
}
