package jukigate.simulators.store;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.simulators.rule.Reconciliation;
import org.jdbi.v3.core.Handle;

/** Records of a server, one after the other in the order of the 住民票コード. */
public final class IdentityRange {
  private static final String LAST =
      "SELECT h.*, r.record_status FROM identity_record r JOIN identity_history h"
          + " ON h.record_id = r.id AND h.update_number = r.update_number WHERE r.node = ?";

  private final Handle handle;

  IdentityRange(Handle handle) {
    this.handle = handle;
  }

  /**
   * Walks through the present residents of a municipality whose codes lie in a range, holding one
   * at a time.
   */
  public <T> T walk(
      NodeId node,
      LocalGovernmentCode municipality,
      OutgoingStreams.Range range,
      Function<Iterator<Reconciliation.AtServer>, T> work) {
    return handle
        .createQuery(
            LAST
                + " AND r.municipality = ? AND r.record_status = 'OPEN' AND r.resident_code > ?"
                + " AND r.resident_code <= ? ORDER BY r.resident_code")
        .bind(0, node.value())
        .bind(1, municipality.value())
        .bind(2, range.after())
        .bind(3, range.through())
        .map(view -> atServer(new Row(view)))
        .withIterator(work::apply);
  }

  /** Whatever the server has of a resident, present or not. */
  public Optional<Reconciliation.AtServer> find(NodeId node, ResidentCode code) {
    return handle
        .createQuery(LAST + " AND r.resident_code = ?")
        .bind(0, node.value())
        .bind(1, code.value())
        .map(view -> atServer(new Row(view)))
        .findOne();
  }

  private static Reconciliation.AtServer atServer(Row row) {
    return new Reconciliation.AtServer(
        IdentityTable.update(row),
        row.text("record_status").equals("OPEN"),
        row.time("recorded_at"));
  }
}
