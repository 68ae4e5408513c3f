package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.residencecopy.ApprovedCopy;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopyResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.Reply;
import jukigate.simulators.rule.CopyRules;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.CopyTable.State;
import jukigate.simulators.store.NodeTables;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.ReceivedFault;

/**
 * X07: 住民票の写しの広域交付. The home approves, refuses, or lets an officer decide and sends the result
 * later; the place of issue keeps a copy until it is printed, and nothing after.
 */
public final class CopyDesk {
  private static final Payload NOTHING = Payload.of(new byte[0]);

  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  CopyDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  /** How a request of this place of issue stands. */
  public sealed interface Standing {
    /** The copy is here: to be printed once. */
    record Ready(String requestNumber) implements Standing {}

    /** The home decides later. */
    record Pending(String requestNumber) implements Standing {}

    /** The home says no. */
    record Refused(String requestNumber, String reason) implements Standing {}

    /** No answer of the home: a fault of it or of the gateway. */
    record Faulted(ReceivedFault fault) implements Standing {}
  }

  /**
   * Asks the home of a resident of another municipality, and waits for its answer. Refused with
   * {@code JG-B15} when the copy has an item that was not asked for; nothing of it is kept.
   */
  public Outcome<Standing> ask(
      LocalGovernmentCode home, CopyBody.Wish wish, String operatorId, String terminalId) {
    String number = office.store().change(outbox::requestNumber);
    var body = CopyBody.write(number, outbox.code(), home, wish);
    var letter =
        new Letter(
            id,
            NodeId.municipality(home),
            Operation.REQUEST_RESIDENCE_COPY,
            new Dispatch(operatorId, terminalId, Purpose.RESIDENCE_COPY),
            office.xml().element(body));
    return office.post().send(letter).then(reply -> noted(letter.to(), body, reply));
  }

  /** Hands the copy to the printer; after that it is not here any more. */
  public Optional<ApprovedCopy> print(NodeId home, String requestNumber) {
    var key = new CopyTable.Key(id, CopyTable.Role.ISSUE, home, requestNumber);
    return office
        .store()
        .change(
            tables -> {
              var ready = tables.copies().find(key).filter(copy -> copy.state() == State.APPROVED);
              ready.ifPresent(copy -> put(tables, key, State.PRINTED, Optional.empty(), NOTHING));
              return ready.map(CopyTable.Copy::body);
            })
        .map(body -> office.xml().read(body, SendResidenceCopy.class).getApproved());
  }

