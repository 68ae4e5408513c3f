package jukigate.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQLSTATEs in a failure, outermost first: causes and chained exceptions alike. */
final class SqlStates {
  private static final int DEPTH = 16;

  private SqlStates() {}

  static List<String> of(Throwable failure) {
    var states = new ArrayList<String>();
    collect(failure, states, DEPTH);
    return List.copyOf(states);
  }

  private static void collect(Throwable failure, List<String> states, int depth) {
    if (failure == null || depth == 0) {
      return;
    }
    if (failure instanceof SQLException sql) {
      if (sql.getSQLState() != null && !states.contains(sql.getSQLState())) {
        states.add(sql.getSQLState());
      }
      collect(sql.getNextException(), states, depth - 1);
    }
    collect(failure.getCause(), states, depth - 1);
  }
}
