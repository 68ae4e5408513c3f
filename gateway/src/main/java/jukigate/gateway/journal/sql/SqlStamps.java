package jukigate.gateway.journal.sql;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditReport.Finding;
import jukigate.keystores.TimeStamp;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.SignedCheckpoint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/** RFC 3161 tokens over heads: that they existed at a time, in the word of a third party. */
public final class SqlStamps {
  /** A token tells milliseconds, a head more. */
  private static final Duration RESOLUTION = Duration.ofMillis(1);

  /** Each with the time of the head that was made next. */
  private static final String STAMPED =
      "SELECT c.tree_size, c.root, c.made_at, c.signature, c.certificate, s.token,"
          + " (SELECT n.made_at FROM audit_checkpoint n WHERE n.tree_size > c.tree_size"
          + " ORDER BY n.tree_size FETCH FIRST 1 ROWS ONLY) AS next_at"
          + " FROM audit_stamp s JOIN audit_checkpoint c ON c.tree_size = s.tree_size";

  private final Jdbi jdbi;

  SqlStamps(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A head that was stamped.
   *
   * @param token Base64, DER
   * @param nextAt when the head after it was made; empty when there is none
   */
  public record Stamped(SignedCheckpoint head, String token, Optional<String> nextAt) {
    /** The time that the token vouches for; empty when it is not good. */
    public Optional<Instant> time(Set<X509Certificate> issuers) {
      try {
        return TimeStamp.time(
            Base64.getDecoder().decode(token), head.checkpoint().sha256(), issuers);
      } catch (IllegalArgumentException notBase64) {
        return Optional.empty();
      }
    }
  }

  /** In the transaction that made the head of this size. */
  static void keep(Handle handle, long size, byte[] token) {
    handle.execute(
        "INSERT INTO audit_stamp (tree_size, token) VALUES (?, ?)",
        size,
        Base64.getEncoder().encodeToString(token));
  }

  /** The newest head that was stamped. */
  public Optional<Stamped> newest() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    STAMPED + " WHERE s.tree_size = (SELECT MAX(tree_size) FROM audit_stamp)")
                .map(SqlStamps::stamped)
                .findFirst());
  }

  /** What all tokens say. */
  public record Judged(long stamps, List<Finding> findings) {}

  /**
   * Checks every token: AUDIT_STAMP_WRONG where it is not good, AUDIT_CLOCK_BACK where its time is
   * before that of its head or after that of the next one.
   *
   * @param issuers the CAs whose time stamp authority counts
   */
  public Judged judge(Set<X509Certificate> issuers) {
    return jdbi.inTransaction(
        handle -> {
          List<Finding> findings = new ArrayList<>();
          try (var all =
              handle
                  .createQuery(STAMPED + " ORDER BY s.tree_size")
                  .map(SqlStamps::stamped)
                  .stream()) {
            long count = 0;
            for (var each = all.iterator(); each.hasNext(); count++) {
              finding(each.next(), issuers).ifPresent(findings::add);
            }
            return new Judged(count, findings);
          }
        });
  }

  private static Optional<Finding> finding(Stamped stamped, Set<X509Certificate> issuers) {
    Checkpoint head = stamped.head().checkpoint();
    long size = head.tree().size();
    Optional<Instant> time = stamped.time(issuers);
    if (time.isEmpty()) {
      return Optional.of(
          new Finding(size - 1, Refusal.of(RefusalCode.AUDIT_STAMP_WRONG, Long.toString(size))));
    }
    Instant at = time.get();
    boolean early = head.time().map(made -> at.plus(RESOLUTION).isBefore(made)).orElse(true);
    boolean late =
        stamped
            .nextAt()
            .flatMap(text -> new Checkpoint("", head.tree(), text).time())
            .map(at::isAfter)
            .orElse(false);
    return early || late
        ? Optional.of(
            new Finding(
                size - 1,
                Refusal.of(
                    RefusalCode.AUDIT_CLOCK_BACK,
                    Long.toString(size),
                    early ? head.at() : stamped.nextAt().orElseThrow(),
                    at)))
        : Optional.empty();
  }

  private static Stamped stamped(RowView row) {
    return new Stamped(
        SqlAuditLog.checkpoint(row),
        row.getColumn("token", String.class),
        Optional.ofNullable(row.getColumn("next_at", String.class)));
  }
}