  /** At the home: a request comes. */
  public Outcome<RequestResidenceCopyResponse> requested(
      Inbound inbound, RequestResidenceCopy request) {
    var control = request.getControl();
    return CopyBody.read(request)
        .then(wish -> fromSender(inbound, control.getIssuingMunicipalityCode()).map(ok -> wish))
        .then(
            wish ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, control.getRequestNumber()),
                        request,
                        RequestResidenceCopyResponse.class,
                        tables -> Outcome.passed(answered(tables, inbound, request, wish))));
  }

  /** At the place of issue: the result of a request that was pending comes. */
  public Outcome<SendResidenceCopyResponse> decided(Inbound inbound, SendResidenceCopy request) {
    var control = request.getControl();
    return fromSender(inbound, control.getHomeMunicipalityCode())
        .then(
            home ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, control.getRequestNumber()),
                        request,
                        SendResidenceCopyResponse.class,
                        tables -> kept(tables, inbound, request)));
  }

  /**
   * At the home: an officer decides about a pending request; the result is sent by the outbox.
   *
   * @param approve false refuses without saying why
   */
  public Outcome<Entered> decide(NodeId issuing, String requestNumber, boolean approve) {
    var outcome =
        office
            .store()
            .transact(
                tables ->
                    new CopyDecision(id, office).decide(tables, issuing, requestNumber, approve));
    if (outcome.isPassed()) {
      office.wake().now();
    }
    return outcome;
  }

  private Outcome<Standing> noted(NodeId home, RequestResidenceCopy request, Reply reply) {
    return switch (reply) {
      case Reply.Fault fault -> Outcome.passed(new Standing.Faulted(fault.fault()));
      case Reply.Answer answer ->
          office
              .store()
              .transact(
                  tables ->
                      noted(
                          tables,
                          home,
                          request,
                          office.xml().read(answer.body(), RequestResidenceCopyResponse.class)));
    };
  }

  private Outcome<Standing> noted(
      NodeTables tables,
      NodeId home,
      RequestResidenceCopy request,
      RequestResidenceCopyResponse response) {
    String number = request.getControl().getRequestNumber();
    var key = new CopyTable.Key(id, CopyTable.Role.ISSUE, home, number);
    if (response.getApproved() != null) {
      return asAsked(response.getApproved(), CopyBody.special(request))
          .map(
              approved -> {
                var copy = new SendResidenceCopy();
                copy.setApproved(approved);
                put(tables, key, State.APPROVED, Optional.empty(), office.xml().bytes(copy));
                return new Standing.Ready(number);
              });
    }
    if (response.getPending() != null) {
      put(tables, key, State.PENDING, Optional.empty(), office.xml().bytes(request));
      return Outcome.passed(new Standing.Pending(number));
    }
    String reason = response.getRefused().getReason();
    put(tables, key, State.REFUSED, Optional.of(reason), NOTHING);
    return Outcome.passed(new Standing.Refused(number, reason));
  }

  private static Outcome<ApprovedCopy> asAsked(ApprovedCopy copy, CopyBody.Special asked) {
    return CopyRules.receive(CopyBody.specialItems(copy), asked.items()).map(items -> copy);
  }

  /** What a request that is pending asked for. */
  private CopyBody.Special asked(CopyTable.Copy pending) {
    return pending.body().size() == 0
        ? CopyBody.Special.NONE
        : CopyBody.special(office.xml().read(pending.body(), RequestResidenceCopy.class));
  }

  private RequestResidenceCopyResponse answered(
      NodeTables tables, Inbound inbound, RequestResidenceCopy request, CopyBody.Wish wish) {
    var response = new RequestResidenceCopyResponse();
    String number = request.getControl().getRequestNumber();
    response.setAcknowledgement(
        Acknowledgements.of(id, number, inbound.receivedAt(), OptionalInt.empty()));
    switch (new CopyDecision(id, office).judge(tables, wish)) {
      case CopyDecision.Judgement.Approve(List<jukigate.domain.register.HouseholdMember> people) ->
          response.setApproved(CopyBody.approved(people, wish.special()));
      case CopyDecision.Judgement.Refuse(CopyBody.No reason) ->
          response.setRefused(CopyBody.refused(reason));
      case CopyDecision.Judgement.Ask() ->
          response.setPending(new CopyDecision(id, office).pending(tables, inbound, request));
    }
    return response;
  }

  private Outcome<SendResidenceCopyResponse> kept(
      NodeTables tables, Inbound inbound, SendResidenceCopy request) {
    var control = request.getControl();
    var key =
        new CopyTable.Key(
            id, CopyTable.Role.ISSUE, inbound.sender(), control.getAnswersRequestNumber());
    var pending = tables.copies().find(key).filter(copy -> copy.state() == State.PENDING);
    if (pending.isEmpty()) {
      return Outcome.refused(RefusalCode.RESPONSE_UNRELATED);
    }
    if (request.getApproved() != null) {
      var checked = asAsked(request.getApproved(), asked(pending.get()));
      if (checked instanceof Outcome.Refused<ApprovedCopy>(Refusal refusal)) {
        return Outcome.refused(refusal);
      }
      put(tables, key, State.APPROVED, Optional.empty(), office.xml().bytes(request));
    } else {
      var reason = Optional.of(request.getRefused().getReason());
      put(tables, key, State.REFUSED, reason, NOTHING);
    }
    var response = new SendResidenceCopyResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            id, control.getRequestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    return Outcome.passed(response);
  }

  private void put(
      NodeTables tables, CopyTable.Key key, State state, Optional<String> reason, Payload body) {
    tables
        .copies()
        .put(
            new CopyTable.Copy(key, state, Optional.empty(), reason, body),
            office.clock().instant());
  }

  private static Outcome<LocalGovernmentCode> fromSender(Inbound inbound, String code) {
    return OutMigrationDesk.fromSender(inbound, code);
  }
}
