package jukigate.simulators.rule;

import java.time.LocalDate;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** 転出証明書情報: when it may be asked for, and when it goes. */
public final class CertificateRules {
  /** Days after the planned date for which an unused certificate is kept. */
  public static final int KEPT_DAYS = 30;

  /** Days after moving in within which the simplified move may be notified. */
  public static final int NOTICE_DAYS = 14;

  private CertificateRules() {}

  /** The last day on which the certificate is kept. */
  public static LocalDate expiresOn(LocalDate plannedOn) {
    return plannedOn.plusDays(KEPT_DAYS);
  }

  /**
   * True from day 31 after the planned date (rule R8); the request (pull) works again from then.
   */
  public static boolean mustBeErased(LocalDate plannedOn, LocalDate today) {
    return today.isAfter(expiresOn(plannedOn));
  }

  /**
   * The last day on which a certificate that comes on the given day is kept: 30 days after the
   * planned date; 30 days after its receipt when it was asked for again after that, or when the
   * planned date is not known exactly.
   */
  public static LocalDate keptUntil(Optional<LocalDate> plannedOn, LocalDate receivedOn) {
    return expiresOn(
        plannedOn.filter(planned -> !mustBeErased(planned, receivedOn)).orElse(receivedOn));
  }

  /**
   * At the origin: the notice from which a certificate may be sent to whoever asks; a person may
   * move elsewhere than planned. Refused with {@code JG-B16} when there is no notice of moving out.
   */
  public static Outcome<OutMigrationNotice> answer(Optional<OutMigrationNotice> notice) {
    return notice
        .map(Outcome::passed)
        .orElseGet(
            () ->
                Outcome.refused(
                    RefusalCode.CERTIFICATE_NOT_REQUESTABLE, Rule.CERTIFICATE_NEEDS_NOTICE));
  }

  /** True while 特例転入 is open: 14 days from moving in and 30 days from the planned date. */
  public static boolean isSimplifiedMoveOpen(
      LocalDate plannedOn, LocalDate movedInOn, LocalDate notifiedOn) {
    return !notifiedOn.isAfter(movedInOn.plusDays(NOTICE_DAYS))
        && !mustBeErased(plannedOn, notifiedOn);
  }
}
