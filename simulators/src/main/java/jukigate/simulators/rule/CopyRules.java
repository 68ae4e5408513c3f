package jukigate.simulators.rule;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.rule.CopyItem.Sending;

/** 住民票の写しの広域交付 at the municipality of residence. */
public final class CopyRules {
  private CopyRules() {}

  /**
   * The items that the copy shows. Refused with {@code JG-B14} while the issue is suppressed (it
   * does not end by itself, and the message does not say why), and with {@code JG-B15} when an item
   * is asked for that never travels.
   *
   * @param suppressed 支援措置 or 発行抑止 is in force for anyone on the copy
   * @param requested what the resident asked for specially; others are ignored
   */
  public static Outcome<Set<CopyItem>> decide(boolean suppressed, Set<CopyItem> requested) {
    if (suppressed) {
      return Outcome.refused(RefusalCode.COPY_SUPPRESSED, Rule.SUPPRESSION);
    }
    for (CopyItem item : requested) {
      if (item.sending() == Sending.NEVER) {
        return Outcome.refused(RefusalCode.ITEM_NOT_PERMITTED, item.lawName(), Rule.COPY_ITEMS);
      }
    }
    EnumSet<CopyItem> shown = EnumSet.noneOf(CopyItem.class);
    Arrays.stream(CopyItem.values())
        .filter(item -> item.sending() == Sending.ALWAYS || requested.contains(item))
        .forEach(shown::add);
    return Outcome.passed(Set.copyOf(shown));
  }

  /** Checks a copy that arrived: only what the law allows and what was asked for may be in it. */
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
