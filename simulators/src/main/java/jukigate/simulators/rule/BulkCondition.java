package jukigate.simulators.rule;

import jukigate.domain.number.IndividualNumber;

/** 検索条件: one line of the list of a bulk provision. */
public sealed interface BulkCondition {
  /** 一連番号, from 1, ascending over the whole list. */
  int number();

  /** By 個人番号. */
  record ByNumber(int number, IndividualNumber individualNumber) implements BulkCondition {}

  /** By the four items; may be too wide. */
  record BySearch(int number, Search search) implements BulkCondition {}

  /** A value of it is none of the register's. */
  record Impossible(int number) implements BulkCondition {}
}
