package jukigate.simulators.node;

import java.util.Optional;
import java.util.Set;
import jukigate.contract.certificateserial.NotifyCertificateSerials;
import jukigate.contract.certificateserial.NotifyCertificateSerialsResponse;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.contract.individualnumber.RequestIndividualNumber;
import jukigate.contract.individualnumber.RequestIndividualNumberResponse;
import jukigate.contract.linkagenumber.NotifyLinkageNumber;
import jukigate.contract.linkagenumber.NotifyLinkageNumberResponse;
import jukigate.contract.residentcode.RequestResidentCodes;
import jukigate.contract.residentcode.RequestResidentCodesResponse;
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

/** 全国サーバ: keeps 本人確認情報 of everybody, as the prefectures pass it on. */
public final class NationalNode {
  private final NodeId id;
  private final Office office;

  public NationalNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X01 of the prefecture of the municipality. */
  public Outcome<UpdateIdentityResponse> updateIdentity(Inbound inbound, UpdateIdentity request) {
    return desk()
        .apply(inbound, request, update -> mayAsk(inbound, update), (tables, update) -> {});
  }

  /** X01 in a batch. */
  public Outcome<UpdateIdentityBatchResponse> updateIdentityBatch(
      Inbound inbound, UpdateIdentityBatch request) {
    return Outcome.passed(desk().each(inbound, request, update -> updateIdentity(inbound, update)));
  }

  private IdentityDesk desk() {
    return new IdentityDesk(office, new ServerScope.National());
  }

  /** X11 of a municipality; the number goes back by a notice of its own. */
  public Outcome<RequestIndividualNumberResponse> requestIndividualNumber(
      Inbound inbound, RequestIndividualNumber request) {
    var answer = new IssueDesk(id, office).requested(inbound, request);
    if (answer.isPassed()) {
      office.wake().now();
    }
    return answer;
  }

  /** X12 of a municipality; the codes go back by a notice of its own. */
  public Outcome<RequestResidentCodesResponse> requestResidentCodes(
      Inbound inbound, RequestResidentCodes request) {
    var answer = new CodeBank(id, office).requested(inbound, request);
    if (answer.isPassed()) {
      office.wake().now();
    }
    return answer;
  }

  public Optional<IdentityState> find(ResidentCode code) {
    return office
        .store()
        .change(tables -> tables.identities().find(id, code))
        .map(IdentityTable.Kept::state);
  }

  /** X17 of a municipality. */
  public Outcome<NotifyLinkageNumberResponse> linkageNumber(
      Inbound inbound, NotifyLinkageNumber request) {
    return new LinkageDesk(id, office).received(inbound, request);
  }

  /** X20 電子証明書のシリアル番号 of a municipality. */
  public Outcome<NotifyCertificateSerialsResponse> certificateSerials(
      Inbound inbound, NotifyCertificateSerials request) {
    return new SerialDesk(id, office).received(inbound, request);
  }

  /** Whose certificate has a serial number. */
  public Optional<ResidentCode> holder(String serial) {
    return office.store().change(tables -> tables.serials().find(id, serial));
  }

  /** X16 at this server. */
  public BulkDesk bulk() {
    return new BulkDesk(id, office);
  }

  /** X13 at this server. */
  public ComparisonDesk comparisons() {
    return new ComparisonDesk(id, office);
  }

  /** X02, X03 and X18 at this server. */
  public InquiryDesk inquiries() {
    return new InquiryDesk(id, office);
  }

  /** Sets 更新禁止 and 排他 by hand; false when there is no such record. */
  public boolean flags(ResidentCode code, Set<RecordFlag> flags) {
    return office.store().change(tables -> tables.identities().flags(id, code, flags));
  }

  private static Outcome<IdentityBody.Update> mayAsk(Inbound inbound, IdentityBody.Update update) {
    return inbound.sender().equals(NodeId.prefecture(update.update().municipality()))
        ? Outcome.passed(update)
        : Outcome.refused(
            RefusalCode.OUTSIDE_PREFECTURE, update.update().municipality(), Rule.OWN_PREFECTURE);
  }
}
