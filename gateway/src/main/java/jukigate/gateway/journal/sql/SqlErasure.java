package jukigate.gateway.journal.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.PayloadClass;
import jukigate.gateway.journal.Verdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/**
 * Erases the bytes of messages whose period is over. The row, its digests and its leaves stay; the
 * erasure is a leaf of its own, in the same transaction: which class, which rows, how many, by
 * whom.
 */
public final class SqlErasure {
  private static final int AT_A_TIME = 1_000;
  private static final int LOOKED_AT = 1_000;
  private static final String ALONG =
      " FROM exchange --DERBY-PROPERTIES index=EXCHANGE_FILTERED\n ";
  private static final byte[] NOTHING = {};

  private final Jdbi jdbi;

  SqlErasure(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** What was erased of a class. */
  public record Erased(PayloadClass payloads, long records) {}

  /**
   * Erases what is due.
   *
   * @param by who or what asked, e.g. {@code rule} or {@code command}
   */
  public List<Erased> due(Instant now, String by) {
    List<Erased> all = new ArrayList<>();
    for (PayloadClass payloads : PayloadClass.values()) {
      long records = 0;
      int some = once(payloads, now, by);
      while (some > 0) {
        records += some;
        some = once(payloads, now, by);
      }
      if (records > 0) {
        all.add(new Erased(payloads, records));
      }
    }
    return all;
  }

  /**
   * When the next messages of a class are to be erased, or a time before which none are: only the
   * oldest that are kept are looked at, however many there are. Empty when nothing is kept.
   */
  public Optional<Instant> next(PayloadClass payloads, Instant now) {
    return jdbi.withHandle(
        handle -> {
          long over = over(handle, Row.time(payloads.before(now)));
          List<Kept> oldest =
              handle
                  .createQuery(
                      "SELECT received_at, action, verdict"
                          + ALONG
                          + "WHERE id > ? AND id <= ? ORDER BY id DESC")
                  .bind(0, over)
                  .bind(1, over + LOOKED_AT)
                  .map(
                      row ->
                          new Kept(row.getColumn("received_at", String.class), payloadClass(row)))
                  .list();
          return oldest.reversed().stream()
              .filter(kept -> kept.payloads() == payloads)
              .findFirst()
              .or(() -> oldest.stream().findFirst())
              .map(kept -> payloads.until(Instant.parse(kept.receivedAt())));
        });
  }

  private record Kept(String receivedAt, PayloadClass payloads) {}

  /** Numbers grow with time: the last one that was received before then is found by halves. */
  private static long over(Handle handle, String before) {
    long low = 0;
    long high = newest(handle, Long.MAX_VALUE).map(Newest::id).orElse(0L);
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      Optional<Newest> row = newest(handle, middle);
      if (row.filter(it -> it.receivedAt().compareTo(before) >= 0).isPresent()) {
        high = row.get().id() - 1;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private record Newest(long id, String receivedAt) {}

  private static Optional<Newest> newest(Handle handle, long most) {
    return handle
        .createQuery(
            "SELECT id, received_at"
                + ALONG
                + "WHERE id <= ? ORDER BY id DESC FETCH FIRST 1 ROWS ONLY")
        .bind(0, most)
        .map(
            row ->
                new Newest(
                    row.getColumn("id", Long.class), row.getColumn("received_at", String.class)))
        .findFirst();
  }

  private int once(PayloadClass payloads, Instant now, String by) {
    String before = Row.time(payloads.before(now));
    return jdbi.inTransaction(
        handle -> {
          Turn.take(handle); // another gateway must not erase the same rows beside it
          List<Long> ids = ids(handle, payloads, before);
          if (!ids.isEmpty()) {
            var updates =
                handle.prepareBatch(
                    "UPDATE exchange SET request_bytes = ?, response_bytes = ?, erased = ?"
                        + " WHERE id = ?");
            ids.forEach(id -> updates.add(NOTHING, NOTHING, payloads.name(), id));
            updates.execute();
            Leaves.append(handle, 0, leaf(payloads, ids, before, now, by));
          }
          return ids.size();
        });
  }

  private static AuditEntry leaf(
      PayloadClass payloads, List<Long> ids, String before, Instant now, String by) {
    return AuditEntry.act(
        "erase",
        now,
        Map.of(
            "class", payloads.name(),
            "before", before,
            "first", Long.toString(ids.getFirst()),
            "last", Long.toString(ids.getLast()),
            "records", Integer.toString(ids.size()),
            "by", by));
  }

  private static List<Long> ids(Handle handle, PayloadClass payloads, String before) {
    try (var rows =
        handle
            .createQuery(
                "SELECT id, action, verdict FROM exchange WHERE received_at < ? AND erased IS NULL"
                    + " AND (request_sha256 <> '' OR response_sha256 <> '') ORDER BY id")
            .bind(0, before)
            .map(row -> payloadClass(row) == payloads ? row.getColumn("id", Long.class) : 0L)
            .stream()) {
      return rows.filter(id -> id > 0).limit(AT_A_TIME).toList();
    }
  }

  private static PayloadClass payloadClass(RowView row) {
    return PayloadClass.of(
        row.getColumn("action", String.class),
        Verdict.valueOf(row.getColumn("verdict", String.class)));
  }

  /** The erasures that leaves tell of. */
  static Recorded recorded(Handle handle) {
    List<Recorded.Erasure> erasures = new ArrayList<>();
    handle
        .createQuery(
            "SELECT tree_index, content FROM audit_leaf WHERE exchange_id = 0"
                + " AND SUBSTR(content, 1, 14) = 'ACT act=erase ' ORDER BY id")
        .map(
            row ->
                Recorded.erasure(
                    Optional.ofNullable(row.getColumn("tree_index", Long.class)),
                    row.getColumn("content", String.class)))
        .forEach(found -> found.ifPresent(erasures::add));
    return new Recorded(erasures, new HashMap<>());
  }

  /**
   * @param counts how many rows lack their bytes, by the leaf that says so
   */
  record Recorded(List<Erasure> erasures, Map<Long, Long> counts) {
    private static final Pattern FIELDS =
        Pattern.compile(
            "ACT act=erase at=\\S+ before=(\\S+) by=\\S* class=([A-Z]+) first=(\\d{1,18})"
                + " last=(\\d{1,18}) records=\\d+");

    record Erasure(long leaf, String before, String payloads, long first, long last) {}

    static Optional<Erasure> erasure(Optional<Long> leaf, String content) {
      Matcher matcher = FIELDS.matcher(content);
      return matcher.matches()
          ? Optional.of(
              new Erasure(
                  leaf.orElse(-1L),
                  matcher.group(1).replace("%3A", ":"),
                  matcher.group(2),
                  Long.parseLong(matcher.group(3)),
                  Long.parseLong(matcher.group(4))))
          : Optional.empty();
    }

    /** Whether a leaf says that the bytes of the row were erased; counts it there. */
    boolean tells(RowView row) {
      long id = row.getColumn("id", Long.class);
      String received = row.getColumn("received_at", String.class);
      String payloads = classOf(row);
      Optional<Erasure> erasure =
          erasures.stream()
              .filter(one -> one.first() <= id && id <= one.last())
              .filter(one -> one.payloads().equals(payloads))
              .filter(one -> received.compareTo(one.before()) < 0)
              .findFirst();
      erasure.ifPresent(one -> counts.merge(one.leaf(), 1L, Long::sum));
      return erasure.isPresent();
    }

    private static String classOf(RowView row) {
      try {
        return payloadClass(row).name();
      } catch (IllegalArgumentException notAVerdict) {
        return "";
      }
    }
  }
}
