package jukigate.gateway.journal.sql;

import java.util.function.ToIntFunction;
import jukigate.gateway.journal.JournalBehaviour;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordNumber;

/**
 * A journal in a database, for the tests that every journal passes.
 *
 * @param counted how many leaves its database has of a record
 */
record OpenedSqlJournal(SqlJournal journal, ToIntFunction<RecordNumber> counted)
    implements JournalBehaviour.Opened {
  @Override
  public JournalReader reader() {
    return journal.reader();
  }

  @Override
  public int leaves(RecordNumber number) {
    return counted.applyAsInt(number);
  }

  @Override
  public void close() {
    journal.close();
  }
}
