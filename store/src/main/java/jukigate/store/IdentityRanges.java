package jukigate.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes the first range of identity values of every table, while nobody else is there.
 *
 * <p>Derby notes a new range in its catalogue in a transaction beside the one that inserts. A
 * statement that another connection compiles at that moment keeps the row of the catalogue locked,
 * and then all inserts into the table wait for the whole lock time and fail (40XL1; Derby 10.17).
 * With ranges that are taken at the start and hardly ever used up, the two do not meet. Every
 * change of the catalogue gives the ranges of all tables back; so nothing changes it while a
 * database is open, Derby's own statistics included.
 */
final class IdentityRanges {
  /** Values in a range. A kill loses the rest of one, which leaves a gap and nothing else. */
  static final String SIZE = "100000";

  private static final String NOT_NULL_VIOLATED = "23502";

  private IdentityRanges() {}

  static void take(Jdbi jdbi) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT t.tablename AS name, c.columnname AS numbered"
                        + " FROM sys.systables t JOIN sys.syscolumns c ON c.referenceid = t.tableid"
                        + " WHERE t.tabletype = 'T' AND c.autoincrementinc IS NOT NULL")
                .map((row, context) -> List.of(row.getString("name"), row.getString("numbered")))
                .list()
                .forEach(found -> take(handle, found.getFirst(), found.getLast())));
  }

  /** An insert that gets its value and then fails for its nulls, or is undone. */
  private static void take(Handle handle, String table, String identity) {
    handle.begin();
    try {
      handle.execute("INSERT INTO \"" + table + "\" (\"" + identity + "\") VALUES (DEFAULT)");
    } catch (JdbiException e) {
      if (!SqlStates.of(e).contains(NOT_NULL_VIOLATED)) {
        throw e;
      }
    } finally {
      handle.rollback();
    }
  }
}
