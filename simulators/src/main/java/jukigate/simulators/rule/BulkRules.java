package jukigate.simulators.rule;

import java.time.Duration;
import java.util.List;
import jukigate.domain.message.Purpose;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** X16: what an agency may ask for, and in which order. */
public final class BulkRules {
  /** Conditions in a block, and results. */
  public static final int BLOCK = 2_000;

  /**
   * How long the two ends keep what is under way: conditions until they are answered, a result
   * until it is acknowledged. No public source names a period; this is the project's own.
   */
  public static final Duration UNDER_WAY = Duration.ofDays(30);

  /** How long a server keeps a result that the agency has acknowledged; the project's own. */
  public static final Duration AFTER_ACKNOWLEDGEMENT = Duration.ofDays(7);

  private BulkRules() {}

  /** Refused when 個人番号 is asked for without a duty that the number act names. */
  public static Outcome<List<BulkItem>> granted(List<BulkItem> items, Purpose purpose) {
    return items.contains(BulkItem.INDIVIDUAL_NUMBER) && purpose != Purpose.NUMBER_ACT
        ? Outcome.refused(RefusalCode.NUMBER_NOT_GRANTED, purpose.code(), Rule.BULK_NUMBER)
        : Outcome.passed(items);
  }

  /**
   * Whether the numbers ascend.
   *
   * @param before the last number of the block before; 0 at first
   */
  public static boolean isAscending(int before, List<BulkCondition> conditions) {
    int last = before;
    for (BulkCondition condition : conditions) {
      if (condition.number() <= last) {
        return false;
      }
      last = condition.number();
    }
    return true;
  }
}
