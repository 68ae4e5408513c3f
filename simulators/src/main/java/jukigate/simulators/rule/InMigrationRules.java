package jukigate.simulators.rule;

import java.time.LocalDate;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;

/** 転入通知 at the old home: about whom it is taken, and when it is missed. */
public final class InMigrationRules {
  /** Days after the move within which moving in must be notified (住基法 22条). */
  public static final int NOTICE_DAYS = 14;

  private InMigrationRules() {}

  /**
   * Whether a notice about this person is taken. Refused with {@code JG-B02} when the person was
   * never a resident here, with {@code JG-B50} when no domestic move out stands.
   */
  public static Outcome<HouseholdMember> take(Optional<HouseholdMember> kept) {
    if (kept.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST);
    }
    return isGone(kept.get())
        ? Outcome.passed(kept.get())
        : Outcome.refused(RefusalCode.NO_MOVE_OUT, Rule.MOVE_OUT_FIRST);
  }

  /** True when the last event was 国内転出. */
  public static boolean isGone(HouseholdMember member) {
    var record = member.record();
    return record.control().status() == RecordStatus.CLOSED
        && record.lastEvent().reason() == EventReason.DOMESTIC_MOVE_OUT;
  }

  /**
   * 未着 (rule R17): true from the day after the 14 days in which moving in must be notified. A
   * planned date that is not known exactly is never missed by itself.
   */
  public static boolean isMissing(RegisterDate plannedDate, LocalDate today) {
    return plannedDate
        .toLocalDate()
        .map(planned -> today.isAfter(planned.plusDays(NOTICE_DAYS)))
        .orElse(false);
  }
}
