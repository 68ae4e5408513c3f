package jukigate.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of this JVM's own, on loopback, with a new database for whoever asks. */
public final class TestServer {
  private static final String ROLE = "jukigate";
  private static final String PASSWORD = "of-a-test-server";
  private static final List<String> RULES =
      List.of("host all postgres 127.0.0.1/32 trust", "host all all 127.0.0.1/32 scram-sha-256");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestServer() {}

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        Path rules = Files.createTempFile("jukigate-pg-hba", ".conf");
        Files.write(rules, RULES);
        rules.toFile().deleteOnExit();
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("hba_file", rules.toString())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        execute(server, "CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A new database; the password is put into a file of the folder. */
  public static DatabasePlace.Server database(Path folder) {
    String name = "journal_" + NUMBER.incrementAndGet();
    execute("CREATE DATABASE " + name + " OWNER " + ROLE);
    Path password = folder.resolve("password");
    try {
      OwnerOnly.put(password, (PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var address = new ServerAddress("127.0.0.1", Running.SERVER.getPort(), name, Optional.empty());
    return new DatabasePlace.Server(address, ROLE, password);
  }

  /** As the administrator of the server. */
  static void execute(String statement) {
    execute(Running.SERVER, statement);
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
