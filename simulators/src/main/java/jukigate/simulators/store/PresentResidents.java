package jukigate.simulators.store;

import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.IdentityUpdate;
import org.jdbi.v3.core.Handle;

/**
 * The 8 items of those who live in a municipality now and have a 個人番号, in ascending order of the
 * 住民票コード, a range at a time.
 */
public final class PresentResidents {
  private static final String PRESENT =
      " FROM resident WHERE node = ? AND record_status = 'OPEN' AND individual_number IS NOT NULL";

  private final Handle handle;

  PresentResidents(Handle handle) {
    this.handle = handle;
  }

  /** The codes of every size-th resident and of the last one. */
  public List<String> boundaries(NodeId cs, int size) {
    return handle
        .createQuery("SELECT resident_code" + PRESENT + " ORDER BY resident_code")
        .bind(0, cs.value())
        .mapTo(String.class)
        .withIterator(codes -> Boundaries.of(codes, size));
  }

  /**
   * As the CS would have sent them: with the last event that is sent, and not a later one that is
   * not.
   */
  public List<IdentityUpdate> between(NodeId cs, OutgoingStreams.Range range) {
    var municipality = cs.localGovernment().orElseThrow();
    return handle
        .createQuery(
            "SELECT *"
                + PRESENT
                + " AND resident_code > ? AND resident_code <= ? ORDER BY resident_code")
        .bind(0, cs.value())
        .bind(1, range.after())
        .bind(2, range.through())
        .map(view -> update(cs, municipality, new Row(view)))
        .list();
  }

  private record Event(EventReason reason, RegisterDate date) {}

  private IdentityUpdate update(NodeId cs, LocalGovernmentCode municipality, Row row) {
    String code = row.text("resident_code");
    var last = event(row);
    var sent = last.reason().isSent() ? last : lastSent(cs, code, last);
    var record =
        new IdentityRecord(
            new ResidentCode(code),
            RegisterText.parseText(row.text("kanji_name_full")).orElseThrow(),
            RegisterDate.parse(row.text("birth_date")).orElseThrow(),
            Sex.ofCode(row.text("sex")).orElseThrow(),
            RegisterText.parseText(row.text("address_full")).orElseThrow(),
            new IndividualNumber(row.text("individual_number")),
            sent.reason(),
            sent.date());
    return new IdentityUpdate(
        record, municipality, Integer.parseInt(row.text("update_number").strip()));
  }

  private Event lastSent(NodeId cs, String code, Event otherwise) {
    return handle
        .createQuery(
            "SELECT reason, event_date FROM resident_history WHERE node = ? AND resident_code = ?"
                + " ORDER BY id DESC")
        .bind(0, cs.value())
        .bind(1, code)
        .map(view -> event(new Row(view)))
        .stream()
        .filter(event -> event.reason().isSent())
        .findFirst()
        .orElse(otherwise);
  }

  private static Event event(Row row) {
    return new Event(
        EventReason.ofCode(row.text("reason")).orElseThrow(),
        RegisterDate.parse(row.text("event_date")).orElseThrow());
  }
}
