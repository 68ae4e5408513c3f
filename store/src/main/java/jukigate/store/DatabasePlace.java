package jukigate.store;

import java.nio.file.Path;

/** Where a database is. */
public sealed interface DatabasePlace {
  /**
   * An embedded one (Derby), for one process at a time.
   *
   * @param folder of its own; holds {@code db/}, {@code lock} and {@code derby.log}
   */
  record Folder(Path folder) implements DatabasePlace {
    @Override
    public String toString() {
      return folder.toString();
    }
  }

  /**
   * One on a PostgreSQL server, or on what speaks its protocol: several processes share it.
   *
   * @param user name of the role that owns the tables
   * @param password file whose first line is the password; read when a database is opened
   */
  record Server(ServerAddress address, String user, Path password) implements DatabasePlace {
    @Override
    public String toString() {
      return address.toString();
    }
  }
}
