package jukigate.simulators.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.contract.residencecopy.PendingCopy;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.ResidenceCopyDecisionControl;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/** X07 at the home: whether a copy is given, and the decision of an officer. */
final class CopyDecision {
  private static final String WHOLE_HOUSEHOLD = "2";

  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  CopyDecision(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  /** What the home says to a request. */
  sealed interface Judgement {
    record Approve(List<HouseholdMember> people) implements Judgement {}

    record Refuse(CopyBody.No reason) implements Judgement {}

    /** An officer decides about these. */
    record Ask(List<HouseholdMember> people) implements Judgement {}
  }

  Judgement judge(NodeTables tables, CopyBody.Wish wish) {
    List<ResidentTable.Kept> found = found(tables, wish.who());
    if (found.size() != 1) {
      return new Judgement.Refuse(
          found.isEmpty() ? CopyBody.No.NO_SUCH_RESIDENT : CopyBody.No.NOT_EXACTLY_ONE);
    }
    var household = tables.residents().household(id, found.get(0).household());
    List<ResidentTable.Kept> members = household.stream().filter(CopyDecision::isOpen).toList();
    boolean knowsRequester = members.stream().anyMatch(kept -> isNamed(kept, wish));
    if (!knowsRequester) {
      return new Judgement.Refuse(CopyBody.No.NOT_OF_THE_HOUSEHOLD);
    }
    return judge(wish.scope().equals(WHOLE_HOUSEHOLD) ? members : found);
  }

  /** Suppression of one suppresses the copy, and is not told from any other no. */
  private static Judgement judge(List<ResidentTable.Kept> people) {
    if (people.stream().anyMatch(kept -> kept.copyRule().isSuppressed())) {
      return new Judgement.Refuse(CopyBody.No.NOT_ISSUED);
    }
    if (people.stream().anyMatch(CopyDecision::isLocked)) {
      return new Judgement.Refuse(CopyBody.No.CHANGE_IN_PROGRESS);
    }
    var members = people.stream().map(ResidentTable.Kept::member).toList();
    return people.stream().anyMatch(kept -> kept.copyRule() == CopyRule.ASK)
        ? new Judgement.Ask(members)
        : new Judgement.Approve(members);
  }

  PendingCopy pending(NodeTables tables, Inbound inbound, RequestResidenceCopy request) {
    String receipt =
        String.format(Locale.ROOT, "U%s-%06d", outbox.code(), tables.counters().next(id, "copy"));
    var key =
        new CopyTable.Key(
            id, CopyTable.Role.HOME, inbound.sender(), request.getControl().getRequestNumber());
    tables
        .copies()
        .put(
            new CopyTable.Copy(
                key,
                CopyTable.State.PENDING,
                Optional.of(receipt),
                Optional.empty(),
                CopyBody.special(request).items(),
                office.xml().bytes(request)),
            inbound.receivedAt());
    var pending = new PendingCopy();
    pending.setReceiptNumber(receipt);
    return pending;
  }

  Outcome<Entered> decide(NodeTables tables, CopyDesk.Decision decision) {
    var key =
        new CopyTable.Key(id, CopyTable.Role.HOME, decision.issuing(), decision.requestNumber());
    return tables
        .copies()
        .find(key)
        .filter(copy -> copy.state() == CopyTable.State.PENDING)
        .map(copy -> Outcome.passed(decided(tables, copy, decision)))
        .orElseGet(() -> Outcome.refused(RefusalCode.RESPONSE_UNRELATED));
  }

  private Entered decided(NodeTables tables, CopyTable.Copy copy, CopyDesk.Decision decision) {
    var request = office.xml().read(copy.body(), RequestResidenceCopy.class);
    var wish = CopyBody.read(request).orThrow();
    String number = outbox.requestNumber(tables);
    var result = new SendResidenceCopy();
    result.setControl(control(copy, request, number));
    CopyTable.State state = fill(result, wish, verdict(tables, wish, decision.approve()));
    tables
        .copies()
        .put(
            new CopyTable.Copy(
                copy.key(),
                state,
                copy.receiptNumber(),
                Optional.empty(),
                copy.asked(),
                Payload.of(new byte[0])),
            office.clock().instant());
    var addressed = new CsOutbox.Addressed(copy.key().other(), Operation.SEND_RESIDENCE_COPY);
    var officer = new ControlItems.Request(number, decision.operatorId(), OfficerView.TERMINAL);
    return new Entered(
        List.of(outbox.inOrder(tables, addressed, officer, Purpose.RESIDENCE_COPY, result)));
  }

  /**
   * An officer's yes says no more than that nothing speaks against the copy: what changed in the
   * register while the request waited holds against it.
   */
  private Judgement verdict(NodeTables tables, CopyBody.Wish wish, boolean approve) {
    return approve ? judge(tables, wish) : new Judgement.Refuse(CopyBody.No.NOT_ISSUED);
  }

  private static CopyTable.State fill(
      SendResidenceCopy result, CopyBody.Wish wish, Judgement verdict) {
    return switch (verdict) {
      case Judgement.Approve(List<HouseholdMember> people) -> approved(result, wish, people);
      case Judgement.Ask(List<HouseholdMember> people) -> approved(result, wish, people);
      case Judgement.Refuse(CopyBody.No reason) -> {
        result.setRefused(CopyBody.refused(reason));
        yield CopyTable.State.REFUSED;
      }
    };
  }

  private static CopyTable.State approved(
      SendResidenceCopy result, CopyBody.Wish wish, List<HouseholdMember> people) {
    result.setApproved(CopyBody.approved(people, wish.special()));
    return CopyTable.State.APPROVED;
  }

  private static ResidenceCopyDecisionControl control(
      CopyTable.Copy copy, RequestResidenceCopy request, String number) {
    var control = new ResidenceCopyDecisionControl();
    control.setRequestNumber(number);
    control.setAnswersRequestNumber(copy.key().requestNumber());
    control.setReceiptNumber(copy.receiptNumber().orElseThrow());
    control.setIssuingMunicipalityCode(request.getControl().getIssuingMunicipalityCode());
    control.setHomeMunicipalityCode(request.getControl().getHomeMunicipalityCode());
    return control;
  }

  private List<ResidentTable.Kept> found(NodeTables tables, CopyBody.Who who) {
    return switch (who) {
      case CopyBody.Who.ByCode byCode ->
          tables.residents().find(id, byCode.code()).stream().filter(CopyDecision::isOpen).toList();
      case CopyBody.Who.ByItems items ->
          Records.found(tables, id, items).stream().filter(CopyDecision::isOpen).toList();
    };
  }

  private static boolean isNamed(ResidentTable.Kept kept, CopyBody.Wish wish) {
    return kept.member().record().person().name().kanji().value().equals(wish.requester().value());
  }

  private static boolean isOpen(ResidentTable.Kept kept) {
    return kept.member().record().control().status() == RecordStatus.OPEN;
  }

  private static boolean isLocked(ResidentTable.Kept kept) {
    return kept.member().record().control().flags().contains(RecordFlag.LOCKED);
  }
}
