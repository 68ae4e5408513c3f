package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.JournalBehaviour;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.store.DatabaseOptions;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SqlJournalTest extends JournalBehaviour {
  @Test
  void latest_areFoundAcrossGaps_withoutReadingTheOthers() {
    try (SqlJournal journal = journal();
        Handle handle = Jdbi.create(database()).open()) {
      var conclusion =
          new Conclusion(Verdict.REFUSED, Optional.empty(), Payload.ofUtf8(""), List.of());
      assertThat(journal.reader().latest(3)).isEmpty();
      for (int n = 0; n < 40; n++) {
        journal
            .refuse(admission("action " + n).heading(), Payload.ofUtf8("<request/>"), conclusion)
            .orThrow();
      }
      handle.execute("DELETE FROM exchange WHERE action IN ('action 37', 'action 36')");

      assertThat(journal.reader().latest(3))
          .extracting(RecordedExchange::action)
          .containsExactly("action 39", "action 38", "action 35");
      assertThat(journal.reader().latest(100)).hasSize(38);
      var keys = PayloadKeys.read(PayloadKeys.beside(folder.resolve("journal"))).orThrow();
      assertThat(Plan.rowsVisited(handle, jdbi -> new SqlJournalReader(jdbi, keys).latest(3)))
          .allMatch(rows -> rows <= 12);
    }
  }

  @Override
  protected Opened open() {
    return new OpenedSqlJournal(journal(), this::leaves);
  }

  private String database() {
    return "jdbc:derby:directory:" + folder.resolve("journal/db");
  }

  private SqlJournal journal() {
    return SqlJournal.open(folder.resolve("journal"), new DatabaseOptions(4, Duration.ofSeconds(5)))
        .orThrow();
  }

  private int leaves(RecordNumber number) {
    return Jdbi.create(database())
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE exchange_id = ?")
                    .bind(0, number.value())
                    .mapTo(Integer.class)
                    .one());
  }
}
