package jukigate.simulators.node;

import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.disclosure.DiscloseSupplement;
import jukigate.contract.disclosure.DiscloseSupplementResponse;
import jukigate.contract.supplementinquiry.InquireSupplement;
import jukigate.contract.supplementinquiry.InquireSupplementResponse;
import jukigate.contract.supplementupdate.UpdateSupplement;
import jukigate.contract.supplementupdate.UpdateSupplementResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.SupplementBody;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.SupplementRules;
import jukigate.simulators.rule.SupplementState;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/**
 * 附票都道府県サーバ, 附票全国サーバ: keeps 附票本人確認情報. That of a prefecture passes every change on, in the
 * transaction that recorded it.
 */
public final class SupplementaryNode {
  private final NodeId id;
  private final Office office;

  public SupplementaryNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X14. */
  public Outcome<UpdateSupplementResponse> update(Inbound inbound, UpdateSupplement request) {
    var acknowledged =
        SupplementBody.read(request)
            .then(update -> mayAsk(inbound, update))
            .then(
                update ->
                    new Once(office)
                        .apply(
                            new Once.Matter(inbound, update.requestNumber()),
                            request,
                            UpdateSupplementResponse.class,
                            tables -> kept(tables, inbound, update)));
    if (acknowledged.isPassed()) {
      office.wake().now();
    }
    return acknowledged;
  }

  /** X15. */
  public Outcome<InquireSupplementResponse> inquire(Inbound inbound, InquireSupplement request) {
    return inquiries().inquire(inbound, request);
  }

  /** X18. */
  public Outcome<DiscloseSupplementResponse> disclose(Inbound inbound, DiscloseSupplement request) {
    return inquiries().disclose(inbound, request);
  }

  public SupplementInquiryDesk inquiries() {
    return new SupplementInquiryDesk(id, office);
  }

  public Optional<SupplementState> find(ResidentCode code) {
    return office.store().change(tables -> tables.supplements().find(id, code));
  }

  /** How often a person's record was provided here. */
  public int provisions(ResidentCode code) {
    return office.store().change(tables -> tables.supplements().provisions(id, code));
  }

  private Outcome<SupplementBody.Update> mayAsk(Inbound inbound, SupplementBody.Update update) {
    var municipality = update.state().municipality();
    NodeId sender =
        id.role() == NodeRole.SUPPLEMENTARY_PREFECTURE
            ? NodeId.municipality(municipality)
            : NodeId.supplementaryPrefecture(municipality);
    return inbound.sender().equals(sender)
        ? Outcome.passed(update)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.DOMICILE);
  }

  private Outcome<UpdateSupplementResponse> kept(
      NodeTables tables, Inbound inbound, SupplementBody.Update update) {
    var before = tables.supplements().find(id, update.state().record().residentCode());
    return SupplementRules.apply(before, update.state())
        .map(
            state -> {
              var origin =
                  new IdentityTable.Origin(
                      inbound.sender(), update.requestNumber(), inbound.receivedAt());
              tables.supplements().put(id, state, origin);
              if (id.role() == NodeRole.SUPPLEMENTARY_PREFECTURE) {
                passOn(tables, state);
              }
              var response = new UpdateSupplementResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id,
                      update.requestNumber(),
                      inbound.receivedAt(),
                      OptionalInt.of(state.updateNumber())));
              return response;
            });
  }

  private void passOn(NodeTables tables, SupplementState state) {
    String number =
        "F" + id.localGovernment().orElseThrow() + "-" + tables.counters().next(id, "request");
    tables
        .outbox()
        .add(
            new OutboxEntry(
                id,
                NodeId.SUPPLEMENTARY_NATIONAL,
                Operation.named("UpdateSupplement"),
                number,
                state.record().residentCode().value(),
                new OutboxEntry.Operator("system", id.value(), Purpose.SUPPLEMENT),
                office.xml().bytes(SupplementBody.write(new SupplementBody.Update(number, state))),
                office.clock().instant(),
                Optional.empty()));
  }
}
