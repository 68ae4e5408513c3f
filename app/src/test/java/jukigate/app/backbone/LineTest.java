package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.TrustMaterial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X19 on a real backbone: both directions, and CRLs that travel. */
final class LineTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");

  @TempDir private Path home;
  private TestPki pki;
  private HomeLock lock;
  private Backbone backbone;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    var clock = BackboneClock.frozen(Instant.parse("2027-04-01T00:00:00Z"), InstantSource.system());
    pki = TestPki.openOrMint(home.resolve("pki"), clock, new SecureRandom(), Map.of()).orThrow();
    backbone = Backbone.start(setup(clock)).orThrow();
    backbone.reloadTrust().orThrow();
  }

  @AfterEach
  void stop() {
    backbone.close();
    lock.close();
  }

  @Test
  void lineCheck_showsEveryNodeInBothDirections() {
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, Set.of(CS, PREFECTURE))) {
      desk.open();
      var shown = Typed.command("line", "check", "--home", home.toString());
      assertThat(shown.out())
          .contains("cs-221007", "pref-220001", "myna")
          .contains("gateway → node up", "node → gateway up", "certificate until", "CRL ")
          .contains("All are up.");
      assertThat(shown.exit()).isZero();

      var one =
          Typed.command(
              "line", "check", "--json", "--node", "cs-221007", "--home", home.toString());
      assertThat(one.out())
          .contains("\"node\" : \"cs-221007\"", "\"state\" : \"UP\"", "\"current\" : true")
          .doesNotContain("pref-220001");
      var unknown =
          Typed.command(
              "line", "check", "--lang", "ja", "--node", "national", "--home", home.toString());
      assertThat(unknown.out()).contains("不通 JG-305");
      assertThat(unknown.exit()).isEqualTo(1);
    }
    assertThat(rows("CheckLine")).hasSizeGreaterThan(4);
  }

  @Test
  void r22_newLists_travelOverTheLine_andTheMediumIsNotRead() {
    var leaf = pki.tls(PREFECTURE).chain().getFirst();
    assertThat(rows("FetchRevocationLists")).as("nothing new at the start").isEmpty();
    pki.revoke("nodes/pref-220001/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    backbone.reloadTrust().orThrow();

    backbone.witness();
    assertThat(backbone.auditLog().of(0))
        .anyMatch(one -> one.content().startsWith("ACT act=trust "));
    assertThat(rows("FetchRevocationLists")).hasSize(1);
    assertThat(held().crls()).anyMatch(crl -> crl.isRevoked(leaf));
    assertThat(backbone.checkLine(PREFECTURE).there().orElseThrow().refusal()).isPresent();
    assertThat(backbone.checkLine(CS).there().orElseThrow().refusal()).isEmpty();
  }

  @Test
  void r22_listsThatRanOut_areRenewedFromTheMedium_sinceTheLineCannotBeUp() {
    backbone.moveTo(backbone.clock().instant().plus(Duration.ofDays(30))).orThrow();

    assertThat(rows("FetchRevocationLists")).isEmpty();
    assertThat(held()).isEqualTo(backbone.trust().material());
    assertThat(backbone.checkLine(CS).there().orElseThrow().refusal()).isEmpty();
  }

  @Test
  void renewedListsBeforeTheirEnd_travelOverTheLine() {
    backbone.moveTo(backbone.clock().instant().plus(Duration.ofDays(4))).orThrow();

    assertThat(rows("FetchRevocationLists")).hasSize(1);
    assertThat(held()).isEqualTo(backbone.trust().material());
  }

  @Test
  void nodeThatIsNotHere_cannotFetch() {
    assertThat(backbone.nodes().orElseThrow().line().fetch(NodeId.NATIONAL))
        .isEqualTo(Outcome.refused(RefusalCode.SENDER_UNKNOWN, NodeId.NATIONAL));
  }

  /** What the nodes use: the gateway hears it from one of them. */
  private TrustMaterial held() {
    return backbone.nodes().orElseThrow().line().material();
  }

  private List<RecordedExchange> rows(String operation) {
    return backbone.journal().latest(100).stream()
        .filter(row -> row.action().endsWith(":" + operation))
        .toList();
  }

  private BackboneSetup setup(BackboneClock clock) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(
            Set.of(CS, PREFECTURE, NodeId.MYNAPORTAL),
            0,
            home.resolve("nodes"),
            Sending.WHEN_ASKED),
        new BackboneSetup.Around(clock, new SecureRandom()),
        MessageObserver.NONE);
  }
}
