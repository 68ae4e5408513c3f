package jukigate.gateway.journal.sql;

import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import org.jdbi.v3.core.Handle;

/**
 * A new row with its leaf; its number is its place.
 *
 * @param signer with the message id what may be there once; empty for what was not admitted
 * @param request as it is stored
 * @param response as it is stored
 */
record RowChange(Kind kind, RecordedExchange row, String signer, Payload request, Payload response)
    implements Change {

  static RowChange of(Row row, String origin, Kind kind, String signer, PayloadKeys keys) {
    return new RowChange(
        kind,
        row.columns(origin),
        signer,
        Payload.of(keys.seal(row.request())),
        Payload.of(keys.seal(row.response())));
  }

  @Override
  public byte[] toByteArray() {
    return ChangeBytes.of(this);
  }

  /** Who asks again after an answer was lost has the same correlation id, and gets it again. */
  @Override
  public Outcome<RecordNumber> make(Handle handle, long place) {
    Optional<Long> there =
        number(handle, "SELECT id FROM exchange WHERE correlation_id = ?", row.correlationId());
    if (there.isPresent()) {
      return Outcome.passed(new RecordNumber(there.get()));
    }
    if (kind == Kind.ADMITTED && !admitted(handle)) {
      return Outcome.refused(RefusalCode.REPLAYED);
    }
    CopyRows.insert(handle, this, place);
    CopyRows.leaf(handle, place, place, Leaves.entry(row.numbered(new RecordNumber(place)), kind));
    return Outcome.passed(new RecordNumber(place));
  }

  private boolean admitted(Handle handle) {
    Optional<Long> before =
        number(
            handle,
            "SELECT 1 FROM admitted WHERE signer = ? AND message_id = ?",
            signer,
            row.messageId());
    if (before.isPresent()) {
      return false;
    }
    handle.execute(
        "INSERT INTO admitted (signer, message_id, correlation_id) VALUES (?, ?, ?)",
        signer,
        row.messageId(),
        row.correlationId());
    return true;
  }

  private static Optional<Long> number(Handle handle, String sql, Object... arguments) {
    return handle.select(sql, arguments).mapTo(Long.class).findFirst();
  }
}
