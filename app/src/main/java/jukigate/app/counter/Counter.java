package jukigate.app.counter;

import java.time.InstantSource;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.body.ReceivedCertificate;
import jukigate.simulators.body.ReceivedCertificate.Migrant;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.Moving;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CardUpdate;

/** Enters resident events at simulated municipalities. */
public final class Counter {
  private static final String OWN_EVENTS = "R-COUNTER";

  private final SimulatedNodes nodes;
  private final InstantSource clock;

  public Counter(SimulatedNodes nodes, InstantSource clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * Enters one event: the register changes and the notifications are in the outbox. Refused: what
   * the CS refuses; NOT_THE_MUNICIPALITY when the event is another municipality's;
   * CERTIFICATE_NOT_REQUESTABLE for a move in without a certificate; REASON_UNKNOWN for a
   * cancellation, which this counter cannot enter.
   */
  public Outcome<Entered> enter(NodeId at, ResidentEvent event) {
    if (!at.equals(NodeId.municipality(event.header().municipality()))) {
      return Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, at, OWN_EVENTS);
    }
    MunicipalNode node = nodes.municipal(at);
    var header = event.header();
    return switch (event) {
      case ResidentEvent.Entry entry -> node.admit(Newcomers.of(entry, clock.instant()));
      case ResidentEvent.MoveIn moveIn -> moveIn(node, moveIn);
      case ResidentEvent.MoveOut out ->
          node.leave(out.residentCode(), out.reason(), header.date(), moving(out));
      case ResidentEvent.Erasure erasure ->
          node.leave(erasure.residentCode(), erasure.reason(), header.date(), Optional.empty());
      case ResidentEvent.Correction correction ->
          node.change(
              correction.residentCode(),
              correction.reason(),
              header.date(),
              member -> Edits.corrected(member, correction));
      case ResidentEvent.HouseholdEvent household ->
          node.change(
              household.residentCode(),
              household.reason(),
              header.date(),
              member -> Edits.regrouped(member, household));
      case ResidentEvent.Cancellation cancellation ->
          Outcome.refused(RefusalCode.REASON_UNKNOWN, cancellation.reason().code(), OWN_EVENTS);
      case ResidentEvent.CardChange card -> Outcome.passed(card(node, card));
    };
  }

  /** With a card the certificate is sent by itself (特例転入, 住基法 24条の2). */
  private static Optional<Moving> moving(ResidentEvent.MoveOut out) {
    return out.destination()
        .map(destination -> new Moving(destination, out.address(), out.header().date(), true));
  }

  private Outcome<Entered> moveIn(MunicipalNode node, ResidentEvent.MoveIn moveIn) {
    Optional<ReceivedCertificate> certificate = node.outMigration().find(moveIn.residentCode());
    Optional<Migrant> migrant = certificate.flatMap(found -> migrant(found, moveIn));
    if (migrant.isEmpty()) {
      return Outcome.refused(RefusalCode.CERTIFICATE_NOT_REQUESTABLE, OWN_EVENTS);
    }
    var newcomer = Newcomers.of(moveIn, certificate.orElseThrow(), migrant.get(), clock.instant());
    return node.admit(newcomer)
        .map(
            entered -> {
              node.outMigration().use(moveIn.residentCode());
              return entered;
            });
  }

  private static Optional<Migrant> migrant(
      ReceivedCertificate certificate, ResidentEvent.MoveIn moveIn) {
    return certificate.persons().stream()
        .filter(person -> person.person().residentCode().equals(moveIn.residentCode()))
        .findFirst();
  }

  private static Entered card(MunicipalNode node, ResidentEvent.CardChange card) {
    var header = card.header();
    ControlItems.Request request = header.request();
    return node.card(
        new CardUpdate(
            card.cardNumber(),
            card.residentCode(),
            header.municipality(),
            card.event(),
            header.date()),
        request.operatorId(),
        request.terminalId());
  }
}
