package jukigate.app.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.bench.stacks.ForeignStack;
import jukigate.app.bench.stacks.StacksBench;
import jukigate.app.bench.stacks.StepCosts;
import jukigate.app.command.Typed;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.Verdict;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The samples in interop/, each a process of its own, send good messages: none may be refused. */
class ForeignStacksTest {
  private static final int MESSAGES = 40;
  private static final long SEED = 20_261_121;

  @TempDir static Path home;
  private static Backbone backbone;

  @BeforeAll
  static void start() {
    JvmSecurity.harden();
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("profile", "recommended")
            .then(made -> made.with("listen.port", "0"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    Set<NodeId> ids =
        Stream.concat(
                Stream.of(new NodeId("pref-220001")),
                Arrays.stream(ForeignStack.values()).map(ForeignStack::sender))
            .collect(Collectors.toSet());
    var nodes = new BackboneSetup.Nodes(ids, 0, home.resolve("nodes"), Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(InstantSource.system(), random);
    backbone = Backbone.start(new BackboneSetup(pki, config, nodes, around, event -> {})).orThrow();
  }

  @AfterAll
  static void stop() {
    backbone.close();
  }

  @ParameterizedTest
  @EnumSource
  void goodMessagesOfAForeignStack_areAllAccepted(ForeignStack stack) {
    var place = new StacksBench.Place(Typed.ROOT, home.resolve("vendors"));
    var run = new StacksBench(backbone, place, new SecureRandom()).run(stack, MESSAGES, SEED);
    assumeTrue(
        run.isPresent(), () -> stack + " not tested, its tools are missing: " + stack.needs());

    var said = run.orElseThrow().orThrow();

    assertThat(said.refused()).isEmpty();
    assertThat(said.sent()).isEqualTo(MESSAGES);
    assertThat(said.accepted()).isEqualTo(MESSAGES);
    var journal = StepCosts.of(backbone.journal());
    assertThat(journal.count(stack.sender().value(), Verdict.ANSWERED)).isEqualTo(MESSAGES);
    assertThat(journal.count(stack.sender().value())).isEqualTo(MESSAGES);
    assertThat(journal.micros()).containsKeys(Stage.PARSE, Stage.UNSEAL, Stage.FORWARD);
  }
}
