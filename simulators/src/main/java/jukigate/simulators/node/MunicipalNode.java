package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import jukigate.contract.individualnumber.NotifyIndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumberResponse;
import jukigate.contract.renewalinquiry.InquireRenewalTargets;
import jukigate.contract.renewalinquiry.InquireRenewalTargetsResponse;
import jukigate.contract.residentcode.AssignResidentCodes;
import jukigate.contract.residentcode.AssignResidentCodesResponse;
import jukigate.contract.supplementnotice.NotifySupplementEntry;
import jukigate.contract.supplementnotice.NotifySupplementEntryResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.RenewalTarget;
import jukigate.simulators.store.RenewalTable;
import jukigate.simulators.store.ResidentTable;

/**
 * 市町村CS and the register behind it. What an operator enters changes the register and fills the
 * outbox in one transaction; sending comes after, by itself or by {@link #deliver}.
 */
public final class MunicipalNode {
  private final NodeId id;
  private final Office office;

  public MunicipalNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  public NodeId id() {
    return id;
  }

  /** X04 at this CS. */
  public OutMigrationDesk outMigration() {
    return new OutMigrationDesk(id, office);
  }

  /** X05 at this CS. */
  public InMigrationDesk inMigrations() {
    return new InMigrationDesk(id, office);
  }

  /** X06 at this CS. */
  public MovingNoticeDesk movingNotices() {
    return new MovingNoticeDesk(id, office);
  }

  /** X03 of this CS. */
  public SearchCounter searches() {
    return new SearchCounter(id, office);
  }

  /** X02 and X18 of this CS. */
  public QuestionCounter questions() {
    return new QuestionCounter(id, office);
  }

  /** X13 of this CS. */
  public ReconciliationDesk reconciliations() {
    return new ReconciliationDesk(id, office);
  }

  /** X20 at this CS. */
  public Outcome<NotifySupplementEntryResponse> supplementNotice(
      Inbound inbound, NotifySupplementEntry request) {
    return new SupplementDesk(id, office).noticed(inbound, request);
  }

  /** X20 更新対象者照会 at this CS. */
  public Outcome<InquireRenewalTargetsResponse> renewalInquiry(
      Inbound inbound, InquireRenewalTargets request) {
    return new RenewalDesk(id, office).received(inbound, request);
  }

  /** 更新対象者 for whom no delivery address has been notified yet. */
  public List<RenewalTarget> renewals() {
    return office.store().change(tables -> tables.renewals().in(id, RenewalTable.State.OPEN));
  }

  /** X07 at this CS as the home. */
  public CopyDesk copies() {
    return new CopyDesk(id, office);
  }

  /** X07 at this CS as the place of issue. */
  public CopyCounter copyCounter() {
    return new CopyCounter(id, office);
  }

  public PrintRoom printRoom() {
    return new PrintRoom(id, office);
  }

  /** X11: the 個人番号 that this CS asked for. */
  public Outcome<NotifyIndividualNumberResponse> notifyIndividualNumber(
      Inbound inbound, NotifyIndividualNumber notice) {
    return new NumberDesk(id, office).received(inbound, notice);
  }

  public Optional<ResidentTable.Kept> find(ResidentCode code) {
    return office.store().change(tables -> tables.residents().find(id, code));
  }

  /** Residents of this municipality, by 住民票コード. */
  public List<ResidentTable.Kept> residents(int limit) {
    return office.store().change(tables -> tables.residents().all(id, limit));
  }

  /**
   * Residents that a text is about: a whole 住民票コード or 個人番号, a part of name or furigana, or a date
   * of birth; of an empty text all, by 住民票コード.
   */
  public List<ResidentTable.Kept> residents(String text) {
    var wanted = ResidentText.of(text);
    return residents(Integer.MAX_VALUE).stream().filter(wanted::meets).toList();
  }

  /** What happened to a record, the latest first. */
  public List<ResidentTable.Past> history(ResidentCode code) {
    return office.store().change(tables -> tables.residents().history(id, code));
  }

  /** A 依頼管理番号 that this CS has not used yet. */
  public String requestNumber() {
    return office.store().change(new CsOutbox(id, office)::requestNumber);
  }

  /**
   * Enters an event: changes the register and puts into the outbox what the law sends, in one
   * transaction. Refused by the rights of the operator and by the rules of the register, before
   * anything is sent; but where a 住民票コード was wanted and none is left, the CS asks for more.
   */
  public Outcome<Entered> enter(ResidentEvent event) {
    return new Guard(id, office).allows(Guard.Doing.of(event), () -> entered(event));
  }

  /** The same for an operator whose right was asked before. */
  Outcome<Entered> entered(ResidentEvent event) {
    var entered =
        office.store().transact(tables -> new EventEntry(id, office, tables).enter(event));
    if (entered instanceof Outcome.Refused<Entered>(Refusal refusal)
        && refusal.code() == RefusalCode.CODE_POOL_EMPTY) {
      office
          .store()
          .change(tables -> new CodeDesk(id, office).filled(tables, event.header().request()));
    }
    office.wake().now();
    return entered;
  }

  /** X12: the 空きコード that this CS asked for. */
  public Outcome<AssignResidentCodesResponse> assignResidentCodes(
      Inbound inbound, AssignResidentCodes notice) {
    return new CodeDesk(id, office).received(inbound, notice);
  }

  /** How many 空きコード there are. */
  public CodePool codes() {
    return office.store().change(tables -> new CodeDesk(id, office).pool(tables));
  }

  /** What an officer of this CS sees. */
  public OfficerView view() {
    return new OfficerView(id, office);
  }

  /** Sends the notifications of an event now and tells how each went. */
  public List<Delivery> deliver(Entered entered) {
    return entered.notifications().stream()
        .map(number -> office.dispatcher().deliver(number, office.clock().instant()))
        .toList();
  }
}
