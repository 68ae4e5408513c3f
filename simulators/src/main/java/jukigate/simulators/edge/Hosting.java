package jukigate.simulators.edge;

import java.util.List;
import java.util.function.Function;
import jukigate.contract.cardstate.CardState;
import jukigate.contract.deliveryaddress.DeliveryAddress;
import jukigate.contract.disclosure.Disclosure;
import jukigate.contract.identityinquiry.IdentityInquiry;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityverification.IdentityVerification;
import jukigate.contract.individualnumber.IndividualNumber;
import jukigate.contract.inmigrationnotice.InMigrationNotice;
import jukigate.contract.linkagenumber.LinkageNumber;
import jukigate.contract.movingnotice.MovingNotice;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.supplementinquiry.SupplementInquiry;
import jukigate.contract.supplementnotice.SupplementNotice;
import jukigate.contract.supplementupdate.SupplementUpdate;
import jukigate.domain.node.NodeRole;
import jukigate.simulators.node.Nodes;

/**
 * Which role serves which contract, and with what. One row for each receiving end of the operation
 * table.
 *
 * @param service service path and family
 * @param contract the generated interface
 * @param endpoint makes what implements it
 */
record Hosting(NodeRole role, String service, Class<?> contract, Function<Nodes, Object> endpoint) {
  static final List<Hosting> ALL =
      List.of(
          new Hosting(
              NodeRole.PREFECTURE,
              "identity-update",
              IdentityUpdate.class,
              nodes ->
                  new IdentityUpdateEndpoint(
                      (inbound, request) ->
                          nodes.prefecture(inbound.node()).updateIdentity(inbound, request))),
          new Hosting(
              NodeRole.NATIONAL,
              "identity-update",
              IdentityUpdate.class,
              nodes ->
                  new IdentityUpdateEndpoint(
                      (inbound, request) ->
                          nodes.national(inbound.node()).updateIdentity(inbound, request))),
          new Hosting(
              NodeRole.MUNICIPAL_CS,
              "out-migration",
              OutMigration.class,
              nodes -> new OutMigrationEndpoint(nodes::municipal)),
          new Hosting(
              NodeRole.MUNICIPAL_CS,
              "in-migration-notice",
              InMigrationNotice.class,
              nodes -> new InMigrationNoticeEndpoint(nodes::municipal)),
          new Hosting(
              NodeRole.MUNICIPAL_CS,
              "moving-notice",
              MovingNotice.class,
              nodes -> new MovingNoticeEndpoint(nodes::municipal)),
          new Hosting(
              NodeRole.MUNICIPAL_CS,
              "residence-copy",
              ResidenceCopy.class,
              nodes -> new ResidenceCopyEndpoint(nodes::municipal)),
          new Hosting(
              NodeRole.NATIONAL,
              "individual-number",
              IndividualNumber.class,
              nodes -> new IssueEndpoint(nodes::national)),
          new Hosting(
              NodeRole.MUNICIPAL_CS,
              "individual-number",
              IndividualNumber.class,
              nodes -> new NumberNoticeEndpoint(nodes::municipal)),
          new Hosting(
              NodeRole.CARD_MANAGEMENT,
              "card-state",
              CardState.class,
              nodes ->
                  new CardStateEndpoint(
                      (inbound, request) ->
                          nodes.cardManagement(inbound.node()).updateCardState(inbound, request))),
          new Hosting(
              NodeRole.CARD_MANAGEMENT,
              "delivery-address",
              DeliveryAddress.class,
              nodes ->
                  new DeliveryAddressEndpoint(
                      (inbound, request) ->
                          nodes
                              .cardManagement(inbound.node())
                              .notifyDeliveryAddress(inbound, request))),
          new Hosting(
              NodeRole.SUPPLEMENTARY_PREFECTURE,
              "supplement-update",
              SupplementUpdate.class,
              nodes ->
                  new SupplementUpdateEndpoint(
                      (inbound, request) ->
                          nodes.supplementary(inbound.node()).update(inbound, request))),
          new Hosting(
              NodeRole.SUPPLEMENTARY_PREFECTURE,
              "supplement-inquiry",
              SupplementInquiry.class,
              nodes ->
                  new SupplementInquiryEndpoint(
                      (inbound, request) ->
                          nodes.supplementary(inbound.node()).inquire(inbound, request))),
          new Hosting(
              NodeRole.SUPPLEMENTARY_NATIONAL,
              "supplement-update",
              SupplementUpdate.class,
              nodes ->
                  new SupplementUpdateEndpoint(
                      (inbound, request) ->
                          nodes.supplementary(inbound.node()).update(inbound, request))),
          new Hosting(
              NodeRole.SUPPLEMENTARY_NATIONAL,
              "supplement-inquiry",
              SupplementInquiry.class,
              nodes ->
                  new SupplementInquiryEndpoint(
                      (inbound, request) ->
                          nodes.supplementary(inbound.node()).inquire(inbound, request))),
          new Hosting(
              NodeRole.MUNICIPAL_CS,
              "supplement-notice",
              SupplementNotice.class,
              nodes ->
                  new SupplementNoticeEndpoint(
                      (inbound, request) ->
                          nodes.municipal(inbound.node()).supplementNotice(inbound, request))),
          new Hosting(
              NodeRole.PREFECTURE,
              "identity-inquiry",
              IdentityInquiry.class,
              nodes ->
                  new IdentityInquiryEndpoint(
                      (inbound, request) ->
                          nodes.prefecture(inbound.node()).inquiries().inquire(inbound, request))),
          new Hosting(
              NodeRole.NATIONAL,
              "identity-inquiry",
              IdentityInquiry.class,
              nodes ->
                  new IdentityInquiryEndpoint(
                      (inbound, request) ->
                          nodes.national(inbound.node()).inquiries().inquire(inbound, request))),
          new Hosting(
              NodeRole.NATIONAL,
              "identity-verification",
              IdentityVerification.class,
              nodes ->
                  new IdentityVerificationEndpoint(
                      (inbound, request) ->
                          nodes.national(inbound.node()).inquiries().verify(inbound, request))),
          new Hosting(
              NodeRole.PREFECTURE,
              "disclosure",
              Disclosure.class,
              nodes ->
                  new DisclosureEndpoint(
                      (inbound, request) ->
                          nodes.prefecture(inbound.node()).inquiries().disclose(inbound, request))),
          new Hosting(
              NodeRole.NATIONAL,
              "disclosure",
              Disclosure.class,
              nodes ->
                  new DisclosureEndpoint(
                      (inbound, request) ->
                          nodes.national(inbound.node()).inquiries().disclose(inbound, request))),
          new Hosting(
              NodeRole.NATIONAL,
              "linkage-number",
              LinkageNumber.class,
              nodes ->
                  new LinkageNumberEndpoint(
                      (inbound, request) ->
                          nodes.national(inbound.node()).linkageNumber(inbound, request))));
}
