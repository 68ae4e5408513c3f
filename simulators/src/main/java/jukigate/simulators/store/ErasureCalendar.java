package jukigate.simulators.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** What is erased when, over all nodes of this database. */
public final class ErasureCalendar {
  private static final long JAPAN = 9 * 3_600_000L;
  private static final long DAY = 86_400_000L;

  private final Handle handle;

  ErasureCalendar(Handle handle) {
    this.handle = handle;
  }

  /** What has a day of erasure, and the table that holds it. */
  public enum Kind {
    APPLICATION("card_application"),
    BULK("bulk_run"),
    CERTIFICATE("out_migration_certificate"),
    DELIVERY("delivery_address"),
    IN_MIGRATION("in_migration"),
    LINKAGE("linkage_number"),
    MOVING_NOTICE("moving_notice"),
    OUTBOX("outbox"),
    PROVISION("identity_provision"),
    RECEIPT("receipt"),
    RENEWAL("renewal_target"),
    SERIAL("certificate_serial"),
    SUPPLEMENT_PROVISION("supplement_provision"),
    UNMASKING("unmasking");

    private final String table;

    Kind(String table) {
      this.table = table;
    }

    String table() {
      return table;
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

  private List<Entry> of(Kind kind) {
    return handle
        .createQuery(
            "SELECT node, erase_day, COUNT(*) AS records FROM (SELECT node, (erase_at + "
                + JAPAN
                + ") / "
                + DAY
                + " AS erase_day FROM "
                + kind.table
                + " WHERE erase_at IS NOT NULL) due GROUP BY node, erase_day")
        .map(
            view ->
                new Entry(
                    new Row(view).node("node"),
                    kind,
                    LocalDate.ofEpochDay(view.getColumn("erase_day", Long.class)),
                    view.getColumn("records", Integer.class)))
        .list();
  }
}
