package jukigate.simulators.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The place of a table or of one of its indexes.
 *
 * @param name of the table or index; an index that the database made for a key has a name of its
 *     own
 * @param isIndex false of the rows themselves
 * @param pages in use
 * @param bytes of all its pages, free ones too
 */
public record Space(String table, String name, boolean isIndex, long pages, long bytes) {
  static List<Space> all(Handle handle) {
    return handle
        .createQuery(
            "SELECT tablename, conglomeratename, isindex, numallocatedpages, numfreepages, pagesize"
                + " FROM SYSCS_DIAG.SPACE_TABLE s WHERE numallocatedpages > 1")
        .map(
            (row, context) ->
                new Space(
                    row.getString("tablename"),
                    row.getString("conglomeratename"),
                    row.getInt("isindex") == 1,
                    row.getLong("numallocatedpages"),
                    (row.getLong("numallocatedpages") + row.getLong("numfreepages"))
                        * row.getLong("pagesize")))
        .list();
  }
}
