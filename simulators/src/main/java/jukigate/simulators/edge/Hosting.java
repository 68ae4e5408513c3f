package jukigate.simulators.edge;

import jakarta.jws.WebService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jukigate.contract.bulkprovision.BulkProvision;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.contract.bulkprovision.SendBulkResult;
import jukigate.contract.cardapplication.CardApplication;
import jukigate.contract.cardapplication.ProvideApplicant;
import jukigate.contract.cardapplication.RequestCardApplication;
import jukigate.contract.cardstate.CardState;
import jukigate.contract.cardstate.UpdateCardState;
import jukigate.contract.certificateserial.CertificateSerial;
import jukigate.contract.certificateserial.NotifyCertificateSerials;
import jukigate.contract.deliveryaddress.DeliveryAddress;
import jukigate.contract.deliveryaddress.NotifyDeliveryAddress;
import jukigate.contract.disclosure.DiscloseProvision;
import jukigate.contract.disclosure.DiscloseSupplement;
import jukigate.contract.disclosure.Disclosure;
import jukigate.contract.identityinquiry.IdentityInquiry;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityverification.IdentityVerification;
import jukigate.contract.identityverification.VerifyIdentity;
import jukigate.contract.individualnumber.IndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumber;
import jukigate.contract.individualnumber.RequestIndividualNumber;
import jukigate.contract.inmigrationnotice.InMigrationNotice;
import jukigate.contract.inmigrationnotice.NotifyInMigration;
import jukigate.contract.line.CheckLine;
import jukigate.contract.line.FetchCheckpoint;
import jukigate.contract.line.Line;
import jukigate.contract.line.SubmitCheckpoint;
import jukigate.contract.linkagenumber.LinkageNumber;
import jukigate.contract.linkagenumber.NotifyLinkageNumber;
import jukigate.contract.movingnotice.MovingNotice;
import jukigate.contract.movingnotice.SubmitMovingInReservation;
import jukigate.contract.movingnotice.SubmitMovingOutNotice;
import jukigate.contract.outmigration.CancelOutMigrationCertificate;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.outmigration.RequestOutMigrationCertificate;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.contract.reconciliation.Reconciliation;
import jukigate.contract.reconciliation.SendReconciliationBlock;
import jukigate.contract.reconciliation.SendReconciliationResult;
import jukigate.contract.renewalinquiry.InquireRenewalTargets;
import jukigate.contract.renewalinquiry.RenewalInquiry;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.contract.residentcode.AssignResidentCodes;
import jukigate.contract.residentcode.RequestResidentCodes;
import jukigate.contract.residentcode.ResidentCode;
import jukigate.contract.supplementinquiry.InquireSupplement;
import jukigate.contract.supplementinquiry.SupplementInquiry;
import jukigate.contract.supplementnotice.NotifySupplementEntry;
import jukigate.contract.supplementnotice.SupplementNotice;
import jukigate.contract.supplementprovision.ProvideSupplement;
import jukigate.contract.supplementprovision.SupplementProvision;
import jukigate.contract.supplementupdate.SupplementUpdate;
import jukigate.contract.supplementupdate.UpdateSupplement;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.node.AgencyNode;
import jukigate.simulators.node.CardManagementNode;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.node.LineNode;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.NationalNode;
import jukigate.simulators.node.Nodes;
import jukigate.simulators.node.PrefectureNode;
import jukigate.simulators.node.SupplementaryNode;

/**
 * Which role serves which contract, and which desk of the node answers each request. One row for
 * each receiving end of the operation table.
 *
 * @param <N> the node that serves
 * @param contract the generated interface; its namespace names the service
 * @param desks a role need not take every operation of a contract
 */
record Hosting<N>(Host<N> host, Class<?> contract, List<Desk<N, ?>> desks) {
  private static final Host<MunicipalNode> CS = new Host<>(NodeRole.MUNICIPAL_CS, Nodes::municipal);
  private static final Host<PrefectureNode> PREFECTURE =
      new Host<>(NodeRole.PREFECTURE, Nodes::prefecture);
  private static final Host<NationalNode> NATIONAL = new Host<>(NodeRole.NATIONAL, Nodes::national);
  private static final Host<CardManagementNode> CARDS =
      new Host<>(NodeRole.CARD_MANAGEMENT, Nodes::cardManagement);
  private static final Host<SupplementaryNode> SUPPLEMENTARY_PREFECTURE =
      new Host<>(NodeRole.SUPPLEMENTARY_PREFECTURE, Nodes::supplementary);
  private static final Host<SupplementaryNode> SUPPLEMENTARY_NATIONAL =
      new Host<>(NodeRole.SUPPLEMENTARY_NATIONAL, Nodes::supplementary);

