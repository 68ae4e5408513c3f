package jukigate.gateway.journal.sql;

import java.time.Duration;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.JournalBehaviour;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
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
    return new Opened() {
      @Override
      public Journal journal() {
        return journal;
      }

      @Override
      public JournalReader reader() {
        return journal.reader();
      }

      @Override
      public int leaves(RecordNumber number) {
        var log = journal.auditLog();
        return log.written(number.value());
      }

      @Override
      public void close() {
        journal.close();
      }
    };
  }
}
