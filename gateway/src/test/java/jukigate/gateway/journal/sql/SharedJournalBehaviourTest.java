package jukigate.gateway.journal.sql;

import java.time.Duration;
import jukigate.gateway.journal.JournalBehaviour;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import jukigate.store.TestServer;
import org.junit.jupiter.api.BeforeEach;

/** The journal on a PostgreSQL server. */
class SharedJournalBehaviourTest extends JournalBehaviour {
  private DatabasePlace place;

  @BeforeEach
  void create() {
    place = TestServer.database(folder);
  }

  @Override
  protected Opened open() {
    SqlJournal journal =
        SqlJournal.open(
                place,
                PayloadKeys.beside(folder.resolve("journal")),
                new DatabaseOptions(4, Duration.ofSeconds(5)))
            .orThrow();
    return new OpenedSqlJournal(journal, this::leaves);
  }

  private int leaves(RecordNumber number) {
    try (Database database =
        Database.open(place, "jukigate/gateway/journal/migrations", DatabaseOptions.DEFAULTS)
            .orThrow()) {
      return database
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE exchange_id = ?")
                      .bind(0, number.value())
                      .mapTo(Integer.class)
                      .one());
    }
  }
}
