package jukigate.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;

/** A JVM of its own: commits a row for each line that it is told, and says whether it could. */
final class Writer {
  private Writer() {}

  public static void main(String[] arguments) throws IOException {
    var options = new DatabaseOptions(2, Duration.ofSeconds(1));
    Database database =
        Database.open(Path.of(arguments[0]), "jukigate/store/migrations", options).orThrow();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(keeps(database, line) ? "kept" : "failed");
    }
  }

  private static boolean keeps(Database database, String name) {
    try {
      DatabaseTest.insert(database, name);
      return true;
    } catch (JdbiException e) {
      return false;
    }
  }
}
