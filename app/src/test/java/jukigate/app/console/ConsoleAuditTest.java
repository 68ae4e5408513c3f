package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.counter.PaperTray;
import jukigate.console.access.Role;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.LocalhostKey;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.tls.JvmSecurity;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log of a running backbone, over the API and real TLS. */
class ConsoleAuditTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final NodeId OTHER = new NodeId("cs-141003");
  private static final Set<NodeId> NODES = Set.of(CS, OTHER, NodeId.NATIONAL);

  @TempDir Path home;
  private HomeLock lock;
  private Backbone backbone;
  private WebConsole console;
  private Caller reviewer;
  private X509Certificate certificate;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    var setting =
        new WebConsole.Setting(
            OptionalInt.of(0),
            home.resolve("console"),
            PaperTray.of(home),
            "1.0",
            (language, key) -> key);
    var machine = new WebConsole.Machine(InstantSource.system(), new SecureRandom());
    console = WebConsole.open(setting, machine, backbone, NODES).orThrow();
    certificate =
        LocalhostKey.openOrMint(home.resolve("console"), InstantSource.system(), new SecureRandom())
            .orThrow()
            .certificate();
    reviewer = new Caller(console.link(Role.REVIEWER), certificate);
    sendSomething();
  }

  @AfterEach
  void stop() {
    reviewer.close();
    console.close();
    backbone.close();
    lock.close();
  }

  private BackboneSetup setup() {
    var clock = InstantSource.system();
    var random = new SecureRandom();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .then(made -> made.with("audit.witnesses", "cs-221007,cs-141003,national"))
            .orThrow();
    return new BackboneSetup(
        TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow(),
        config,
        new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(clock, random),
        MessageObserver.NONE);
  }

  /** Residents and a move between the two: some messages on record, under a signed head. */
  private void sendSomething() {
    try (Caller tester = new Caller(console.link(Role.TESTER), certificate)) {
      String desk = "desk/" + CS + "/";
      tester.post(desk + "events/settlement", Map.of("people", 3));
      String somebody = tester.get(desk + "residents").json().at("/residents/0/id").asText();
      Map<String, Object> event =
          Map.of(
              "kind",
              "moveOut",
              "resident",
              somebody,
              "fields",
              Map.of("destination", OTHER.value()));
      assertThat(tester.post(desk + "events", event).status()).isEqualTo(200);
    }
    backbone.witness(); // it seals what waits
  }

  private JsonNode verified() {
    assertThat(reviewer.post("audit/verification", Map.of()).status()).isEqualTo(200);
    JsonNode shown = reviewer.get("audit").json();
    while (shown.at("/verification/ended").asText().isEmpty()) {
      shown = reviewer.get("audit").json();
    }
    return shown.at("/verification/result");
  }

  @Test
  void verification_ofAGoodLog_findsNothingAndAsksTheWitnesses() {
    JsonNode result = verified();

    assertThat(result.at("/findings")).isEmpty();
    assertThat(result.at("/leaves").asLong()).isPositive();
    assertThat(result.at("/witnesses").findValuesAsText("node"))
        .containsExactlyInAnyOrder(CS.value(), OTHER.value(), NodeId.NATIONAL.value());
    assertThat(reviewer.get("audit").json().at("/state/head/good").asBoolean()).isTrue();
  }

  @Test
  void leafThatIsChangedBehindTheGatewaysBack_isNamed() {
    Jdbi.create("jdbc:derby:directory:" + home.resolve("gateway/db"))
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE audit_leaf SET content = content || ' more=1' WHERE tree_index = 1"));

    JsonNode findings = verified().at("/findings");

    assertThat(findings.findValuesAsText("id")).contains("JG-L01");
    assertThat(findings.findValuesAsText("leaf")).contains("1");
    assertThat(findings.findValuesAsText("fix")).isNotEmpty();
  }

  /** The head's certificate is in the answer; here only the way to the root is climbed. */
  @Test
  void proofOverHttp_leadsToTheSignedRoot_andNoOtherLeafDoes() {
    long number = reviewer.get("messages?limit=1").json().at("/messages/0/number").asLong();

    JsonNode proof = reviewer.post("audit/proofs", Map.of("message", Long.toString(number))).json();

    var root = Pattern.compile("(?m)^root: (\\w+)$").matcher(proof.at("/text").asText());
    assertThat(root.find()).isTrue();
    TreeHash head = TreeHash.ofHex(root.group(1)).orElseThrow();
    JsonNode leaf = proof.at("/leaves/0");
    assertThat(leads(leaf, leaf.at("/content").asText(), proof.at("/size").asLong(), head))
        .isTrue();
    assertThat(leads(leaf, leaf.at("/content").asText() + "x", proof.at("/size").asLong(), head))
        .isFalse();
  }

  private static boolean leads(JsonNode leaf, String content, long size, TreeHash root) {
    List<TreeHash> path =
        StreamSupport.stream(leaf.at("/path").spliterator(), false)
            .map(hash -> TreeHash.ofHex(hash.asText()).orElseThrow())
            .toList();
    TreeHash hash = TreeHash.leaf(content.getBytes(StandardCharsets.UTF_8));
    return Proofs.includes(hash, leaf.at("/index").asLong(), size, path, root);
  }

  @Test
  void acts_areOnRecordWithTheRole_andPaged() {
    verified();
    backbone.witness();

    JsonNode acts = reviewer.get("audit/acts?act=verify").json();

    assertThat(acts.at("/0/more/role").asText()).isEqualTo("reviewer");
    assertThat(acts.at("/0/leaf").isNull()).isFalse();
    JsonNode all = reviewer.get("audit/acts?limit=2").json();
    JsonNode older =
        reviewer.get("audit/acts?limit=2&before=" + all.at("/1/number").asText()).json();
    assertThat(older.at("/0/number").asLong()).isLessThan(all.at("/1/number").asLong());
    assertThat(reviewer.get("audit/heads?limit=1").json().at("/0/good").asBoolean()).isTrue();
  }
}
