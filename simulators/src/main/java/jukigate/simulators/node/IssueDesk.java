package jukigate.simulators.node;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.individualnumber.RequestIndividualNumber;
import jukigate.contract.individualnumber.RequestIndividualNumberResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.NumberBody;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.NumberPermutation;
import jukigate.simulators.rule.NumberRequestKind;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.IssuedNumberTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/**
 * X11 at the national server. Request, number and the notice that carries it are one transaction,
 * and the notices count in the first statement of it: requests come to their turn one after the
 * other, however many municipalities ask at once.
 */
final class IssueDesk {
  private final NodeId id;
  private final Office office;

  IssueDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  Outcome<RequestIndividualNumberResponse> requested(
      Inbound inbound, RequestIndividualNumber request) {
    return NumberBody.read(request)
        .then(asked -> forItself(inbound, asked))
        .then(
            asked ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, asked.requestNumber()),
                        request,
                        RequestIndividualNumberResponse.class,
                        tables -> answered(tables, inbound, asked)));
  }

  private static Outcome<NumberBody.Asked> forItself(Inbound inbound, NumberBody.Asked asked) {
    return inbound.sender().equals(NodeId.municipality(asked.municipality()))
        ? Outcome.passed(asked)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  private Outcome<RequestIndividualNumberResponse> answered(
      NodeTables tables, Inbound inbound, NumberBody.Asked asked) {
    long notice = tables.counters().next(id, "number-notice");
    return number(tables, asked)
        .map(
            number -> {
              tables.outbox().add(notice(notice, asked, number));
              var response = new RequestIndividualNumberResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id, asked.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  private Outcome<IndividualNumber> number(NodeTables tables, NumberBody.Asked asked) {
    var held = held(tables, asked);
    if (asked.kind() == NumberRequestKind.ISSUE) {
      if (held.isEmpty()) {
        return Outcome.passed(drawn(tables, asked));
      }
      return held.get().belongsTo(asked.municipality())
          ? Outcome.passed(held.get().number())
          : Outcome.refused(RefusalCode.NUMBER_HELD_ELSEWHERE, Rule.ONE_NUMBER);
    }
    if (held.isEmpty()) {
      return Outcome.refused(RefusalCode.NUMBER_NOT_ISSUED, Rule.ONE_NUMBER);
    }
    return held.get().belongsTo(asked.municipality())
        ? Outcome.passed(drawn(tables, asked))
        : Outcome.refused(
            RefusalCode.NOT_THE_MUNICIPALITY,
            NodeId.municipality(asked.municipality()),
            Rule.OWN_RESIDENTS);
  }

  /**
   * The number a resident has.
   *
   * @param home empty when the record is closed: who comes back may live anywhere
   */
  private record Held(IndividualNumber number, Optional<LocalGovernmentCode> home) {
    static Held of(IdentityState state) {
      return new Held(
          state.current().individualNumber(),
          Optional.of(state.municipality()).filter(home -> state.isOpen()));
    }

    static Held of(IssuedNumberTable.Issued issued) {
      return new Held(issued.number(), Optional.of(issued.municipality()));
    }

    boolean belongsTo(LocalGovernmentCode municipality) {
      return home.isEmpty() || home.get().equals(municipality);
    }
  }

  private Optional<Held> held(NodeTables tables, NumberBody.Asked asked) {
    return tables
        .identities()
        .find(id, asked.resident())
        .map(IdentityTable.Kept::state)
        .map(Held::of)
        .or(() -> tables.issuedNumbers().last(id, asked.resident()).map(Held::of));
  }

  /** The next number of the permutation that nobody has or ever had. */
  private IndividualNumber drawn(NodeTables tables, NumberBody.Asked asked) {
    var order = new NumberPermutation(office.keys().signing(id).key().getEncoded());
    IndividualNumber number;
    do {
      int place = Math.toIntExact(tables.counters().next(id, "individual-number") - 1);
      number = order.at(place);
    } while (tables.identities().everHad(id, number)
        || tables.issuedNumbers().find(id, number).isPresent());
    tables
        .issuedNumbers()
        .add(
            id,
            new IssuedNumberTable.Issued(
                number,
                asked.resident(),
                asked.municipality(),
                asked.kind(),
                asked.requestNumber(),
                office.clock().instant()));
    return number;
  }

  private OutboxEntry notice(long running, NumberBody.Asked asked, IndividualNumber number) {
    String requestNumber = String.format(Locale.ROOT, "N-%08d", running);
    var told =
        new NumberBody.Told(
            requestNumber,
            asked.municipality(),
            asked.requestNumber(),
            asked.resident(),
            number,
            asked.kind());
    return new OutboxEntry(
        id,
        NodeId.municipality(asked.municipality()),
        Operation.named("NotifyIndividualNumber"),
        requestNumber,
        asked.resident().value(),
        new OutboxEntry.Operator("system", id.value(), Purpose.NUMBERS),
        office.xml().bytes(NumberBody.write(told)),
        office.clock().instant(),
        Optional.empty());
  }
}
