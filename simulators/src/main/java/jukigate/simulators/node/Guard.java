package jukigate.simulators.node;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.OperatorActTable;

/**
 * Stands before everything that an operator does at a node: asks the table of rights, and puts what
 * was done or tried on record (操作履歴). The record is there before the act is.
 */
public final class Guard {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** As long as the record of a provision. */
  private static final int RECORDED_YEARS = 7;

  private static final int LONGEST = 64;

  private final NodeId id;
  private final Office office;

  public Guard(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /**
   * What somebody is about to do.
   *
   * @param subject 依頼管理番号 of what is entered or decided, or the name of a view
   */
  public record Doing(Operator operator, Act act, String subject) {
    static Doing of(ResidentEvent event) {
      var request = event.header().request();
      return new Doing(
          new Operator(request.operatorId(), request.terminalId()),
          actOf(event),
          request.requestNumber());
    }
  }

  /** Does it if the operator may. Refused as the table says, or as what is done refuses. */
  public <T> Outcome<T> allows(Doing doing, Supplier<Outcome<T>> act) {
    Instant at = office.clock().instant();
    LocalDate today = at.atZone(JAPAN).toLocalDate();
    Outcome<Act> right =
        office.operators().table().permits(doing.operator().id(), id, doing.act(), today);
    long row = recorded(doing, at, refusal(right));
    if (right instanceof Outcome.Refused<Act>(Refusal refusal)) {
      return Outcome.refused(refusal);
    }
    Outcome<T> outcome = act.get();
    refusal(outcome).ifPresent(code -> marked(row, code));
    return outcome;
  }

  private long recorded(Doing doing, Instant at, Optional<RefusalCode> refusal) {
    var entry =
        new OperatorActTable.Entry(
            new Operator(shortened(doing.operator().id()), doing.operator().terminalId()),
            doing.act(),
            shortened(doing.subject()),
            at,
            refusal.map(RefusalCode::id));
    Instant end = at.atZone(JAPAN).plusYears(RECORDED_YEARS).toInstant();
    return office.store().change(tables -> tables.operatorActs().add(id, entry, end));
  }

  /** What a person typed may be longer than any id, and is recorded as far as the column goes. */
  private static String shortened(String typed) {
    return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
  }

  private void marked(long row, RefusalCode code) {
    office
        .store()
        .change(
            tables -> {
              tables.operatorActs().refused(row, code);
              return code;
            });
  }

  private static <T> Optional<RefusalCode> refusal(Outcome<T> outcome) {
    return outcome instanceof Outcome.Refused<T>(Refusal refusal)
        ? Optional.of(refusal.code())
        : Optional.empty();
  }

  private static Act actOf(ResidentEvent event) {
    return switch (event) {
      case ResidentEvent.Entry e -> Act.REGISTER;
      case ResidentEvent.CodelessEntry e -> Act.REGISTER;
      case ResidentEvent.MoveIn e -> Act.REGISTER;
      case ResidentEvent.MoveOut e -> Act.REGISTER;
      case ResidentEvent.Erasure e -> Act.REGISTER;
      case ResidentEvent.Correction e -> Act.REGISTER;
      case ResidentEvent.AddressRenaming e -> Act.REGISTER;
      case ResidentEvent.HouseholdEvent e -> Act.REGISTER;
      case ResidentEvent.Cancellation e -> Act.REGISTER;
      case ResidentEvent.SupplementEntry e -> Act.REGISTER;
      case ResidentEvent.NumberChange e -> Act.REGISTER;
      case ResidentEvent.ResidentCodeChange e -> Act.REGISTER;
      case ResidentEvent.CardChange e -> Act.CARD;
      case ResidentEvent.CardApplication e -> Act.CARD;
      case ResidentEvent.DeliveryNotice e -> Act.CARD;
      case ResidentEvent.CertificateSerials e -> Act.CARD;
      case ResidentEvent.CopyRequest e -> Act.COPY;
      case ResidentEvent.CopyRuling e -> Act.SUPPRESS;
      case ResidentEvent.MovingNoticeDecision e -> Act.DECIDE;
      case ResidentEvent.Resend e -> Act.RECONCILE;
      case ResidentEvent.Reconciliation e -> Act.RECONCILE;
      case ResidentEvent.CodeOrder e -> Act.MAINTAIN;
      case ResidentEvent.LinkageNumber e -> Act.MAINTAIN;
    };
  }
}
