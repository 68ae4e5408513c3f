package jukigate.simulators.node;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddress;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddressResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordStatus;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.DeliveryBody;
import jukigate.simulators.body.ReceivedDelivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.DeliveryTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * X10: 送付先情報. The CS extracts it from the register and keeps it only until its day of erasure, and
 * so does the card management system.
 */
final class DeliveryDesk {
  private static final Operation OPERATION = Operation.named("NotifyDeliveryAddress");

  private final NodeId id;
  private final Office office;

  DeliveryDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** At the CS: the household of a resident, and the notification that it makes. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.DeliveryNotice event) {
    return EventEntry.open(tables, id, event.residentCode())
        .then(kept -> numbered(household(tables, kept)))
        .then(persons -> ordered(tables, event, persons));
  }

  /** At the card management system. */
  Outcome<NotifyDeliveryAddressResponse> received(Inbound inbound, NotifyDeliveryAddress request) {
    return ReceivedDelivery.read(request)
        .then(
            delivery ->
                inbound.sender().equals(NodeId.municipality(delivery.municipality()))
                    ? Outcome.passed(delivery)
                    : Outcome.refused(
                        RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS))
        .then(
            delivery ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, delivery.requestNumber()),
                        request,
                        NotifyDeliveryAddressResponse.class,
                        tables -> kept(tables, inbound, request, delivery)));
  }

  /** The one asked for comes first: the letter goes to that person. */
  private List<HouseholdMember> household(NodeTables tables, ResidentTable.Kept first) {
    Stream<HouseholdMember> others =
        tables.residents().household(id, first.household()).stream()
            .map(ResidentTable.Kept::member)
            .filter(member -> member.record().control().status() == RecordStatus.OPEN)
            .filter(member -> !Records.code(member).equals(Records.code(first.member())));
    return Stream.concat(Stream.of(first.member()), others).toList();
  }

  private static Outcome<List<HouseholdMember>> numbered(List<HouseholdMember> persons) {
    return persons.stream().allMatch(one -> one.record().person().individualNumber().isPresent())
        ? Outcome.passed(persons)
        : Outcome.refused(RefusalCode.NUMBER_MISSING, Rule.NUMBER_FIRST);
  }

  private Outcome<Entered> ordered(
      NodeTables tables, ResidentEvent.DeliveryNotice event, List<HouseholdMember> persons) {
    var outbox = new CsOutbox(id, office);
    var header = event.header();
    var origin = new DeliveryBody.Origin(outbox.code(), header.request(), header.date());
    var body = DeliveryBody.write(origin, event.order(), persons);
    var key = new DeliveryTable.Key(id, outbox.code(), event.order().number());
    if (tables.deliveries().find(key).isPresent()) {
      return Outcome.refused(RefusalCode.DELIVERY_NUMBER_TAKEN, Rule.DELIVERY_COUNTS);
    }
    Instant eraseAt = OPERATION.keep().until(office.clock().instant());
    tables.deliveries().add(key, office.xml().bytes(body), eraseAt);
    persons.forEach(
        one -> tables.renewals().answered(id, NodeId.CARD_MANAGEMENT, Records.code(one)));
    return Outcome.passed(
        new Entered(List.of(outbox.delivery(tables, header.request(), body, eraseAt))));
  }

  private Outcome<NotifyDeliveryAddressResponse> kept(
      NodeTables tables,
      Inbound inbound,
      NotifyDeliveryAddress request,
      ReceivedDelivery delivery) {
    var key = new DeliveryTable.Key(id, delivery.municipality(), delivery.deliveryNumber());
    if (tables.deliveries().find(key).isPresent()) {
      return Outcome.refused(RefusalCode.DELIVERY_NUMBER_TAKEN, Rule.DELIVERY_COUNTS);
    }
    tables
        .deliveries()
        .add(key, office.xml().bytes(request), OPERATION.keep().until(inbound.receivedAt()));
    request
        .getDelivery()
        .getPerson()
        .forEach(
            one ->
                tables
                    .renewals()
                    .answered(id, inbound.sender(), new ResidentCode(one.getResidentCode())));
    var response = new NotifyDeliveryAddressResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            id, delivery.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    return Outcome.passed(response);
  }
}
