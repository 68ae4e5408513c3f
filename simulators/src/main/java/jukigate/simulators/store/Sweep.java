package jukigate.simulators.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How one kind of records is found and erased. */
sealed interface Sweep {
  ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** A query for {@code node} and {@code since}, from when on the {@link #years} count. */
  String due();

  int years();

  /**
   * Erases some of what is due, and tells how many records; fewer than {@link Slice#RECORDS} when
   * nothing is left.
   */
  int erase(Handle handle, Instant now);

  /**
   * Records with the time of their erasure in their row.
   *
   * @param partsFirst statements for what hangs on them; each takes the time
   */
  record Dated(String table, List<String> partsFirst) implements Sweep {
    @Override
    public String due() {
      return "SELECT node, erase_at AS since FROM " + table + " WHERE erase_at IS NOT NULL";
    }

    @Override
    public int years() {
      return 0;
    }

    @Override
    public int erase(Handle handle, Instant now) {
      long until = new Slice(table, "erase_at").end(handle, now);
      partsFirst.forEach(parts -> handle.execute(parts, until));
      return handle.execute("DELETE FROM " + table + " WHERE erase_at <= ?", until);
    }
  }

  /** Records whose time begins with what comes after them. */
  record Kept(LongKept kept) implements Sweep {
    @Override
    public String due() {
      return kept.due();
    }

    @Override
    public int years() {
      return LongKept.YEARS;
    }

    @Override
    public int erase(Handle handle, Instant now) {
      long before = now.atZone(JAPAN).minusYears(LongKept.YEARS).toInstant().toEpochMilli();
      boolean none =
          handle
              .createQuery(kept.oldest())
              .mapTo(Long.class)
              .findOne()
              .filter(oldest -> oldest <= before)
              .isEmpty();
      if (none) {
        return 0;
      }
      List<Object[]> over = over(handle, before);
      over.forEach(keys -> kept.deletes().forEach(delete -> handle.execute(delete, keys)));
      return over.size();
    }

    private List<Object[]> over(Handle handle, long before) {
      return handle
          .createQuery("SELECT * FROM (" + kept.due() + ") due WHERE since <= ?")
          .bind(0, before)
          .mapToMap()
          .map(row -> kept.keys().stream().map(row::get).toArray())
          .list();
    }
  }
}
