package jukigate.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;

/** Boots and shuts down one embedded Derby database. */
final class Derby {
  private static final String IN_USE = "XSDB6";
  private static final Set<String> SHUT_DOWN = Set.of("08006", "XJ004");

  private Derby() {}

  /**
   * Boots the database, creating it when its folder does not exist. Damaged files stay as found.
   */
  static Outcome<String> boot(Path folder, DatabaseOptions options) {
    String durability = System.getProperty("derby.system.durability");
    if (durability != null) {
      return Outcome.refused(
          RefusalCode.CONFIG_INVALID_VALUE,
          "JVM",
          0,
          "derby.system.durability",
          durability + ": commits would be lost, it must not be set");
    }
    logInto(folder);
    // Files of the database for the owner only; Derby asks when it makes them.
    System.setProperty("derby.storage.useDefaultFilePermissions", "false");
    // Statistics change the catalogue, which takes the ranges of IdentityRanges back.
    System.setProperty("derby.storage.indexStats.auto", "false");
    return Files.exists(files(folder))
        ? existing(folder, options)
        : connected(folder, options, ";create=true");
  }

  /** Never create=true over files that exist: Derby would complain about them, or worse, not. */
  private static Outcome<String> existing(Path folder, DatabaseOptions options) {
    return ControlFile.isReadable(files(folder))
        ? connected(folder, options, "")
        : Outcome.refused(RefusalCode.DATABASE_CORRUPT, folder, "log.ctrl, logmirror.ctrl");
  }

  private static Outcome<String> connected(
      Path folder, DatabaseOptions options, String attributes) {
    String url = url(folder);
    try (Connection connection = DriverManager.getConnection(url + attributes)) {
      settings(connection, options);
      return Outcome.passed(url);
    } catch (SQLException e) {
      return Outcome.refused(refusal(folder, e));
    }
  }

  static void shutDown(Path folder) {
    try (Connection never = DriverManager.getConnection(url(folder) + ";shutdown=true")) {
      throw new IllegalStateException("Derby did not shut down: " + never);
    } catch (SQLException e) {
      if (!SHUT_DOWN.contains(e.getSQLState())) {
        throw new IllegalStateException("Derby did not shut down: " + e.getSQLState(), e);
      }
    }
  }

  /** One Derby engine per JVM: the first database that is opened gives the log its place. */
  private static void logInto(Path folder) {
    if (System.getProperty("derby.stream.error.file") == null) {
      System.setProperty("derby.stream.error.file", folder.resolve("derby.log").toString());
    }
  }

  private static String url(Path folder) {
    return "jdbc:derby:directory:" + files(folder);
  }

  /** The folder of Derby's own files. */
  static Path files(Path folder) {
    return folder.toAbsolutePath().normalize().resolve("db");
  }

  /** Kept inside the database, so two databases in one JVM do not share them. */
  private static void settings(Connection connection, DatabaseOptions options) throws SQLException {
    var wanted =
        Map.of(
            "derby.storage.pageSize",
            "32768",
            "derby.locks.deadlockTimeout",
            "5",
            "derby.language.sequence.preallocator",
            IdentityRanges.SIZE,
            "derby.locks.waitTimeout",
            Long.toString(options.waitTimeout().toSeconds()));
    try (var call = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY(?, ?)")) {
      for (var setting : wanted.entrySet()) {
        call.setString(1, setting.getKey());
        call.setString(2, setting.getValue());
        call.execute();
      }
    }
  }

  private static Refusal refusal(Path folder, SQLException failure) {
    List<String> states = SqlStates.of(failure);
    return states.contains(IN_USE)
        ? Refusal.of(RefusalCode.DATABASE_LOCKED, folder)
        : Refusal.of(RefusalCode.DATABASE_CORRUPT, folder, "SQLSTATE " + String.join(" ", states));
  }
}
