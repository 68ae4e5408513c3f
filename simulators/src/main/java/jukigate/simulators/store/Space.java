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
            "SELECT t.tablename, s.conglomeratename, s.isindex, s.numallocatedpages,"
                + " s.numfreepages, s.pagesize FROM TABLE(SYSCS_DIAG.SPACE_TABLE()) AS s"
                + " JOIN sys.systables t ON t.tableid = s.tableid WHERE t.tabletype = 'T'")
        .map(
            view ->
                new Space(
                    view.getColumn("tablename", String.class),
                    view.getColumn("conglomeratename", String.class),
                    view.getColumn("isindex", Integer.class) == 1,
                    view.getColumn("numallocatedpages", Long.class),
                    (view.getColumn("numallocatedpages", Long.class)
                            + view.getColumn("numfreepages", Long.class))
                        * view.getColumn("pagesize", Integer.class)))
        .list();
  }
}
