package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopyResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyItem;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.CopyTable.State;
import jukigate.simulators.store.NodeTables;
import jukigate.wire.message.ReceivedFault;

/**
 * X07 at the place of issue: asks the home, and keeps the copy until it is printed ({@link
 * PrintRoom}), and nothing after.
 */
public final class CopyCounter {
  private final NodeId id;
  private final Office office;

  CopyCounter(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** How a request of this place of issue stands. */
  public sealed interface Standing {
    /** The copy is here: to be printed once. */
    record Ready(String requestNumber) implements Standing {}

    /** The home decides later. */
    record Pending(String requestNumber) implements Standing {}

    /** The home says no. */
    record Refused(String requestNumber, String reason) implements Standing {}

    /** A fault of the home or of the gateway. */
    record Faulted(ReceivedFault fault) implements Standing {}

    /** No answer that can be used; asked again by itself unless the answer itself was refused. */
    record Unanswered(String remark) implements Standing {}
  }

  /** A resident of another municipality stands at the counter. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.CopyRequest event) {
    var asking = new Asking(event.header().request(), event.home(), event.wish());
    return Outcome.passed(new Entered(List.of(order(tables, asking))));
  }

  /** Asks the home, and waits for its answer. */
  public Standing ask(
      LocalGovernmentCode home, CopyBody.Wish wish, String operatorId, String terminalId) {
    var outbox = new CsOutbox(id, office);
    record Sent(String number, long entry) {}
    var sent =
        office
            .store()
            .change(
                tables -> {
                  String number = outbox.requestNumber(tables);
                  var request = new ControlItems.Request(number, operatorId, terminalId);
                  return new Sent(number, order(tables, new Asking(request, home, wish)));
                });
    var delivery = office.dispatcher().deliver(sent.entry(), office.clock().instant());
    return switch (delivery) {
      case Delivery.Delivered() -> standing(key(NodeId.municipality(home), sent.number()));
      case Delivery.Refused(ReceivedFault fault) -> new Standing.Faulted(fault);
      case Delivery.Settled(String remark) -> new Standing.Unanswered(remark);
      case Delivery.Waiting(String remark) -> new Standing.Unanswered(remark);
    };
  }

  /** The result of a request that was pending comes. */
  public Outcome<SendResidenceCopyResponse> decided(Inbound inbound, SendResidenceCopy request) {
    var control = request.getControl();
    return OutMigrationDesk.fromSender(inbound, control.getHomeMunicipalityCode())
        .then(
            home ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, control.getRequestNumber()),
                        request,
                        SendResidenceCopyResponse.class,
                        tables -> kept(tables, inbound, request)));
  }

  private record Asking(
      ControlItems.Request request, LocalGovernmentCode home, CopyBody.Wish wish) {}

  private long order(NodeTables tables, Asking asking) {
    var outbox = new CsOutbox(id, office);
    NodeId home = NodeId.municipality(asking.home());
    String number = asking.request().requestNumber();
    var body = CopyBody.write(number, outbox.code(), asking.home(), asking.wish());
    Set<CopyItem> asked = asking.wish().special().items();
    tables
        .copies()
        .put(
            CopyTable.Copy.without(key(home, number), State.ASKED, Optional.empty(), asked),
            office.clock().instant());
    return outbox.inquiry(
        tables,
        new CsOutbox.Addressed(home, Operation.REQUEST_RESIDENCE_COPY),
        asking.request(),
        Purpose.RESIDENCE_COPY,
        body);
  }

  private Standing standing(CopyTable.Key key) {
    var copy = office.store().change(tables -> tables.copies().find(key)).orElseThrow();
    String number = key.requestNumber();
    return switch (copy.state()) {
      case APPROVED, PRINTED -> new Standing.Ready(number);
      case ASKED, PENDING -> new Standing.Pending(number);
      case REFUSED -> new Standing.Refused(number, copy.reason().orElse(""));
    };
  }

  private Outcome<SendResidenceCopyResponse> kept(
      NodeTables tables, Inbound inbound, SendResidenceCopy request) {
    var control = request.getControl();
    var key = key(inbound.sender(), control.getAnswersRequestNumber());
    return tables
        .copies()
        .find(key)
        .filter(copy -> copy.state() == State.PENDING || copy.state() == State.ASKED)
        .map(copy -> new CopyAnswer(office.xml()).decided(copy, request))
        .orElseGet(() -> Outcome.refused(RefusalCode.RESPONSE_UNRELATED))
        .map(
            copy -> {
              tables.copies().put(copy, inbound.receivedAt());
              var response = new SendResidenceCopyResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id, control.getRequestNumber(), inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  private CopyTable.Key key(NodeId home, String requestNumber) {
    return new CopyTable.Key(id, CopyTable.Role.ISSUE, home, requestNumber);
  }
}
