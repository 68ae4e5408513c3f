package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_KANAGAWA;
import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.contract.line.LineControl;
import jukigate.contract.line.SignedHead;
import jukigate.contract.line.SubmitCheckpoint;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.post.Letter;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node believes nobody, the gateway included. */
final class NodeSecurityTest {
  private static final BodyXml XML = new BodyXml();

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
  }

  @AfterEach
  void stop() {
    if (backbone != null) {
      backbone.close();
    }
  }

  @Test
  void connectionOfAnotherNodeThanTheGateway_isRefused() {
    var direct =
        new NodeClient(Optional.of(backbone.pki.tls(SHIZUOKA)), backbone.trust, Backbone.PROFILE);
    try (direct) {
      var answer = backbone.relay.pass(direct, PREF_SHIZUOKA, action(), sealed("R-1", 1, "追手町一番"));
      assertThat(verdict(answer.orThrow())).isEqualTo("JG-307");
    }
  }

  @Test
  void unsignedMessage_isRefused() {
    String text = text(sealed("R-1", 1, "追手町一番"));
    String unsigned = text.replaceAll("(?s)<wsse:Security.*</wsse:Security>", "");

    assertThat(unsigned).isNotEqualTo(text);
    assertThat(sent(PREF_SHIZUOKA, Payload.ofUtf8(unsigned))).isEqualTo("JG-119");
  }

  @Test
  void alteredMessage_isRefusedAndDoesNotUseUpItsMessageId() {
    Payload honest = sealed("R-1", 1, "追手町一番");
    Payload altered = Payload.ofUtf8(text(honest).replace("追手町一番", "追手町二番"));

    assertThat(sent(PREF_SHIZUOKA, altered)).isEqualTo("JG-206");
    assertThat(sent(PREF_SHIZUOKA, honest)).isEqualTo("accepted");
  }

  @Test
  void replayedMessage_isRefused() {
    Payload once = sealed("R-1", 1, "追手町一番");

    assertThat(sent(PREF_SHIZUOKA, once)).isEqualTo("accepted");
    assertThat(sent(PREF_SHIZUOKA, once)).isEqualTo("JG-601");
  }

  @Test
  void messageForAnotherNode_isRefused() {
    assertThat(sent(PREF_KANAGAWA, sealed("R-1", 1, "追手町一番"))).isEqualTo("JG-308");
  }

  @Test
  void matterSentAgain_isAnsweredAlikeAndAppliedOnce() {
    var first = post(PREF_SHIZUOKA, sealed("R-1", 1, "追手町一番"));
    backbone.clock.now = backbone.clock.now.plusSeconds(5);
    var second = post(PREF_SHIZUOKA, sealed("R-1", 1, "追手町一番"));

    assertThat(receivedAt(second)).isEqualTo(receivedAt(first));
    assertThat(backbone.nodes.outbox(PREF_SHIZUOKA)).hasSize(1);
  }

  @Test
  void requestNumberWithOtherContent_isRefused() {
    assertThat(sent(PREF_SHIZUOKA, sealed("R-1", 1, "追手町一番"))).isEqualTo("accepted");
    assertThat(sent(PREF_SHIZUOKA, sealed("R-1", 1, "追手町二番"))).isEqualTo("JG-B10");
  }

  @Test
  void birthOfAKnownResident_isRefusedWithTheRule() {
    assertThat(sent(PREF_SHIZUOKA, sealed("R-1", 1, "追手町一番"))).isEqualTo("accepted");
    assertThat(sent(PREF_SHIZUOKA, sealed("R-2", 2, "追手町一番"))).isEqualTo("JG-B01");
  }

  @Test
  void gapInTheUpdateNumber_isRefused() {
    assertThat(sent(PREF_SHIZUOKA, sealed("R-1", 1, "追手町一番"))).isEqualTo("accepted");
    assertThat(sent(PREF_SHIZUOKA, sealed("R-2", 3, "追手町一番"))).isEqualTo("JG-B05");
  }

  @Test
  void recordsOfOneNode_areNotThoseOfAnother() {
    assertThat(sent(PREF_SHIZUOKA, sealed("R-1", 1, "追手町一番"))).isEqualTo("accepted");

    assertThat(backbone.nodes.prefecture(PREF_SHIZUOKA).find(Events.code(1))).isPresent();
    assertThat(backbone.nodes.prefecture(PREF_KANAGAWA).find(Events.code(1))).isEmpty();
    assertThat(backbone.nodes.outbox(PREF_KANAGAWA)).isEmpty();
  }

  @Test
  void headOfTheAuditLog_isTakenFromTheGatewayAlone_andWithItsSignatureAlone() {
    assertThat(deposited(NodeId.GATEWAY, NodeId.GATEWAY)).isEqualTo("accepted");
    assertThat(deposited(NodeId.GATEWAY, SHIZUOKA)).isEqualTo("JG-L15");
    assertThat(deposited(SHIZUOKA, NodeId.GATEWAY)).isEqualTo("JG-501");
  }

  private String deposited(NodeId sender, NodeId signer) {
    var tree = new Proofs.Tree(1, TreeHash.leaf(new byte[] {1}));
    var checkpoint = new Checkpoint("gateway", tree, "2026-11-20T01:15:30.123456Z");
    var signed = SignedCheckpoint.sign(checkpoint, backbone.pki.signing(signer, Backbone.PROFILE));
    var head = new SignedHead();
    head.setSize(1);
    head.setRoot(tree.root().hex());
    head.setAt(checkpoint.at());
    head.setSignature(Base64.getDecoder().decode(signed.signature()));
    head.setCertificate(Base64.getDecoder().decode(signed.certificate()));
    var control = new LineControl();
    control.setRequestNumber("LINE-1");
    var body = new SubmitCheckpoint();
    body.setControl(control);
    body.setHead(head);
    var operation = Operation.named("SubmitCheckpoint");
    var dispatch = new Dispatch("system", "gateway", Purpose.OPERATION);
    var letter = new Letter(sender, PREF_SHIZUOKA, operation, dispatch, XML.element(body));
    var random = new java.security.SecureRandom();
    var payload =
        backbone.sealed(letter, new UUID(random.nextLong(), random.nextLong()).toString());
    return verdict(
        backbone.relay.pass(PREF_SHIZUOKA, operation.requestAction(), payload).orThrow());
  }

  private static String action() {
    return Operation.UPDATE_IDENTITY.requestAction();
  }

  private Payload sealed(String requestNumber, int updateNumber, String address) {
    var record =
        new IdentityRecord(
            Events.code(1),
            RegisterText.of(Events.NAME),
            Events.DAY,
            Sex.FEMALE,
            RegisterText.of(address),
            SyntheticBlock.individualNumber(1),
            EventReason.BIRTH,
            Events.DAY);
    var update = new IdentityUpdate(record, Events.municipality(SHIZUOKA), updateNumber);
    var letter =
        new Letter(
            SHIZUOKA,
            PREF_SHIZUOKA,
            Operation.UPDATE_IDENTITY,
            new Dispatch("op-1", "term-1", Purpose.REGISTER_UPDATE),
            XML.element(IdentityBody.write(new IdentityBody.Update(requestNumber, update))));
    var random = new java.security.SecureRandom();
    return backbone.sealed(letter, new UUID(random.nextLong(), random.nextLong()).toString());
  }

  private HttpAnswer post(NodeId to, Payload payload) {
    return backbone.relay.pass(to, action(), payload).orThrow();
  }

  private String sent(NodeId to, Payload payload) {
    return verdict(post(to, payload));
  }

  private UnsealedMessage unsealed(HttpAnswer answer) {
    var unsealer = new Unsealer(Backbone.PROFILE, backbone.trust);
    return Envelope.parse(answer.body(), Direction.ANSWER, XmlLimits.DEFAULT)
        .then(envelope -> unsealer.unseal(envelope, backbone.clock.now))
        .orThrow();
  }

  private String verdict(HttpAnswer answer) {
    var message = unsealed(answer);
    assertThat(answer.status()).isEqualTo(message.kind() == MessageKind.FAULT ? 500 : 200);
    assertThat(answer.headers()).containsEntry("cache-control", "no-store");
    return message.kind() == MessageKind.FAULT
        ? FaultBody.read(message.body()).orElseThrow().refusalId()
        : "accepted";
  }

  private String receivedAt(HttpAnswer answer) {
    return XML.read(unsealed(answer).body(), UpdateIdentityResponse.class)
        .getAcknowledgement()
        .getReceivedAt()
        .toXMLFormat();
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }
}
