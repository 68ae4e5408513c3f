package jukigate.gateway.journal.sql;

import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.AuditEntry.Kind;
import jukigate.gateway.journal.RecordNumber;
import org.jdbi.v3.core.Handle;

/**
 * The ending of an admitted exchange, with its leaf.
 *
 * @param response as it is stored
 */
record EndingChange(RecordNumber number, Leaves.Ending ending, Payload response) implements Change {
  @Override
  public byte[] toByteArray() {
    return ChangeBytes.of(this);
  }

  @Override
  public Outcome<RecordNumber> make(Handle handle, long place) {
    if (CopyRows.conclude(handle, this) == 0) {
      return Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE);
    }
    CopyRows.leaf(
        handle, place, number.value(), new AuditEntry(Kind.CONCLUDED, ending.fields(number)));
    return Outcome.passed(number);
  }
}
