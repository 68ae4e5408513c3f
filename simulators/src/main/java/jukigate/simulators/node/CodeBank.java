package jukigate.simulators.node;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import jukigate.contract.residentcode.RequestResidentCodes;
import jukigate.contract.residentcode.RequestResidentCodesResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.CodeBody;
import jukigate.simulators.rule.CodePermutation;
import jukigate.simulators.rule.CodeRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.AssignedCodeTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/**
 * X12 at the national server. Request, codes and the notice that carries them are one transaction,
 * and the notices count in the first statement of it: requests come to their turn one after the
 * other, so no code is assigned twice however many municipalities ask at once.
 */
final class CodeBank {
  private final NodeId id;
  private final Office office;

  CodeBank(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  Outcome<RequestResidentCodesResponse> requested(Inbound inbound, RequestResidentCodes request) {
    return CodeBody.read(request)
        .then(asked -> forItself(inbound, asked))
        .then(
            asked ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, asked.requestNumber()),
                        request,
                        RequestResidentCodesResponse.class,
                        tables -> answered(tables, inbound, asked)));
  }

  private static Outcome<CodeBody.Asked> forItself(Inbound inbound, CodeBody.Asked asked) {
    return inbound.sender().equals(NodeId.municipality(asked.municipality()))
        ? Outcome.passed(asked)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  private Outcome<RequestResidentCodesResponse> answered(
      NodeTables tables, Inbound inbound, CodeBody.Asked asked) {
    long running = tables.counters().next(id, "code-notice");
    int unused = tables.assignedCodes().unused(id, asked.municipality());
    return CodeRules.mayHave(unused, asked.count())
        .then(count -> drawn(tables, asked))
        .map(
            codes -> {
              tables.outbox().add(notice(running, asked, codes));
              var response = new RequestResidentCodesResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id, asked.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  private Outcome<List<ResidentCode>> drawn(NodeTables tables, CodeBody.Asked asked) {
    var order = new CodePermutation(office.keys().signing(id).key().getEncoded());
    var codes =
        IntStream.range(0, asked.count())
            .mapToObj(i -> next(tables, order))
            .flatMap(Optional::stream)
            .toList();
    if (codes.size() < asked.count()) {
      return Outcome.refused(RefusalCode.CODE_POOL_EMPTY, Rule.CODE_OF_POOL);
    }
    var now = office.clock().instant();
    codes.forEach(
        code ->
            tables
                .assignedCodes()
                .add(
                    id,
                    new AssignedCodeTable.Assigned(
                        code, asked.municipality(), asked.requestNumber(), now)));
    return Outcome.passed(codes);
  }

  /** The next code of the permutation that nobody has or ever had; empty when there is none. */
  private Optional<ResidentCode> next(NodeTables tables, CodePermutation order) {
    long place = tables.counters().next(id, "resident-code") - 1;
    while (place < CodePermutation.SIZE) {
      var code = order.at(Math.toIntExact(place));
      if (isFree(tables, code)) {
        return Optional.of(code);
      }
      place = tables.counters().next(id, "resident-code") - 1;
    }
    return Optional.empty();
  }

  /** A new key makes a new order, in which codes come up that are assigned already. */
  private boolean isFree(NodeTables tables, ResidentCode code) {
    return tables.assignedCodes().municipality(id, code).isEmpty()
        && tables.identities().find(id, code).isEmpty()
        && !tables.retiredCodes().contains(id, code);
  }

  private OutboxEntry notice(long running, CodeBody.Asked asked, List<ResidentCode> codes) {
    String requestNumber = String.format(Locale.ROOT, "K-%08d", running);
    var assigned =
        new CodeBody.Assigned(requestNumber, asked.municipality(), asked.requestNumber(), codes);
    var receiver = NodeId.municipality(asked.municipality());
    return new OutboxEntry(
        id,
        receiver,
        Operation.named("AssignResidentCodes"),
        requestNumber,
        receiver.value(),
        new OutboxEntry.Operator("system", id.value(), Purpose.NUMBERS),
        office.xml().bytes(CodeBody.write(assigned)),
        office.clock().instant(),
        Optional.empty());
  }
}
