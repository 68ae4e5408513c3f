package jukigate.store;

import java.util.Map;
import javax.sql.DataSource;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Numbered SQL that brings a database to what this program needs.
 *
 * @param folder on the class path, e.g. {@code jukigate/gateway/journal/migrations}
 * @param bytes the type of byte columns, which stands for {@code ${bytes}}
 */
record Migrations(String folder, String bytes) {
  /** On a server, whoever comes second waits for the first one, and finds it done. */
  <T extends DataSource> Outcome<T> migrate(T source, DatabasePlace place) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:" + folder)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .placeholders(Map.of("bytes", bytes))
          .load()
          .migrate();
      return Outcome.passed(source);
    } catch (FlywayException e) {
      return Outcome.refused(
          RefusalCode.DATABASE_CORRUPT, place, e.getMessage().lines().findFirst().orElse(""));
    }
  }
}
