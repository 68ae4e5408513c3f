package jukigate.simulators.node;

import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.supplementnotice.NotifySupplementEntry;
import jukigate.contract.supplementnotice.NotifySupplementEntryResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.FamilyRegister;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.SupplementRecord;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.SupplementBody;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.SupplementRules;
import jukigate.simulators.rule.SupplementState;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;

/**
 * 戸籍の附票 at a CS. The home tells the municipality of the registered domicile (X20), and that one
 * records it and passes it on to the supplementary servers (X14), in one transaction.
 */
final class SupplementDesk {
  private static final Operation UPDATE = Operation.named("UpdateSupplement");
  private static final Operation NOTICE = Operation.named("NotifySupplementEntry");

  private final NodeId id;
  private final Office office;

  SupplementDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** At the home: what is to be recorded of a resident, here or elsewhere. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.SupplementEntry event) {
    var found = tables.residents().find(id, event.residentCode());
    if (found.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST);
    }
    HouseholdMember member = found.get().member();
    return domicile(member)
        .then(
            there ->
                there.equals(code())
                    ? recordedHere(tables, event, member)
                    : toldThere(tables, event, member, there));
  }

  /** At the registered domicile: another municipality tells what to record. */
  Outcome<NotifySupplementEntryResponse> noticed(Inbound inbound, NotifySupplementEntry request) {
    return SupplementBody.read(request)
        .then(notice -> fromHomeToHere(inbound, notice))
        .then(
            notice ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, notice.requestNumber()),
                        request,
                        NotifySupplementEntryResponse.class,
                        tables -> recorded(tables, inbound, notice)));
  }

  private Outcome<SupplementBody.Notice> fromHomeToHere(
      Inbound inbound, SupplementBody.Notice notice) {
    if (!inbound.sender().equals(NodeId.municipality(notice.home()))) {
      return Outcome.refused(
          RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
    }
    return notice.domicile().equals(code())
        ? Outcome.passed(notice)
        : Outcome.refused(RefusalCode.DOMICILE_ELSEWHERE, Rule.DOMICILE);
  }

  private static Outcome<LocalGovernmentCode> domicile(HouseholdMember member) {
    return member
        .familyRegister()
        .map(FamilyRegister::domicile)
        .flatMap(text -> Municipalities.japan().ofAddress(text.value()))
        .map(Municipality::code)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.DOMICILE_UNKNOWN, Rule.DOMICILE));
  }

  private Outcome<Entered> recordedHere(
      NodeTables tables, ResidentEvent.SupplementEntry event, HouseholdMember member) {
    var request = event.header().request();
    var origin = new IdentityTable.Origin(id, request.requestNumber(), office.clock().instant());
    return kept(tables, record(event, member), origin)
        .map(state -> new Entered(List.of(passOn(tables, state, request))));
  }

  private Outcome<Entered> toldThere(
      NodeTables tables,
      ResidentEvent.SupplementEntry event,
      HouseholdMember member,
      LocalGovernmentCode domicile) {
    var request = event.header().request();
    var notice =
        new SupplementBody.Notice(
            request.requestNumber(),
            code(),
            domicile,
            member.familyRegister().orElseThrow(),
            record(event, member));
    var addressed = new CsOutbox.Addressed(NodeId.municipality(domicile), NOTICE);
    return Outcome.passed(
        new Entered(
            List.of(
                new CsOutbox(id, office)
                    .inOrder(
                        tables,
                        addressed,
                        request,
                        Purpose.SUPPLEMENT,
                        SupplementBody.write(notice)))));
  }

  private Outcome<NotifySupplementEntryResponse> recorded(
      NodeTables tables, Inbound inbound, SupplementBody.Notice notice) {
    var origin =
        new IdentityTable.Origin(inbound.sender(), notice.requestNumber(), inbound.receivedAt());
    var outbox = new CsOutbox(id, office);
    return kept(tables, notice.record(), origin)
        .map(
            state -> {
              var request =
                  new ControlItems.Request(outbox.requestNumber(tables), "system", id.value());
              passOn(tables, state, request);
              office.wake().now();
              var response = new NotifySupplementEntryResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id, notice.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  /** The next number is this municipality's to give. */
  private Outcome<SupplementState> kept(
      NodeTables tables, SupplementRecord record, IdentityTable.Origin origin) {
    var before = tables.supplements().find(id, record.residentCode());
    int number = before.map(SupplementState::updateNumber).orElse(0) + 1;
    return SupplementRules.apply(before, new SupplementState(record, number, code()))
        .map(
            state -> {
              tables.supplements().put(id, state, origin);
              return state;
            });
  }

  private long passOn(NodeTables tables, SupplementState state, ControlItems.Request request) {
    var update = new SupplementBody.Update(request.requestNumber(), state);
    var addressed = new CsOutbox.Addressed(NodeId.supplementaryPrefecture(code()), UPDATE);
    return new CsOutbox(id, office)
        .inOrder(tables, addressed, request, Purpose.SUPPLEMENT, SupplementBody.write(update));
  }

  private LocalGovernmentCode code() {
    return id.localGovernment().orElseThrow();
  }

  private static SupplementRecord record(
      ResidentEvent.SupplementEntry event, HouseholdMember member) {
    var person = member.record().person();
    return new SupplementRecord(
        person.residentCode(),
        person.name(),
        person.birthDate(),
        person.sex(),
        member.record().residence().address(),
        event.kind(),
        event.header().date());
  }
}
