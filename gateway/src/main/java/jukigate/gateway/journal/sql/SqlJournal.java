package jukigate.gateway.journal.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.JournalState;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal in a database; each call is one transaction. */
public final class SqlJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SqlJournal.class);
  static final String MIGRATIONS = "jukigate/gateway/journal/migrations";
  private static final int ATTEMPTS = 3;
  static final String CONCLUDE =
      """
      UPDATE exchange SET verdict = :verdict, stage = :stage, refusal_id = :refusalId,
        detail = :detail, response_bytes = :response, response_sha256 = :responseSha256,
        marks = :marks
      WHERE id = :id AND verdict = 'ADMITTED'
      """;

  /** No record has it. */
  private static final long NOT_OPEN = 0;

  private final Database database;
  private final PayloadKeys keys;

  SqlJournal(Database database, PayloadKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /** In a folder, with the keys {@linkplain PayloadKeys#beside beside} it. */
  public static Outcome<SqlJournal> open(Path folder, DatabaseOptions options) {
    return open(new DatabasePlace.Folder(folder), PayloadKeys.beside(folder), options);
  }

  /**
   * A journal that is new makes its key.
   *
   * @param keys file with the keys of the messages
   * @return refused as {@link Database#open} and {@link PayloadKeys#read} are; PAYLOAD_KEY_MISSING
   *     where messages are stored under a key that the file does not hold
   */
  public static Outcome<SqlJournal> open(DatabasePlace place, Path keys, DatabaseOptions options) {
    return Database.open(place, MIGRATIONS, options)
        .then(
            database -> {
              Outcome<SqlJournal> opened =
                  keys(database, keys).map(all -> new SqlJournal(database, all));
              if (!opened.isPassed()) {
                database.close();
              }
              return opened;
            });
  }

  /** One after the other: of two that find no key at the same time, each would make its own. */
  private static Outcome<PayloadKeys> keys(Database database, Path file) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              Turn.take(handle);
              return keys(handle, file);
            });
  }

  private static Outcome<PayloadKeys> keys(Handle handle, Path file) {
    List<String> used =
        handle.createQuery("SELECT id FROM payload_key ORDER BY id").mapTo(String.class).list();
    if (Files.notExists(file)) {
      return used.isEmpty()
          ? PayloadKeys.make(file, new SecureRandom()).then(keys -> known(handle, used, keys))
          : Outcome.refused(RefusalCode.PAYLOAD_KEY_MISSING, used.getFirst(), file);
    }
    return PayloadKeys.read(file)
        .then(
            keys ->
                used.stream()
                    .filter(id -> !keys.ids().contains(id))
                    .findFirst()
                    .<Outcome<PayloadKeys>>map(
                        id -> Outcome.refused(RefusalCode.PAYLOAD_KEY_MISSING, id, file))
                    .orElseGet(() -> known(handle, used, keys)));
  }

  /** Before anything is stored under the key, the journal knows that it needs it. */
  private static Outcome<PayloadKeys> known(Handle handle, List<String> used, PayloadKeys keys) {
    if (!used.contains(keys.newest())) {
      handle.execute("INSERT INTO payload_key VALUES (?)", keys.newest());
    }
    return Outcome.passed(keys);
  }

  public JournalReader reader() {
    return new SqlJournalReader(database.jdbi(), keys);
  }

  @Override
  public Outcome<RecordNumber> admit(Admission admission) {
    var row = Row.admitted(admission);
    return write(
        handle -> {
          // The replay check first: who loses the race holds nothing that others wait for.
          handle
              .createUpdate(
                  "INSERT INTO admitted (signer, message_id, correlation_id)"
                      + " VALUES (:signer, :messageId, :correlationId)")
              .bind("signer", admission.signer().value())
              .bind("messageId", admission.messageId().value())
              .bind("correlationId", admission.heading().correlationId())
              .execute();
          return row.insert(handle, Kind.ADMITTED, keys);
        });
  }

  @Override
  public Outcome<RecordNumber> conclude(RecordNumber number, Conclusion conclusion) {
    var ending = Leaves.Ending.of(conclusion);
    return once(
        number,
        handle -> {
          int rows =
              handle
                  .createUpdate(CONCLUDE)
                  .bind("verdict", ending.verdict().name())
                  .bind("stage", ending.stage())
                  .bind("refusalId", ending.refusalId())
                  .bind("detail", ending.detail())
                  .bind("response", keys.seal(conclusion.response()))
                  .bind("responseSha256", ending.responseSha256())
                  .bind("marks", ending.marks())
                  .bind("id", number.value())
                  .execute();
          if (rows == 0) {
            return NOT_OPEN;
          }
          Leaves.conclude(handle, number, ending);
          return number.value();
        });
  }

  /**
   * A commit that ends with an error may have been made all the same (disk full, found by chaos):
   * then the exchange is concluded, a second leaf would contradict the first, and nothing may leave
   * that is not on record.
   */
  private Outcome<RecordNumber> once(RecordNumber number, ToLongFunction<Handle> conclusion) {
    return write(conclusion)
        .then(
            written -> {
              if (written.value() == NOT_OPEN) {
                LOG.error("record {} is concluded already, or not there", number.value());
                return Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE);
              }
              return Outcome.passed(written);
            });
  }

  @Override
  public Outcome<RecordNumber> refuse(Heading heading, Payload request, Conclusion conclusion) {
    var row = Row.refused(heading, request, conclusion);
    return write(handle -> row.insert(handle, Kind.REFUSED, keys));
  }

  @Override
  public Outcome<RecordNumber> refuseTls(Heading heading, Refusal reason, String origin) {
    var row = Row.refusedTls(heading, reason);
    return write(handle -> row.insert(handle, origin, Kind.REFUSED, keys));
  }

  /** The leaves of what this journal records. */
  public SqlAuditLog auditLog() {
    return new SqlAuditLog(database.jdbi(), keys);
  }

  /** What the witnesses of those leaves have taken. */
  public SqlWitnesses witnesses() {
    return new SqlWitnesses(database.jdbi());
  }

  /** How it stands; empty when it cannot be written. Waits as long as the database does. */
  public Optional<JournalState> state() {
    return new SqlState(database.jdbi(), keys).ask();
  }

  @Override
  public void close() {
    database.close();
  }

  private Outcome<RecordNumber> write(ToLongFunction<Handle> change) {
    JdbiException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        long id = database.jdbi().inTransaction(change::applyAsLong);
        return Outcome.passed(new RecordNumber(id));
      } catch (JdbiException e) {
        if (Database.isDuplicateKey(e)) {
          return Outcome.refused(RefusalCode.REPLAYED);
        }
        last = e;
        if (!Database.isRetryable(e)) {
          break;
        }
      }
    }
    // Never the message: Jdbi puts the bound values into it, and they hold the request.
    LOG.error("journal cannot be written: {}", Database.states(last));
    return Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE);
  }
}
