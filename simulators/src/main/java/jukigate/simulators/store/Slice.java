package jukigate.simulators.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * As much of a table as one transaction erases. More would keep messages waiting: Derby locks the
 * whole table from 5,000 rows on, and an hour of messages takes seconds to erase.
 *
 * @param time the column with the time at which a record must be gone; it has an index
 */
record Slice(String table, String time) {
  /** Records in a slice; those of the same millisecond stay together. */
  static final int RECORDS = 500;

  /** The time up to which records are in the slice, in milliseconds since 1970. */
  long end(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT "
                + time
                + " FROM "
                + table
                + " WHERE "
                + time
                + " <= ? ORDER BY "
                + time
                + " OFFSET "
                + (RECORDS - 1)
                + " ROWS FETCH NEXT 1 ROWS ONLY")
        .bind(0, now.toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .orElse(now.toEpochMilli());
  }
}
