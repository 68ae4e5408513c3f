package jukigate.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.derby.jdbc.EmbeddedDataSource;

/**
 * The connections of one database. When its disk is full, Derby stops the database; the next
 * connection starts it again, but as long as nothing can be written only for reading, and so it
 * would stay. Such a start is undone, so that one that follows finds the room that there is then.
 */
final class Door extends EmbeddedDataSource {
  private static final long serialVersionUID = 1L;

  private final transient Path folder;

  Door(Path folder) {
    this.folder = folder;
    setDatabaseName("directory:" + Derby.files(folder));
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    if (!connection.isReadOnly()) {
      return connection;
    }
    connection.close();
    Derby.shutDown(folder);
    throw new SQLTransientConnectionException("nothing can be written here", "25502");
  }
}
