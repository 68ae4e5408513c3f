package jukigate.simulators.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.message.Operation;
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
import jukigate.simulators.rule.Reconciliation;
import org.jdbi.v3.core.Handle;

/**
 * The 8 items of those who live in a municipality now and have a 個人番号, in ascending order of the
 * 住民票コード, a range at a time; and of those who do no longer, as long as no server has heard of it.
 */
public final class PresentResidents {
  private static final String PRESENT =
      " FROM resident WHERE node = ? AND record_status = 'OPEN' AND individual_number IS NOT NULL";

  private static final String OWED = " AND o.state IN ('WAITING', 'DEAD') AND o.request_action = ?";

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
   *
   * @param inBatches 住民票コード in batches that are not settled yet
   */
  public List<Reconciliation.AtCs> between(
      NodeId cs, OutgoingStreams.Range range, Set<String> inBatches) {
    var municipality = cs.localGovernment().orElseThrow();
    var unsettled = unsettled(cs, range);
    unsettled.addAll(inBatches);
    var all =
        new ArrayList<>(
            handle
                .createQuery("SELECT *" + PRESENT + " AND resident_code > ? AND resident_code <= ?")
                .bind(0, cs.value())
                .bind(1, range.after())
                .bind(2, range.through())
                .map(view -> update(cs, municipality, new Row(view)))
                .list());
    unsettled.stream()
        .filter(code -> code.compareTo(range.after()) > 0 && code.compareTo(range.through()) <= 0)
        .flatMap(code -> gone(cs, municipality, code).stream())
        .forEach(all::add);
    return all.stream()
        .map(last -> new Reconciliation.AtCs(last, unsettled.contains(code(last))))
        .sorted(Comparator.comparing(atCs -> code(atCs.last())))
        .toList();
  }

  private static String code(IdentityUpdate update) {
    return update.record().residentCode().value();
  }

  /**
   * Of whom an X01 waits in the outbox, or lies there dead: its order is that of the resident, or,
   * after a batch, its own; then its number is that of the resident's last event.
   */
  private Set<String> unsettled(NodeId cs, OutgoingStreams.Range range) {
    return handle
        .createQuery(
            "SELECT o.order_key AS code FROM outbox o WHERE o.node = ?"
                + OWED
                + " AND o.order_key > ? AND o.order_key <= ? UNION SELECT r.resident_code AS code"
                + " FROM outbox o JOIN resident r ON r.node = o.node"
                + " AND r.request_number = o.request_number WHERE o.node = ?"
                + OWED
                + " AND o.order_key = o.request_number"
                + " AND r.resident_code > ? AND r.resident_code <= ?")
        .bind(0, cs.value())
        .bind(1, Operation.UPDATE_IDENTITY.requestAction())
        .bind(2, range.after())
        .bind(3, range.through())
        .bind(4, cs.value())
        .bind(5, Operation.UPDATE_IDENTITY.requestAction())
        .bind(6, range.after())
        .bind(7, range.through())
        .mapTo(String.class)
        .set();
  }

  /** Who lives here no longer, with the 8 items that were here last. */
  private Optional<IdentityUpdate> gone(
      NodeId cs, LocalGovernmentCode municipality, String residentCode) {
    return handle
        .createQuery(
            "SELECT * FROM resident WHERE node = ? AND resident_code = ?"
                + " AND record_status <> 'OPEN' AND individual_number IS NOT NULL")
        .bind(0, cs.value())
        .bind(1, residentCode)
        .map(view -> update(cs, municipality, new Row(view)))
        .findOne();
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
