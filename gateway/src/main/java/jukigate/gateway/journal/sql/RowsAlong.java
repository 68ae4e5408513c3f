package jukigate.gateway.journal.sql;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.RecordedExchange;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

/**
 * The rows of the journal, read once along the leaves that tell of them. Leaves are nearly in the
 * order of their rows: one that is asked for is the next, or was seen a moment ago. Any other is
 * looked up.
 */
final class RowsAlong implements AutoCloseable {
  /** More than are ever under way at a time. */
  private static final int SEEN = 4_096;

  private static final String COLUMNS =
      "SELECT " + SqlJournalReader.columns("") + " FROM exchange ";

  private final Handle handle;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final LinkedHashMap<Long, Row> seen = new LinkedHashMap<>();
  private long last;

  /**
   * @param exchange empty where the row holds what this program never writes
   */
  private record Row(long id, Optional<RecordedExchange> exchange) {}

  RowsAlong(Jdbi jdbi) {
    handle = jdbi.open();
    handle.begin(); // a server gives rows bit by bit only within a transaction
    stream = handle.createQuery(COLUMNS + "ORDER BY id").map(RowsAlong::row).stream();
    rows = stream.iterator();
  }

  /**
   * What the leaf of a row must say: empty when there is no such row, nothing when the row is none
   * that this program writes.
   */
  Optional<String> content(long id, Kind kind) {
    return find(id)
        .map(row -> row.exchange().map(it -> Leaves.entry(it, kind).content()).orElse(""));
  }

  private Optional<Row> find(long id) {
    while (last < id && rows.hasNext()) {
      Row row = rows.next();
      last = row.id();
      seen.put(last, row);
      if (seen.size() > SEEN) {
        seen.pollFirstEntry();
      }
    }
    return Optional.ofNullable(seen.get(id)).or(() -> lookedUp(id));
  }

  private Optional<Row> lookedUp(long id) {
    return handle.createQuery(COLUMNS + "WHERE id = ?").bind(0, id).map(RowsAlong::row).findOne();
  }

  private static Row row(RowView row) {
    long id = row.getColumn("id", Long.class);
    try {
      return new Row(id, Optional.of(SqlJournalReader.exchange(row)));
    } catch (IllegalArgumentException notAVerdict) {
      return new Row(id, Optional.empty());
    }
  }

  @Override
  public void close() {
    stream.close();
    handle.rollback();
    handle.close();
  }
}
