package jukigate.gateway.journal.sql;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.audit.Leaf;
import jukigate.gateway.audit.LogCheck;
import jukigate.gateway.journal.PayloadKeys;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/**
 * Goes through the log and the journal once. Leaves and messages are read side by side, on two
 * connections; no leaf, head or message stays in memory.
 */
final class SqlVerification {
  private static final String LEAVES =
      "SELECT tree_index, chain, content, exchange_id FROM audit_leaf"
          + " WHERE tree_index IS NOT NULL AND tree_index < ? ORDER BY tree_index";

  /** Rows without the leaf that must tell of them; older ones are from before the log. */
  private static final String UNRECORDED =
      "SELECT e.id FROM exchange e WHERE e.id >="
          + " (SELECT MIN(exchange_id) FROM audit_leaf WHERE exchange_id > 0) AND ("
          + "NOT EXISTS (SELECT 1 FROM audit_leaf l WHERE l.exchange_id = e.id)"
          + " OR (e.verdict <> 'ADMITTED' AND NOT EXISTS (SELECT 1 FROM audit_leaf l"
          + " WHERE l.exchange_id = e.id AND SUBSTR(l.content, 1, 9) <> 'ADMITTED ')))"
          + " ORDER BY e.id FETCH FIRST "
          + LogCheck.MOST
          + " ROWS ONLY";

  private final Jdbi jdbi;
  private final Predicate<X509Certificate> mine;
  private final PayloadKeys keys;

  SqlVerification(Jdbi jdbi, Predicate<X509Certificate> mine, PayloadKeys keys) {
    this.jdbi = jdbi;
    this.mine = mine;
    this.keys = keys;
  }

  /** What is wrong with the rows of the journal, by their numbers. */
  private record Rows(List<Long> unrecorded, Bytes bytes) {
    void tell(LogCheck check) {
      unrecorded.forEach(check::unrecorded);
      bytes.other().forEach(check::otherBytes);
      bytes.missing().forEach(check::missingBytes);
    }
  }

  /**
   * @param missing rows without the bytes that they had, and no leaf that says why
   * @param erased rows without their bytes, by the leaf that says so
   */
  private record Bytes(List<Long> other, List<Long> missing, Map<Long, Long> erased) {
    static final Bytes UNREAD = new Bytes(List.of(), List.of(), Map.of());
  }

  AuditReport report(List<Anchor> anchors, boolean messages) {
    try (var beside = Executors.newSingleThreadExecutor()) {
      var rows = CompletableFuture.supplyAsync(() -> rows(messages), beside);
      return jdbi.inTransaction(
          heads -> {
            long until = until(heads);
            try (var signed =
                heads
                    .createQuery(
                        SqlAuditLog.CHECKPOINTS + " WHERE tree_size <= ? ORDER BY tree_size")
                    .bind(0, until)
                    .map(SqlAuditLog::checkpoint)
                    .stream()) {
              var check = new LogCheck(signed.iterator(), anchors, mine);
              takeLeaves(until, check);
              rows.join().tell(check);
              return check.end(pending()).erased(rows.join().bytes().erased());
            }
          });
    }
  }

  /**
   * The leaves before this place are verified: those under the newest head, since the log goes on
   * growing meanwhile; all of them when some have a place and no head.
   */
  private static long until(Handle handle) {
    long head = newest(handle);
    long beyond =
        handle
            .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE tree_index >= ?")
            .bind(0, head)
            .mapTo(Long.class)
            .one();
    return beyond > 0 && newest(handle) == head ? Long.MAX_VALUE : head;
  }

  private static long newest(Handle handle) {
    return handle
        .createQuery("SELECT COALESCE(MAX(tree_size), 0) FROM audit_checkpoint")
        .mapTo(Long.class)
        .one();
  }

  private void takeLeaves(long until, LogCheck check) {
    jdbi.useTransaction(
        handle -> {
          try (var rows = new RowsAlong(jdbi);
              var leaves =
                  handle.createQuery(LEAVES).bind(0, until).map(row -> leaf(row, rows)).stream()) {
            leaves.forEach(check::take);
          }
        });
  }

  private long pending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE tree_index IS NULL")
                .mapTo(Long.class)
                .one());
  }

  private Rows rows(boolean messages) {
    return jdbi.inTransaction(
        handle ->
            new Rows(
                handle.createQuery(UNRECORDED).mapTo(Long.class).list(),
                messages ? bytes(handle) : Bytes.UNREAD));
  }

  private Bytes bytes(Handle handle) {
    var recorded = SqlErasure.recorded(handle);
    List<Long> other = new ArrayList<>();
    List<Long> missing = new ArrayList<>();
    var rows =
        handle
            .createQuery(
                "SELECT id, received_at, action, verdict, request_bytes, request_sha256,"
                    + " response_bytes, response_sha256 FROM exchange ORDER BY id")
            .map(
                row -> {
                  if (!hasItsBytes(row)) {
                    Long id = row.getColumn("id", Long.class);
                    if (!isBare(row)) {
                      other.add(id);
                    } else if (!recorded.tells(row)) {
                      missing.add(id);
                    }
                  }
                  return other.size() + missing.size() < LogCheck.MOST;
                });
    try (var each = rows.stream()) {
      var unused = each.allMatch(goOn -> goOn);
    }
    return new Bytes(other, missing, recorded.counts());
  }

  private static boolean isBare(RowView row) {
    return row.getColumn("request_bytes", byte[].class).length == 0
        && row.getColumn("response_bytes", byte[].class).length == 0;
  }

  private boolean hasItsBytes(RowView row) {
    return SqlJournalReader.digestFits(row, "request", keys)
        && SqlJournalReader.digestFits(row, "response", keys);
  }

  private static Leaf leaf(RowView row, RowsAlong rows) {
    String content = row.getColumn("content", String.class);
    long exchange = row.getColumn("exchange_id", Long.class);
    return new Leaf(
        row.getColumn("tree_index", Long.class),
        SqlAuditLog.hash(row.getColumn("chain", String.class)),
        content,
        exchange,
        exchange == 0 ? Optional.empty() : rows.content(exchange, kind(content)));
  }

  /** Of a content that was changed beyond recognition: ADMITTED, which then does not fit. */
  private static Kind kind(String content) {
    return List.of(Kind.CONCLUDED, Kind.REFUSED).stream()
        .filter(kind -> content.startsWith(kind + " "))
        .findFirst()
        .orElse(Kind.ADMITTED);
  }
}
