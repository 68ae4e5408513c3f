package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the database did for a query, in its own word. */
final class Plan {
  private static final Pattern VISITED = Pattern.compile("Number of rows visited=(\\d+)");

  private Plan() {}

  /**
   * @param query its last statement counts
   * @return the rows that each step of it looked at
   */
  static List<Integer> rowsVisited(Handle handle, Consumer<Jdbi> query) {
    String plan = of(handle, query);
    var rows = VISITED.matcher(plan).results().map(it -> Integer.valueOf(it.group(1))).toList();
    assertThat(rows).as(plan).isNotEmpty();
    return rows;
  }

  /**
   * @param query its last statement counts
   */
  static String of(Handle handle, Consumer<Jdbi> query) {
    handle.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
    query.accept(Jdbi.create(handle.getConnection()));
    return handle
        .createQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")
        .mapTo(String.class)
        .one();
  }
}
