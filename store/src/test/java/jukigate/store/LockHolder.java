package jukigate.store;

import java.io.IOException;
import java.nio.file.Path;

/** A second JVM: opens the database, commits one row, says so and waits to be killed. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws IOException {
    Database database =
        Database.open(Path.of(arguments[0]), "jukigate/store/migrations", DatabaseOptions.DEFAULTS)
            .orThrow();
    DatabaseTest.insert(database, "before the kill");
    System.out.println("open");
    System.in.read();
  }
}
