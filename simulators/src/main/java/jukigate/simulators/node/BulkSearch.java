package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import jukigate.contract.bulkprovision.BulkRecord;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.simulators.body.BulkBody;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.rule.BulkOutcome;
import jukigate.simulators.rule.Reconciliation;
import jukigate.simulators.store.NodeTables;

/**
 * Searches one condition after the other. Reads without locks: a block of conditions holds up no
 * update of the records that it meets.
 */
record BulkSearch(NodeTables tables, NodeId node, List<BulkItem> items) {

  /**
   * @param person whose record is provided; empty unless there is one hit
   */
  record Found(BulkOutcome outcome, Optional<ResidentCode> person, Optional<BulkRecord> record) {
    static Found nothing(BulkOutcome outcome) {
      return new Found(outcome, Optional.empty(), Optional.empty());
    }
  }

  Found find(BulkCondition condition) {
    return switch (condition) {
      case BulkCondition.Impossible impossible -> Found.nothing(BulkOutcome.IMPOSSIBLE);
      case BulkCondition.ByNumber by ->
          found(tables.identitySearch().find(node, by.individualNumber()));
      case BulkCondition.BySearch by ->
          by.search().narrowEnough().isPassed()
              ? found(tables.identitySearch().find(node, by.search(), 1, 2))
              : Found.nothing(BulkOutcome.TOO_WIDE);
    };
  }

  private Found found(List<ResidentCode> hits) {
    if (hits.size() > 1) {
      return Found.nothing(BulkOutcome.SEVERAL);
    }
    return hits.stream()
        .findFirst()
        .flatMap(code -> tables.identityRange().find(node, code))
        .map(this::provided)
        .orElseGet(() -> Found.nothing(BulkOutcome.NONE));
  }

  private Found provided(Reconciliation.AtServer atServer) {
    var record = atServer.last().record();
    return new Found(
        BulkOutcome.FOUND,
        Optional.of(record.residentCode()),
        Optional.of(BulkBody.record(record, atServer.open(), items)));
  }
}
