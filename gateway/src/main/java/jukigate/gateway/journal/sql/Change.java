package jukigate.gateway.journal.sql;

import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import org.jdbi.v3.core.Handle;

/**
 * A change of a journal of which there are several copies, complete before it travels: messages are
 * encrypted, times read, texts cut. Every copy that makes the same changes in the same order holds
 * the same rows and the same leaves.
 */
public sealed interface Change permits RowChange, EndingChange {
  static Change admit(Admission admission, PayloadKeys keys) {
    var row = Row.admitted(admission);
    return RowChange.of(row, "", Kind.ADMITTED, admission.signer().value(), keys);
  }

  static Change refuse(Heading heading, Payload request, Conclusion conclusion, PayloadKeys keys) {
    var row = Row.refused(heading, request, conclusion);
    return RowChange.of(row, "", Kind.REFUSED, "", keys);
  }

  static Change refuseTls(Heading heading, Refusal reason, String origin, PayloadKeys keys) {
    var row = Row.refusedTls(heading, reason);
    return RowChange.of(row, origin, Kind.REFUSED, "", keys);
  }

  static Change conclude(RecordNumber number, Conclusion conclusion, PayloadKeys keys) {
    Payload response = Payload.of(keys.seal(conclusion.response()));
    return new EndingChange(number, Leaves.Ending.of(conclusion), response);
  }

  /**
   * Reads what {@link #toByteArray} wrote.
   *
   * @return empty for anything else
   */
  static Optional<Change> read(byte[] bytes) {
    return ChangeBytes.read(bytes);
  }

  byte[] toByteArray();

  /**
   * Makes the change within a transaction. Made again, it changes nothing.
   *
   * @param place number that every copy gives this change, larger than that of any before it
   * @return as the call of the journal that asked for it
   */
  Outcome<RecordNumber> make(Handle handle, long place);
}
