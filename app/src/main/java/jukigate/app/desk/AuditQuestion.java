package jukigate.app.desk;

/**
 * A question to the audit log of a running backbone.
 *
 * @param act what is done with the answer, for the log itself: {@code verify}, {@code prove},
 *     {@code evidence} or {@code erase}
 * @param correlationId whose proof is wanted; empty to have all of the log verified
 * @param messages whether the bytes of all messages are to be hashed again
 * @param witnesses whether the nodes are to be asked for the heads that they keep
 */
public record AuditQuestion(String act, String correlationId, boolean messages, boolean witnesses) {
  static final String ERASE = "erase";

  /** Erases the messages whose period is over. */
  public static AuditQuestion erase() {
    return new AuditQuestion(ERASE, "", false, false);
  }
}
