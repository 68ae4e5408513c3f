package jukigate.app.badinput;

import static jukigate.app.badinput.RunningBackbone.CITY;
import static jukigate.app.badinput.RunningBackbone.DOWN;
import static jukigate.app.badinput.RunningBackbone.SLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.ReceivedFault;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad message that travels over the wire, against one running backbone. Each is judged in the
 * same way: the refusal, who signed it, the record of it, and that nothing else happened.
 */
class BadInputTest {
  private static final MessageId NOT_FOUND =
      new MessageId("urn:uuid:00000000-0000-0000-0000-000000000000");

  private static final Pattern MESSAGE_ID =
      Pattern.compile("<wsa:MessageID[^>]*>(urn:uuid:[0-9a-f-]{36})</wsa:MessageID>");

  @TempDir static Path home;
  private static RunningBackbone running;
  private static SlowNode slow;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, new SecureRandom()).orThrow();
    BadCertificate.all().stream()
        .filter(bad -> bad.role() == KeyRole.SIGN)
        .forEach(bad -> pki.bad().signing(bad, CITY));
    var profile = SecurityProfile.HIGH_2026;
    slow = new SlowNode(SLOW, pki, new Trust(pki.trustMaterial(), profile, clock), profile);
    running =
        new RunningBackbone(home, pki, Map.of(SLOW, slow.base(), DOWN, SlowNode.nowhere(DOWN)));
  }

  @AfterAll
  static void stop() {
    running.close();
    slow.close();
  }

  static Stream<BadMessage> refused() {
    return Stream.of(
            BrokenBytes.xml(),
            BrokenBytes.structure(),
            BrokenBytes.missingParts(),
            BrokenBytes.alteredParts(),
            WrongContent.items(),
            WrongContent.route(),
            WrongHands.unsignedParts(),
            WrongHands.algorithms(),
            WrongHands.signers(),
            WrongHands.identities(),
            WrongHands.replays())
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void badMessage_isRefusedOnRecordAndWithoutEffect(BadMessage bad) {
    judge(bad);
  }

  static List<BadMessage> receivers() {
    return WrongHands.receivers();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("receivers")
  void nodeThatDoesNotAnswer_isRefusedOnRecord(BadMessage bad) {
    RecordedExchange row = judge(bad);
    assertThat(row.detail()).contains(row.receiver());
  }

  @Test
  void tamperedCopyFirst_doesNotPoisonTheGenuineMessage() {
    Draft draft = running.update();
    Payload genuine = draft.seal(running.profile());
    Payload copy = Payload.ofUtf8(RunningBackbone.text(genuine).replace("op-0001", "op-0002"));
    judge(new BadMessage("tampered", RefusalCode.SIGNATURE_INVALID, it -> Shot.of(draft, copy)));
    assertThat(RunningBackbone.text(running.send(Shot.of(draft, genuine)).body()))
        .contains("UpdateIdentityResponse");
    assertThat(running.state(draft.resident()).resident()).isPresent();
  }

  @Test
  void schemaViolation_namesElementAndRuleInBothLanguages() {
    Draft draft = running.update().body(text -> text.replace("<u:sex>2<", "<u:sex>XY9<"));
    ReceivedFault fault = fault(running.send(running.shot(draft)));
    assertThat(fault.textEn()).contains("sex").doesNotContain("XY9");
    assertThat(fault.textJa()).contains("sex").doesNotContain("XY9");
    assertThat(fault.textJa()).isNotEqualTo(fault.textEn());
  }

  /** Of the C1 block, which XML lets through: the schema of the register does not. */
  @Test
  void controlCharacter_isRefusedByTheGateway() {
    Draft draft = running.update().body(text -> text.replace("架空町", "架空&#x85;町"));
    Heard.Answer answer = running.send(running.shot(draft));
    UnsealedMessage message = running.unseal(answer.body());
    assertThat(message.signer()).isEqualTo(NodeId.GATEWAY);
    assertThat(FaultBody.read(message.body()).orElseThrow().refusalId()).isEqualTo("JG-403");
    assertThat(running.state(draft.resident()).resident()).isEmpty();
  }

  private static RecordedExchange judge(BadMessage bad) {
    running.acceptsGoodMessages();
    Shot shot = bad.make().apply(running);
    RunningBackbone.State before = running.state(shot.resident());

    Heard.Answer answer = running.send(shot);

    ReceivedFault fault = fault(answer);
    assertThat(fault.refusalId()).isEqualTo(bad.expected().id());
    assertThat(running.unseal(answer.body()).addressing().relatesTo()).contains(idIn(shot));
    RecordedExchange row = recorded(answer, fault);
    assertThat(row.refusalId()).isEqualTo(bad.expected().id());
    assertThat(row.stage()).isEqualTo(bad.expected().stage().name());
    assertThat(row.tlsPeer()).isEqualTo(shot.connects().value());
    RecordedExchange.Bytes bytes = running.backbone.journal().bytes(row.number()).orElseThrow();
    assertThat(bytes.request().sha256()).isEqualTo(shot.request().body().sha256());
    assertThat(bytes.response()).isEqualTo(answer.body());
    assertNothingPersonal(shot, RunningBackbone.text(answer.body()), row.detail());
    assertThat(running.state(shot.resident())).as("without effect").isEqualTo(before);
    running.acceptsGoodMessages();
    return row;
  }

  /** The gateway's own, signed by it. */
  private static ReceivedFault fault(Heard.Answer answer) {
    assertThat(answer.status()).isIn(500, 405, 413, 415);
    UnsealedMessage message = running.unseal(answer.body());
    assertThat(message.kind()).isEqualTo(MessageKind.FAULT);
    assertThat(message.signer()).isEqualTo(NodeId.GATEWAY);
    return FaultBody.read(message.body()).orElseThrow();
  }

  private static RecordedExchange recorded(Heard.Answer answer, ReceivedFault fault) {
    assertThat(answer.correlationId()).isEqualTo(Optional.of(fault.correlationId()));
    var row = running.backbone.journal().byCorrelationId(fault.correlationId()).orElseThrow();
    assertThat(row.verdict()).isEqualTo(Verdict.REFUSED);
    return row;
  }

  /** The MessageID that the bytes name, true or altered; the nil UUID when they name none. */
  private static MessageId idIn(Shot shot) {
    var found = MESSAGE_ID.matcher(RunningBackbone.text(shot.request().body()));
    return found.find() ? new MessageId(found.group(1)) : NOT_FOUND;
  }

  /** Base64 of the security header may hold any three letters by chance. */
  private static void assertNothingPersonal(Shot shot, String answer, String detail) {
    String readable = answer.replaceAll("(?s)<wsse:Security .*</wsse:Security>", "");
    String code = shot.resident().value();
    assertThat(readable + detail)
        .contains("faultcode")
        .doesNotContain("架空", "通子", code, code.substring(0, 10), "XY9", "12345678903");
  }
}
