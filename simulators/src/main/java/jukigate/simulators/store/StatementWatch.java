package jukigate.simulators.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementContextListener;

/** Asks the database after each statement of a transaction what it looked at. For one thread. */
final class StatementWatch {
  private final List<Visit> visits = new ArrayList<>();

  List<Visit> visits() {
    return List.copyOf(visits);
  }

  <T> T over(Handle handle, Supplier<T> work) {
    handle.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
    var asking = new Asking(handle);
    handle.getConfig(SqlStatements.class).addContextListener(asking);
    try {
      return work.get();
    } finally {
      asking.asks = true;
      handle.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)");
    }
  }

  /** Its own question is a statement, too, and must not be asked about. */
  private final class Asking implements StatementContextListener {
    private final Handle handle;
    private boolean asks;

    private Asking(Handle handle) {
      this.handle = handle;
    }

    @Override
    public void contextCleaned(StatementContext statement) {
      if (asks) {
        return;
      }
      asks = true;
      String statistics =
          handle
              .createQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")
              .mapTo(String.class)
              .one();
      asks = false;
      visits.addAll(Visit.in(statistics));
    }
  }
}
