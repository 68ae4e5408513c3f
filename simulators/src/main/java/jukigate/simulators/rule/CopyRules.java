package jukigate.simulators.rule;

import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.rule.CopyItem.Sending;

/** 住民票の写しの広域交付 at the place of issue. */
public final class CopyRules {
  private CopyRules() {}

  /**
   * Checks a copy that arrived: only what the law allows and what was asked for may be in it.
   * Refused with {@code JG-B15}, which names the item and never its value.
   *
   * @param sent the items of which the copy has a value
   * @param requested what the resident asked for specially
   */
  public static Outcome<Set<CopyItem>> receive(Set<CopyItem> sent, Set<CopyItem> requested) {
    for (CopyItem item : sent) {
      boolean allowed =
          item.sending() == Sending.ALWAYS
              || (item.sending() == Sending.ON_REQUEST && requested.contains(item));
      if (!allowed) {
        return Outcome.refused(RefusalCode.ITEM_NOT_PERMITTED, item.lawName(), Rule.COPY_ITEMS);
      }
    }
    return Outcome.passed(sent);
  }
}