  private static final Host<AgencyNode> AGENCY = new Host<>(NodeRole.AGENCY, Nodes::agency);

  private static final List<Hosting<?>> REGISTERS =
      List.of(
          PREFECTURE
              .hosts(IdentityUpdate.class)
              .on(UpdateIdentity.class, PrefectureNode::updateIdentity)
              .on(UpdateIdentityBatch.class, PrefectureNode::updateIdentityBatch),
          NATIONAL
              .hosts(IdentityUpdate.class)
              .on(UpdateIdentity.class, NationalNode::updateIdentity)
              .on(UpdateIdentityBatch.class, NationalNode::updateIdentityBatch),
          CS.hosts(OutMigration.class)
              .on(
                  RequestOutMigrationCertificate.class,
                  (cs, from, body) -> cs.outMigration().requested(from, body))
              .on(
                  CancelOutMigrationCertificate.class,
                  (cs, from, body) -> cs.outMigration().cancelled(from, body))
              .on(
                  SendOutMigrationCertificate.class,
                  (cs, from, body) -> cs.outMigration().received(from, body)),
          CS.hosts(InMigrationNotice.class)
              .on(
                  NotifyInMigration.class,
                  (cs, from, body) -> cs.inMigrations().received(from, body)),
          CS.hosts(MovingNotice.class)
              .on(
                  SubmitMovingOutNotice.class,
                  (cs, from, body) -> cs.movingNotices().movingOut(from, body))
              .on(
                  SubmitMovingInReservation.class,
                  (cs, from, body) -> cs.movingNotices().movingIn(from, body)),
          CS.hosts(ResidenceCopy.class)
              .on(RequestResidenceCopy.class, (cs, from, body) -> cs.copies().requested(from, body))
              .on(
                  SendResidenceCopy.class,
                  (cs, from, body) -> cs.copyCounter().decided(from, body)),
          NATIONAL
              .hosts(IndividualNumber.class)
              .on(RequestIndividualNumber.class, NationalNode::requestIndividualNumber),
          CS.hosts(IndividualNumber.class)
              .on(NotifyIndividualNumber.class, MunicipalNode::notifyIndividualNumber),
          NATIONAL
              .hosts(ResidentCode.class)
              .on(RequestResidentCodes.class, NationalNode::requestResidentCodes),
          CS.hosts(ResidentCode.class)
              .on(AssignResidentCodes.class, MunicipalNode::assignResidentCodes),
          CARDS
              .hosts(CardState.class)
              .on(UpdateCardState.class, CardManagementNode::updateCardState),
          NATIONAL
              .hosts(CertificateSerial.class)
              .on(NotifyCertificateSerials.class, NationalNode::certificateSerials),
          CS.hosts(RenewalInquiry.class)
              .on(InquireRenewalTargets.class, MunicipalNode::renewalInquiry),
          CARDS
              .hosts(CardApplication.class)
              .on(RequestCardApplication.class, CardManagementNode::requestCardApplication),
          NATIONAL
              .hosts(CardApplication.class)
              .on(ProvideApplicant.class, (s, from, body) -> s.inquiries().applicant(from, body)),
          CARDS
              .hosts(DeliveryAddress.class)
              .on(NotifyDeliveryAddress.class, CardManagementNode::notifyDeliveryAddress),
          SUPPLEMENTARY_PREFECTURE
              .hosts(Disclosure.class)
              .on(DiscloseSupplement.class, SupplementaryNode::disclose),
          SUPPLEMENTARY_PREFECTURE
              .hosts(SupplementUpdate.class)
              .on(UpdateSupplement.class, SupplementaryNode::update),
          SUPPLEMENTARY_PREFECTURE
              .hosts(SupplementInquiry.class)
              .on(InquireSupplement.class, SupplementaryNode::inquire),
          SUPPLEMENTARY_NATIONAL
              .hosts(Disclosure.class)
              .on(DiscloseSupplement.class, SupplementaryNode::disclose),
          SUPPLEMENTARY_NATIONAL
              .hosts(SupplementUpdate.class)
              .on(UpdateSupplement.class, SupplementaryNode::update),
          SUPPLEMENTARY_NATIONAL
              .hosts(SupplementInquiry.class)
              .on(InquireSupplement.class, SupplementaryNode::inquire),
          CS.hosts(SupplementNotice.class)
              .on(NotifySupplementEntry.class, MunicipalNode::supplementNotice),
          PREFECTURE
              .hosts(IdentityInquiry.class)
              .on(InquireIdentity.class, (s, from, body) -> s.inquiries().inquire(from, body)),
          NATIONAL
              .hosts(IdentityInquiry.class)
              .on(InquireIdentity.class, (s, from, body) -> s.inquiries().inquire(from, body)),
          NATIONAL
              .hosts(IdentityVerification.class)
              .on(VerifyIdentity.class, (s, from, body) -> s.inquiries().verify(from, body)),
          PREFECTURE
              .hosts(Disclosure.class)
              .on(DiscloseProvision.class, (s, from, body) -> s.inquiries().disclose(from, body)),
          PREFECTURE
              .hosts(SupplementProvision.class)
              .on(
                  ProvideSupplement.class,
                  (server, from, body) -> server.supplements().provide(from, body)),
          NATIONAL
              .hosts(Disclosure.class)
              .on(DiscloseProvision.class, (s, from, body) -> s.inquiries().disclose(from, body)),
          PREFECTURE
              .hosts(Reconciliation.class)
              .on(
                  SendReconciliationBlock.class,
                  (server, from, body) -> server.comparisons().compared(from, body)),
          NATIONAL
              .hosts(Reconciliation.class)
              .on(
                  SendReconciliationBlock.class,
                  (server, from, body) -> server.comparisons().compared(from, body)),
          CS.hosts(Reconciliation.class)
              .on(
                  SendReconciliationResult.class,
                  (cs, from, body) -> cs.reconciliations().resulted(from, body)),
          PREFECTURE
              .hosts(BulkProvision.class)
              .on(
                  SendBulkConditions.class,
                  (server, from, body) -> server.bulk().searched(from, body)),
          NATIONAL
              .hosts(BulkProvision.class)
              .on(
                  SendBulkConditions.class,
                  (server, from, body) -> server.bulk().searched(from, body)),
          AGENCY
              .hosts(BulkProvision.class)
              .on(SendBulkResult.class, (agency, from, body) -> agency.bulk().resulted(from, body)),
          NATIONAL
              .hosts(LinkageNumber.class)
              .on(NotifyLinkageNumber.class, NationalNode::linkageNumber));

