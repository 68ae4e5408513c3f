package jukigate.simulators.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** What is erased when, over all nodes of this database. */
public final class ErasureCalendar {
  private static final long JAPAN = 9 * 3_600_000L;
  private static final long DAY = 86_400_000L;

  /** So many records of a day are counted. */
  public static final int MOST = 1_000;

  private final Handle handle;

  ErasureCalendar(Handle handle) {
    this.handle = handle;
  }

  /** What is erased some day, and how it is found: the one list of what the sweep erases. */
  public enum Kind {
    APPLICATION("card_application"),
    BULK(
        "bulk_run",
        "DELETE FROM bulk_block b WHERE EXISTS (SELECT 1 FROM bulk_run r WHERE r.node = b.node"
            + " AND r.peer = b.peer AND r.bulk = b.bulk AND r.erase_at <= ?)"),
    CARD(LongKept.CARD),
    CERTIFICATE(
        "out_migration_certificate",
        "DELETE FROM out_migration_person p WHERE EXISTS (SELECT 1 FROM out_migration_certificate c"
            + " WHERE c.node = p.node AND c.origin = p.origin"
            + " AND c.request_number = p.request_number AND c.erase_at <= ?)"),
    DELIVERY("delivery_address"),
    IDENTITY(LongKept.IDENTITY),
    IDENTITY_HISTORY(LongKept.IDENTITY_HISTORY),
    IN_MIGRATION("in_migration"),
    LINKAGE("linkage_number"),
    MEDIUM("medium_record"),
    MOVING_NOTICE("moving_notice"),
    OPERATOR_ACT("operator_act"),
    OUTBOX("outbox"),
    PROVISION("identity_provision"),
    RECEIPT("receipt"),
    RECONCILIATION(
        "reconciliation",
        "DELETE FROM reconciliation_difference d WHERE EXISTS (SELECT 1 FROM reconciliation r"
            + " WHERE r.node = d.node AND r.peer = d.peer AND r.run = d.run AND r.erase_at <= ?)"),
    RENEWAL("renewal_target"),
    RESIDENT(LongKept.RESIDENT),
    RESIDENT_BEFORE(LongKept.RESIDENT_BEFORE),
    RESIDENT_HISTORY(LongKept.RESIDENT_HISTORY),
    SERIAL("certificate_serial"),
    STREAM_IN("stream_in", blocks("stream_in")),
    STREAM_OUT("stream_out", blocks("stream_out")),
    SUPPLEMENT(LongKept.SUPPLEMENT),
    SUPPLEMENT_HISTORY(LongKept.SUPPLEMENT_HISTORY),
    SUPPLEMENT_PROVISION("supplement_provision"),
    UNMASKING("unmasking");

    private final Sweep sweep;

    Kind(String table, String... partsFirst) {
      this.sweep = new Sweep.Dated(table, List.of(partsFirst));
    }

    Kind(LongKept kept) {
      this.sweep = new Sweep.Kept(kept);
    }

    Sweep sweep() {
      return sweep;
    }

    private static String blocks(String streams) {
      return "DELETE FROM "
          + streams
          + "_block WHERE stream IN (SELECT id FROM "
          + streams
          + " WHERE erase_at <= ?)";
    }
  }

  /**
   * Some records of one kind.
   *
   * @param on the day in Japan on which their time is over
   */
  public record Entry(NodeId node, Kind kind, LocalDate on, int count) {}

  /** By day, node and kind. */
  public List<Entry> all() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> of(kind).stream())
        .sorted(
            Comparator.comparing(Entry::on)
                .thenComparing(entry -> entry.node().value())
                .thenComparing(Entry::kind))
        .toList();
  }

  /**
   * What is erased first of a kind.
   *
   * @param at when the time of the first is over
   * @param records whose time is over on the same day in Japan, that one among them; at most {@link
   *     #MOST} are counted
   */
  public record Due(Kind kind, Instant at, int records) {}

  /**
   * The first of each kind that has its time in its rows, found by their indexes. What is kept for
   * 150 years is not among it.
   */
  public List<Due> next() {
    return Arrays.stream(Kind.values()).flatMap(kind -> next(kind).stream()).toList();
  }

  private Optional<Due> next(Kind kind) {
    return kind.sweep() instanceof Sweep.Dated dated
        ? handle
            .createQuery("SELECT MIN(erase_at) FROM " + dated.table())
            .mapTo(Long.class)
            .findOne()
            .map(first -> new Due(kind, Instant.ofEpochMilli(first), sameDay(dated, first)))
        : Optional.empty();
  }

  private int sameDay(Sweep.Dated dated, long first) {
    long end = Math.floorDiv(first + JAPAN, DAY) * DAY + DAY - JAPAN;
    return handle
        .createQuery(
            "SELECT COUNT(*) FROM (SELECT erase_at FROM "
                + dated.table()
                + " WHERE erase_at < ? FETCH FIRST ? ROWS ONLY) due")
        .bind(0, end)
        .bind(1, MOST)
        .mapTo(Integer.class)
        .one();
  }

  private List<Entry> of(Kind kind) {
    return handle
        .createQuery(
            "SELECT node, erase_day, COUNT(*) AS records FROM (SELECT node, (since + "
                + JAPAN
                + ") / "
                + DAY
                + " AS erase_day FROM ("
                + kind.sweep().due()
                + ") kept) due GROUP BY node, erase_day")
        .map(
            view ->
                new Entry(
                    new Row(view).node("node"),
                    kind,
                    LocalDate.ofEpochDay(view.getColumn("erase_day", Long.class))
                        .plusYears(kind.sweep().years()),
                    view.getColumn("records", Integer.class)))
        .list();
  }
}
