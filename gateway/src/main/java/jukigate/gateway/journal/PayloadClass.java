package jukigate.gateway.journal;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import jukigate.domain.message.Operation;

/**
 * How long the bytes of a message are kept in the journal. Who, when, what and the digests stay:
 * they hold no personal data, and the audit log proves them.
 */
public enum PayloadClass {
  /** Encrypted for the receiver: a certificate or copy on its way between two cities. */
  DIRECT(Period.ofDays(31)),
  /** Upkeep of the line: CRLs and heads. */
  LINE(Period.ofDays(31)),
  /** Notices, as 届書 and 通知書 (住基法施行令 34条4項): one year. */
  NOTICE(Period.ofDays(366)),
  /** Refused attempts: as records of provision, which count them (静岡市 全項目評価書 III(2)5). */
  REFUSED(Period.ofYears(5));

  private final Period period;

  PayloadClass(Period period) {
    this.period = period;
  }

  /**
   * The class of a row.
   *
   * @param action wsa:Action of the request, or what stood in its place
   */
  public static PayloadClass of(String action, Verdict verdict) {
    if (verdict == Verdict.REFUSED || verdict == Verdict.TLS_REFUSED) {
      return REFUSED;
    }
    return Operation.ofRequestAction(action)
        .map(
            operation ->
                operation.encrypted() ? DIRECT : operation.service().equals("line") ? LINE : NOTICE)
        .orElse(NOTICE);
  }

  /** When what was received at this time is to be erased. */
  public Instant until(Instant received) {
    return received.atZone(ZoneOffset.UTC).plus(period).toInstant();
  }

  /** What was received before this time is to be erased. */
  public Instant before(Instant now) {
    return now.atZone(ZoneOffset.UTC).minus(period).toInstant();
  }
}
