package jukigate.gateway.journal.sql;

import java.nio.file.Path;
import jukigate.store.DatabasePlace;
import jukigate.store.TestServer;

/** The same log on a PostgreSQL server. */
class SharedAuditLogTest extends AuditLogTest {
  @Override
  DatabasePlace place(Path folder) {
    return TestServer.database(folder);
  }

  @Override
  String dialect(String sql) {
    return sql.replaceAll("CAST\\(X'([0-9a-f]*)' AS BLOB\\)", "'\\\\x$1'");
  }
}
