package jukigate.gateway.journal.sql;

import java.time.Instant;
import java.util.Optional;
import jukigate.gateway.journal.JournalState;
import jukigate.gateway.journal.PayloadKeys;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Asks the database whether it takes a commit, and how the audit log stands. */
record SqlState(Jdbi jdbi, PayloadKeys keys) {

  /**
   * Writes a row as it is, with a commit of its own: a disk that is full and a database that only
   * reads are found out like this and not by reading. Empty when it fails.
   */
  Optional<JournalState> ask() {
    try {
      jdbi.useTransaction(this::touch);
      return Optional.of(jdbi.withHandle(SqlState::read));
    } catch (JdbiException unavailable) {
      return Optional.empty();
    }
  }

  private void touch(Handle handle) {
    if (handle.execute("UPDATE payload_key SET id = id WHERE id = ?", keys.newest()) != 1) {
      throw new IllegalStateException("the journal does not know its newest key");
    }
  }

  private static JournalState read(Handle handle) {
    long waiting =
        handle
            .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE tree_index IS NULL")
            .mapTo(Long.class)
            .one();
    Optional<Instant> newest =
        handle
            .createQuery("SELECT made_at FROM audit_checkpoint" + SqlAuditLog.NEWEST)
            .mapTo(String.class)
            .findFirst()
            .map(Instant::parse);
    return new JournalState(waiting, newest);
  }
}
