package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PREFECTURE;
import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.line.LineProbe;
import jukigate.gateway.line.LineState;
import jukigate.gateway.validate.ContractPack;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.trust.HeldList;
import jukigate.wire.trust.RevocationUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X19: what the gateway says for itself. */
final class LineTest {
  private static final Operation CHECK = Operation.named("CheckLine");
  private static final Operation FETCH = Operation.named("FetchRevocationLists");

  @TempDir static Path pki;
  @TempDir Path folder;
  private Way way;

  @BeforeEach
  void start() {
    way = new Way(pki, folder);
  }

  @AfterEach
  void stop() {
    way.close();
  }

  @Test
  void check_isAnsweredByTheGatewayItself_signedAndOnRecord() {
    var answer = asked(CHECK);
    assertThat(answer.kind()).isEqualTo(MessageKind.RESPONSE);
    assertThat(answer.signer()).isEqualTo(NodeId.GATEWAY);
    assertThat(answer.addressing().to()).isEqualTo(SENDER);
    assertThat(texts(answer, "receiver")).containsExactly("gateway");
    assertThat(texts(answer, "issuer"))
        .containsExactlyElementsOf(
            HeldList.of(way.backbone.trust.material()).stream().map(HeldList::issuer).toList());
    assertThat(way.backbone.atNode).as("no node is asked").isEmpty();
  }

  @Test
  void fetchedLists_areThoseOfTheGateway_andPassTheCheckOfANode() {
    var answer = asked(FETCH);
    List<byte[]> lists =
        texts(answer, "list").stream().map(text -> Base64.getDecoder().decode(text)).toList();
    var held = way.backbone.trust.material();
    assertThat(RevocationUpdate.apply(held, lists, way.backbone.now).orThrow()).isEqualTo(held);
  }

  @Test
  void otherPurpose_orOtherReceiver_isRefused() {
    way.assertRefused(
        way.backbone.arrival(question(CHECK).purpose(Purpose.CARD).seal(PROFILE), CHECK),
        RefusalCode.PURPOSE_FORBIDDEN);
    way.assertRefused(
        way.backbone.arrival(question(CHECK).to(OTHER_CS).seal(PROFILE), CHECK),
        RefusalCode.ROUTE_FORBIDDEN);
  }

  @Test
  void gatewayAsksANode_theAnswerIsCheckedAndOnRecord() {
    way.backbone.node = this::answeredByPrefecture;
    LineState state = probe().check(PREFECTURE);

    assertThat(state.refusal()).isEmpty();
    assertThat(state.held())
        .extracting(HeldList::issuer)
        .containsExactly("CN=jukigate test TLS CA");
    assertThat(state.certificateUntil()).isPresent();
    assertThat(way.backbone.atNode).hasSize(1);
    var row = way.journal.reader().latest(1).getFirst();
    assertThat(row.verdict()).isEqualTo(Verdict.ANSWERED);
    assertThat(way.journal.reader().bytes(row.number()).orElseThrow().request())
        .isEqualTo(way.backbone.atNode.getFirst());
  }

  @Test
  void nodeThatDoesNotAnswer_orAnswersWrongly_isDown() {
    way.backbone.node = request -> Outcome.refused(RefusalCode.NODE_UNREACHABLE, PREFECTURE);
    assertThat(down(PREFECTURE)).isEqualTo(RefusalCode.NODE_UNREACHABLE);
    assertThat(way.journal.reader().latest(1).getFirst().refusalId()).isEqualTo("JG-701");

    way.backbone.node =
        request ->
            Backbone.http(200, said(request).signer(signer(OTHER_CS)).seal(PROFILE), PREFECTURE);
    assertThat(down(PREFECTURE)).isEqualTo(RefusalCode.ANSWER_REFUSED);
    way.backbone.node = way.backbone::acknowledge;
    assertThat(down(PREFECTURE))
        .as("an answer to something else")
        .isEqualTo(RefusalCode.ANSWER_REFUSED);
    assertThat(way.journal.reader().latest(1).getFirst().verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void unknownNode_isDownWithoutAQuestion() {
    assertThat(down(NodeId.NATIONAL)).isEqualTo(RefusalCode.RECEIVER_UNKNOWN);
    assertThat(way.backbone.atNode).isEmpty();
  }

  private RefusalCode down(NodeId node) {
    return probe().check(node).refusal().map(Refusal::code).orElseThrow();
  }

  private LineProbe probe() {
    var keys =
        new GatewayKeys(() -> way.backbone.pki.tls(NodeId.GATEWAY), () -> signer(NodeId.GATEWAY));
    var around = Surroundings.of(() -> way.backbone.now, way.backbone.random);
    return new Assembly(
            GatewayConfig.of(Backbone.nodes()),
            ContractPack.own(),
            keys,
            way.backbone.trust,
            around)
        .probe(
            way.journal,
            (address, action, payload, timeout) -> {
              way.backbone.atNode.add(payload);
              return way.backbone.node.apply(payload);
            });
  }

  private SigningIdentity signer(NodeId node) {
    return way.backbone.pki.signing(node, PROFILE);
  }

  private Outcome<HttpAnswer> answeredByPrefecture(Payload request) {
    return Backbone.http(200, said(request).seal(PROFILE), PREFECTURE);
  }

  private Draft said(Payload request) {
    return way.backbone.answer(request).body(Backbone.sample("CheckLineResponse"));
  }

  private Draft question(Operation operation) {
    return way.backbone
        .update()
        .to(NodeId.GATEWAY)
        .operation(operation)
        .purpose(Purpose.OPERATION)
        .body(Backbone.sample(operation.name()));
  }

  private UnsealedMessage asked(Operation operation) {
    var arrival = way.backbone.arrival(question(operation).seal(PROFILE), operation);
    var reply = way.gateway.handle(arrival);
    assertThat(way.row(arrival).verdict())
        .as(way.row(arrival).detail())
        .isEqualTo(Verdict.ANSWERED);
    assertThat(way.row(arrival).responseSha256()).isEqualTo(reply.body().sha256());
    return way.backbone.unseal(reply);
  }

  private static List<String> texts(UnsealedMessage answer, String name) {
    var found = answer.body().getElementsByTagNameNS("*", name);
    var texts = new ArrayList<String>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
