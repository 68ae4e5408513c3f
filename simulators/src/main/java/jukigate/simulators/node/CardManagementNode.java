package jukigate.simulators.node;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.cardapplication.RequestCardApplication;
import jukigate.contract.cardapplication.RequestCardApplicationResponse;
import jukigate.contract.cardstate.UpdateCardState;
import jukigate.contract.cardstate.UpdateCardStateResponse;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddress;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddressResponse;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ApplicationId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.CardBody;
import jukigate.simulators.body.RenewalBody;
import jukigate.simulators.rule.CardRecord;
import jukigate.simulators.rule.CardRules;
import jukigate.simulators.rule.RenewalTarget;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.DeliveryTable;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.RenewalTable;

/** 個人番号カード管理システム: keeps the state of every card, as the municipalities report it. */
public final class CardManagementNode {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final NodeId id;
  private final Office office;

  public CardManagementNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** X08 of a municipality. */
  public Outcome<UpdateCardStateResponse> updateCardState(
      Inbound inbound, UpdateCardState request) {
    return CardBody.read(request)
        .then(report -> mayReport(inbound, report))
        .then(
            report ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, report.requestNumber()),
                        request,
                        UpdateCardStateResponse.class,
                        tables -> kept(tables, inbound, report)));
  }

  /** X10 of a municipality. */
  public Outcome<NotifyDeliveryAddressResponse> notifyDeliveryAddress(
      Inbound inbound, NotifyDeliveryAddress request) {
    return new DeliveryDesk(id, office).received(inbound, request);
  }

  /** X09 of a municipality. */
  public Outcome<RequestCardApplicationResponse> requestCardApplication(
      Inbound inbound, RequestCardApplication request) {
    return new ApplicationDesk(id, office).requested(inbound, request);
  }

  /** X20 更新対象者照会: asks a municipality; sent by the outbox. */
  public Entered inquireRenewal(RenewalBody.Inquiry inquiry, ControlItems.Request request) {
    return new RenewalDesk(id, office).ask(inquiry, request);
  }

  /** 更新対象者 by how the inquiry about them stands. */
  public List<RenewalTarget> renewals(RenewalTable.State state) {
    return office.store().change(tables -> tables.renewals().in(id, state));
  }

  /** 申請書ID that a resident was given, the earliest first. */
  public List<ApplicationId> applications(ResidentCode applicant) {
    return office.store().change(tables -> tables.applications().of(id, applicant));
  }

  /** 送付先情報 as it came; empty after its day of erasure. */
  public Optional<Payload> delivery(LocalGovernmentCode municipality, String deliveryNumber) {
    var key = new DeliveryTable.Key(id, municipality, deliveryNumber);
    return office.store().change(tables -> tables.deliveries().find(key));
  }

  public Optional<CardRecord> find(String cardNumber) {
    return office.store().change(tables -> tables.cards().find(id, cardNumber));
  }

  private static Outcome<CardBody.Report> mayReport(Inbound inbound, CardBody.Report report) {
    return inbound.sender().equals(NodeId.municipality(report.update().municipality()))
        ? Outcome.passed(report)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  private Outcome<UpdateCardStateResponse> kept(
      NodeTables tables, Inbound inbound, CardBody.Report report) {
    LocalDate today = inbound.receivedAt().atZone(JAPAN).toLocalDate();
    var origin =
        new IdentityTable.Origin(inbound.sender(), report.requestNumber(), inbound.receivedAt());
    return CardRules.apply(
            tables.cards().find(id, report.update().cardNumber()), report.update(), today)
        .map(
            card -> {
              tables.cards().put(id, card, report.update(), origin);
              return acknowledged(inbound, report, card);
            });
  }

  private static UpdateCardStateResponse acknowledged(
      Inbound inbound, CardBody.Report report, CardRecord card) {
    var response = new UpdateCardStateResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            inbound.node(), report.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    response.setCardNumber(card.cardNumber());
    response.setState(card.state().code());
    return response;
  }
}
