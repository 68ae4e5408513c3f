package jukigate.simulators.node;

import java.util.Optional;
import java.util.Set;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RecordFlag;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.ServerScope;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/**
 * 都道府県サーバ: keeps 本人確認情報 of its municipalities' residents and passes every change on to the national
 * server. Record, receipt and outbox entry are one transaction, and the acknowledgement comes after
 * it: what was acknowledged reaches the national server even if this process is killed.
 */
public final class PrefectureNode {
  private final NodeId id;
  private final Office office;

  public PrefectureNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X01 of a municipality of this prefecture. */
  public Outcome<UpdateIdentityResponse> updateIdentity(Inbound inbound, UpdateIdentity request) {
    var acknowledged = applied(inbound, request);
    if (acknowledged.isPassed()) {
      office.wake().now();
    }
    return acknowledged;
  }

  /** X01 in a batch; what is applied goes on to the national server one by one. */
  public Outcome<UpdateIdentityBatchResponse> updateIdentityBatch(
      Inbound inbound, UpdateIdentityBatch request) {
    var response = desk().each(inbound, request, update -> applied(inbound, update));
    office.wake().now();
    return Outcome.passed(response);
  }

  private Outcome<UpdateIdentityResponse> applied(Inbound inbound, UpdateIdentity request) {
    return desk().apply(inbound, request, update -> mayAsk(inbound, update), this::passOn);
  }

  private IdentityDesk desk() {
    return new IdentityDesk(office, new ServerScope.Prefecture(id.localGovernment().orElseThrow()));
  }

  /** The record as this prefecture has it. */
  public Optional<IdentityState> find(ResidentCode code) {
    return office
        .store()
        .change(tables -> tables.identities().find(id, code))
        .map(IdentityTable.Kept::state);
  }

  /** X16 at this server. */
  public BulkDesk bulk() {
    return new BulkDesk(id, office);
  }

  /** X13 at this server. */
  public ComparisonDesk comparisons() {
    return new ComparisonDesk(id, office);
  }

  /** X15 of an executing agency. */
  public SupplementCounter supplements() {
    return new SupplementCounter(id, office);
  }

  /** X02, X03 and X18 at this server. */
  public InquiryDesk inquiries() {
    return new InquiryDesk(id, office);
  }

  /** Sets 更新禁止 and 排他 by hand; false when there is no such record. */
  public boolean flags(ResidentCode code, Set<RecordFlag> flags) {
    return office.store().change(tables -> tables.identities().flags(id, code, flags));
  }

  private Outcome<IdentityBody.Update> mayAsk(Inbound inbound, IdentityBody.Update update) {
    if (!NodeId.prefecture(update.update().municipality()).equals(id)) {
      return Outcome.refused(
          RefusalCode.OUTSIDE_PREFECTURE, update.update().municipality(), Rule.OWN_PREFECTURE);
    }
    return inbound.sender().equals(NodeId.municipality(update.update().municipality()))
        ? Outcome.passed(update)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  private void passOn(NodeTables tables, IdentityBody.Update update) {
    String number = "P" + id.value().substring(5, 7) + "-" + tables.counters().next(id, "request");
    var onward = new IdentityBody.Update(number, update.update());
    String order = update.update().record().residentCode().value();
    update
        .update()
        .codeChange()
        .ifPresent(change -> tables.outbox().reorder(id, change.former().value(), order));
    tables
        .outbox()
        .add(
            new OutboxEntry(
                id,
                NodeId.NATIONAL,
                Operation.UPDATE_IDENTITY,
                number,
                order,
                new OutboxEntry.Operator("system", id.value(), Purpose.REGISTER_UPDATE),
                office.xml().bytes(IdentityBody.write(onward)),
                office.clock().instant(),
                Optional.empty()));
  }
}
