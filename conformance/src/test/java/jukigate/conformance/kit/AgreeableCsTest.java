package jukigate.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.AgreeableEndpoint;
import jukigate.conformance.attack.Target;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.requirement.Side;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Abilities;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CS that agrees to everything, always in the same words, fails where it had to refuse. */
class AgreeableCsTest {
  private static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;
  private static final int LANES = 8;
  private static final InstantSource CLOCK = InstantSource.system();

  /** Where nothing comes back of what is right, or only what is wrong. */
  private static final List<String> MUST_FAIL =
      List.of(
          "line/refuse/",
          "http/refuse/",
          "http/reply/2",
          "http/reply/8",
          "soap/refuse/",
          "soap/fault/",
          "addressing/refuse/",
          "addressing/reply/3",
          "addressing/reply/4",
          "security/refuse/",
          "security/encrypted/2",
          "security/encrypted/3",
          "security/encrypted/8",
          "security/closed/1",
          "schema/refuse/",
          "schema/reply/1",
          "business/x04/1",
          "business/x07/1",
          "business/x11/",
          "business/x12/",
          "business/x13/",
          "business/x19/1",
          "business/x20/2",
          "sequence/replay/1",
          "sequence/repeat/");

  /**
   * Right also of who agrees: nothing is fetched, no library takes a certificate without its key,
   * and both matters are taken.
   */
  private static final List<String> RIGHT =
      List.of("soap/refuse/14", "line/refuse/10", "sequence/repeat/4");

  @TempDir Path home;

  @Test
  void csThatAgreesToEverything_failsWhereItHadToRefuse() throws IOException {
    JvmSecurity.harden();
    TestPki pki = SharedPki.in(home.resolve("pki"), CLOCK);
    var network =
        new Network(
            pki,
            PROFILE,
            new Trust(pki.trustMaterial(), PROFILE, CLOCK),
            CLOCK,
            Contract.own(),
            new Random(1));
    try (var cs = new AgreeableEndpoint(pki.tls(Target.CITY), success(pki));
        Stand stand = Stand.open(network, Target.CITY, 0).orThrow()) {
      URI url = URI.create("https://" + Target.CITY.hostName() + ":" + cs.port() + "/cs");
      var stage =
          new Stage(network, Target.CITY, stand, new Nobody(), Optional.of(url), Abilities.DEFAULT);
      List<TestCase> cases = Cases.all().stream().filter(AgreeableCsTest::mustFail).toList();
      List<CaseResult> results = run(stage, cases);
      assertThat(results).hasSizeGreaterThan(100);
      assertThat(results)
          .filteredOn(it -> !Verdict.Fail.class.isInstance(it.verdict()))
          .filteredOn(it -> !Verdict.Warn.class.isInstance(it.verdict()))
          .extracting(it -> it.testCase().id() + " " + it.verdict())
          .isEmpty();
    }
  }

  /** Beside each other: most of the time somebody waits for what does not come. */
  private static List<CaseResult> run(Stage stage, List<TestCase> cases) {
    Map<String, List<TestCase>> scenes =
        cases.stream().collect(Collectors.groupingBy(each -> each.scene().id()));
    try (var threads = Executors.newFixedThreadPool(LANES)) {
      return scenes.values().stream()
          .map(
              some ->
                  CompletableFuture.supplyAsync(
                      () -> KitRun.plain(stage, true).run(some, done -> {}), threads))
          .toList()
          .stream()
          .flatMap(each -> each.join().stream())
          .toList();
    }
  }

  @Test
  void systemWithoutUrl_isNotJudgedAsAServer() {
    TestPki pki = SharedPki.in(home.resolve("pki"), CLOCK);
    var network =
        new Network(
            pki,
            PROFILE,
            new Trust(pki.trustMaterial(), PROFILE, CLOCK),
            CLOCK,
            Contract.own(),
            new Random(1));
    try (Stand stand = Stand.open(network, Target.CITY, 0).orThrow()) {
      var one = List.of(Cases.ofId("line/refuse/1").orElseThrow());
      assertThat(
              KitRun.plain(new Stage(network, Target.CITY, stand, new Nobody()), true)
                  .run(one, done -> {}))
          .extracting(CaseResult::verdict)
          .hasOnlyElementsOfType(Verdict.NotApplicable.class);
    }
  }

  private static boolean mustFail(TestCase each) {
    return each.side() == Side.server
        && each.scene() instanceof Receiving
        && !RIGHT.contains(each.id())
        && MUST_FAIL.stream()
            .anyMatch(it -> it.endsWith("/") ? each.id().startsWith(it) : each.id().equals(it));
  }

  private static Payload success(TestPki pki) {
    var body = SafeXml.newDocument().createElementNS("urn:jukigate:line:v1", "l:Yes");
    body.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:l", "urn:jukigate:line:v1");
    MessageId id = MessageId.fresh(new Random(1));
    var message =
        new OutgoingMessage(
            MessageKind.RESPONSE,
            new Addressing(
                NodeId.GATEWAY,
                Target.CITY,
                Operation.named("CheckLine").responseAction(),
                id,
                Optional.of(id)),
            Optional.empty(),
            Validity.from(CLOCK.instant(), Duration.ofMinutes(5)),
            body,
            Optional.empty());
    return new Sealer(PROFILE).seal(message, pki.signing(Target.CITY, PROFILE));
  }

  private record Nobody() implements Adapter {
    @Override
    public Outcome<Told> send(Errand errand) {
      return Outcome.refused(RefusalCode.NODE_UNREACHABLE, errand);
    }

    @Override
    public Outcome<Told> again(Errand errand) {
      return send(errand);
    }
  }
}
