package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.Optional;

/** What came of one condition of a bulk provision. */
public enum BulkOutcome {
  /** One hit: its record is provided. */
  FOUND("1"),
  NONE("2"),
  /** More than one hit: no record is provided. */
  SEVERAL("3"),
  /** Less than the minimum of a search (R4). */
  TOO_WIDE("4"),
  /** A value that no record can have, such as a wrong check digit. */
  IMPOSSIBLE("5");

  private final String code;

  BulkOutcome(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<BulkOutcome> ofCode(String code) {
    return Arrays.stream(values()).filter(outcome -> outcome.code.equals(code)).findFirst();
  }
}