  /** The registers, and the line (X19) at every role that listens. */
  static final List<Hosting<?>> ALL = Stream.concat(REGISTERS.stream(), lines()).toList();

  private static Stream<Hosting<?>> lines() {
    return REGISTERS.stream()
        .map(Hosting::role)
        .distinct()
        .map(role -> new Host<>(role, Nodes::line).hosts(Line.class))
        .map(
            hosting ->
                hosting
                    .on(CheckLine.class, LineNode::check)
                    .on(SubmitCheckpoint.class, LineNode::submit)
                    .on(FetchCheckpoint.class, LineNode::witnessed));
  }

  NodeRole role() {
    return host.role();
  }

  /** Service of path and family, e.g. {@code identity-update} of {@code urn:jukigate:…:v1}. */
  String service() {
    return contract.getAnnotation(WebService.class).targetNamespace().split(":", -1)[2];
  }

  /**
   * @param request the unmarshalled body of {@code inbound}
   * @return the answer's body, or why there is none
   */
  Outcome<?> answer(Nodes nodes, Inbound inbound, Object request) {
    N node = host.node().apply(nodes, inbound.node());
    for (Desk<N, ?> desk : desks) {
      if (desk.request().isInstance(request)) {
        return desk.answer(node, inbound, request);
      }
    }
    return Outcome.refused(RefusalCode.OPERATION_UNKNOWN, request.getClass().getSimpleName());
  }

  /** The same, and these requests, too. */
  private <Q> Hosting<N> on(Class<Q> request, Handling<N, Q> handling) {
    var more = new ArrayList<>(desks);
    more.add(new Desk<>(request, handling));
    return new Hosting<>(host, contract, List.copyOf(more));
  }

  /**
   * @param node finds the node that an arrival is for
   */
  record Host<N>(NodeRole role, BiFunction<Nodes, NodeId, N> node) {
    Hosting<N> hosts(Class<?> contract) {
      return new Hosting<>(this, contract, List.of());
    }
  }

  /** What a node does with one kind of request. */
  record Desk<N, Q>(Class<Q> request, Handling<N, Q> handling) {
    Outcome<?> answer(N node, Inbound inbound, Object body) {
      return handling.answer(node, inbound, request.cast(body));
    }
  }

  /** A method of a node, such as {@code PrefectureNode::updateIdentity}. */
  @FunctionalInterface
  interface Handling<N, Q> {
    Outcome<?> answer(N node, Inbound inbound, Q request);
  }
}
