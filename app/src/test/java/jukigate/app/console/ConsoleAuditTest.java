package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.app.counter.PaperTray;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.console.access.Role;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.LocalhostKey;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
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
    return ended().at("/verification/result");
  }

  private JsonNode ended() {
    JsonNode shown = reviewer.get("audit").json();
    while (shown.at("/verification/ended").asText().isEmpty()) {
      shown = reviewer.get("audit").json();
    }
    return shown;
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
    behind("UPDATE audit_leaf SET content = content || ' more=1' WHERE tree_index = 1");

    JsonNode findings = verified().at("/findings");

    assertThat(findings.findValuesAsText("id")).contains("JG-L01");
    assertThat(findings.findValuesAsText("leaf")).contains("1");
    assertThat(findings.findValuesAsText("fix")).isNotEmpty();
  }

  @Test
  void rowThatIsChangedBehindTheGatewaysBack_isNamedWithItsLeaf() {
    JsonNode proof = proof();
    long leaf = proof.at("/proof/leaves/0/index").asLong();
    behind("UPDATE exchange SET receiver = 'cs-999999' WHERE id = " + record(proof));

    JsonNode findings = verified().at("/findings");

    assertThat(findings.at("/0/id").asText()).isEqualTo("JG-L06");
    assertThat(findings.findValuesAsText("leaf")).contains(Long.toString(leaf));
    assertThat(findings.at("/0/fix").asText()).isNotEmpty();
  }

  @Test
  void headsThatNodesKeep_contradictALogThatWasChanged() {
    behind("UPDATE audit_leaf SET content = content || ' more=1' WHERE tree_index = 1");

    JsonNode result = verified();

    assertThat(result.at("/witnesses").findValuesAsText("standing")).containsOnly("CONTRADICTS");
    assertThat(result.at("/findings").findValuesAsText("id")).contains("JG-L13");
  }

  @Test
  void headsThatNodesKeep_agreeWithALogThatWasNot() {
    assertThat(verified().at("/witnesses").findValuesAsText("standing")).containsOnly("AGREES");
  }

  private void behind(String change) {
    Jdbi.create("jdbc:derby:directory:" + home.resolve("gateway/db"))
        .useHandle(handle -> handle.execute(change));
  }

  private JsonNode proof() {
    long number = reviewer.get("messages?limit=1").json().at("/messages/0/number").asLong();
    return reviewer.post("audit/proofs", Map.of("message", Long.toString(number))).json();
  }

  private static String record(JsonNode proof) {
    var record =
        Pattern.compile(" record=(\\d+)")
            .matcher(" " + proof.at("/proof/leaves/0/content").asText());
    assertThat(record.find()).isTrue();
    return record.group(1);
  }

  @Test
  void proofOverHttp_isGoodForTheCommandLine_andNoOtherIs() throws IOException {
    JsonNode proven = proof();
    assertThat(proven.at("/good").asBoolean()).isTrue();

    assertThat(checked(proven.at("/proof"))).isEqualTo("good");

    assertThat(checked(changed(proven, proof -> hash(proof.withArray("/leaves/0/path"), 0))))
        .isEqualTo("LEAF");
    assertThat(checked(changed(proven, proof -> leaf(proof).put("content", "ACT act=clock"))))
        .isEqualTo("LEAF EXCHANGE");
    assertThat(checked(changed(proven, proof -> leaf(proof).put("index", 0)))).isEqualTo("LEAF");
    assertThat(checked(changed(proven, proof -> proof.put("correlationId", "another"))))
        .isEqualTo("EXCHANGE");
    assertThat(checked(changed(proven, proof -> proof.withArray("/leaves").removeAll())))
        .isEqualTo("EXCHANGE");
    assertThat(checked(changed(proven, ConsoleAuditTest::anotherTime))).startsWith("HEAD");
    assertThat(checked(changed(proven, proof -> proof.put("size", 1)))).startsWith("LEAF");
    assertThat(checked(changed(proven, proof -> proof.remove("head")))).isEqualTo("JG-O04");
    assertThat(checked(changed(proven, proof -> proof.withArray("/leaves/0/path").addNull())))
        .isEqualTo("JG-O04");
  }

  private static ObjectNode leaf(ObjectNode proof) {
    return (ObjectNode) proof.at("/leaves/0");
  }

  private static void hash(ArrayNode path, int at) {
    String hash = path.get(at).asText();
    path.set(at, new TextNode((hash.startsWith("0") ? "1" : "0") + hash.substring(1)));
  }

  private static void anotherTime(ObjectNode proof) {
    ObjectNode head = (ObjectNode) proof.at("/head");
    head.put("text", head.get("text").asText().replaceAll("at: \\d{4}", "at: 1999"));
  }

  private static JsonNode changed(JsonNode proven, Consumer<ObjectNode> change) {
    ObjectNode proof = proven.at("/proof").deepCopy();
    change.accept(proof);
    return proof;
  }

  /** What {@code audit check} says: good, the steps that are wrong, or the refusal. */
  private String checked(JsonNode proof) throws IOException {
    Path file = Files.writeString(home.resolve("proof.json"), proof.toString());
    Typed typed =
        Typed.command("audit", "check", file.toString(), "--home", home.toString(), "--json");
    JsonNode said = new ObjectMapper().readTree(typed.out());
    if (said.has("refused")) {
      return said.get("refused").asText();
    }
    assertThat(typed.exit()).isEqualTo(said.findValuesAsText("good").contains("false") ? 1 : 0);
    return typed.exit() == 0
        ? "good"
        : StreamSupport.stream(said.spliterator(), false)
            .filter(step -> !step.get("good").asBoolean())
            .map(step -> step.get("step").asText())
            .distinct()
            .collect(Collectors.joining(" "));
  }

  @Test
  void laterHead_continuesTheEarlierOne_andAChangedProofSaysOtherwise() throws IOException {
    verified(); // it is on record
    backbone.witness();
    JsonNode heads = reviewer.get("audit/heads?limit=2").json();
    Map<String, Object> span =
        Map.of("before", heads.at("/1/size").asLong(), "after", heads.at("/0/size").asLong());

    JsonNode joined = reviewer.post("audit/continuations", span).json();

    assertThat(joined.at("/good").asBoolean()).isTrue();
    assertThat(checked(joined.at("/proof"))).isEqualTo("good");
    assertThat(checked(changed(joined, proof -> hash(proof.withArray("/path"), 0))))
        .isEqualTo("CONTINUES");
    assertThat(checked(changed(joined, proof -> proof.set("before", proof.get("after")))))
        .isEqualTo("CONTINUES");
    assertThat(reviewer.get("audit/acts?act=prove").json().at("/0/more/heads").asText())
        .isEqualTo(span.get("before") + " " + span.get("after"));
    assertThat(reviewer.post("audit/continuations", Map.of("before", 1, "after", 1_000_000)).body())
        .contains("JG-O83");
  }

  @Test
  void commandsShowTheSame_whileTheBackboneIsUp() throws IOException {
    verified();
    backbone.witness();
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, NODES)) {
      desk.open();

      Typed acts = Typed.command("audit", "acts", "--home", home.toString(), "--json");
      Typed heads = Typed.command("audit", "heads", "--home", home.toString(), "--json");

      assertThat(acts.err()).isEmpty();
      assertThat(new ObjectMapper().readTree(acts.out()).findValuesAsText("act"))
          .contains("verify");
      JsonNode sizes = new ObjectMapper().readTree(heads.out());
      Typed joined =
          Typed.command(
              "audit",
              "consistency",
              sizes.at("/1/size").asText(),
              sizes.at("/0/size").asText(),
              "--home",
              home.toString(),
              "--json");
      assertThat(checked(new ObjectMapper().readTree(joined.out()))).isEqualTo("good");
      Typed none = Typed.command("audit", "consistency", "1", "99999", "--home", home.toString());
      assertThat(none.exit()).isEqualTo(1);
      assertThat(none.out()).contains("99999");
    }
  }

  /** What somebody broke is told of, and the rest is shown all the same. */
  @Test
  void brokenFileOfHeadsAndBrokenAct_areShownBesideTheRest() throws IOException {
    Path kept = home.resolve("gateway/checkpoints.txt");
    Files.writeString(kept, "no head at all\n", StandardOpenOption.APPEND);
    behind("UPDATE audit_leaf SET content = 'ACT act=start at=%zz' WHERE tree_index = 0");

    JsonNode shown = reviewer.get("audit").json();

    assertThat(shown.at("/state/unreadable").asText()).startsWith("JG-O04");
    assertThat(shown.at("/state/head/good").asBoolean()).isTrue();
    assertThat(reviewer.get("audit/acts?act=start").json().at("/0/at").asText()).isEqualTo("%zz");
    assertThat(reviewer.post("audit/verification", Map.of()).status()).isEqualTo(200);
    assertThat(ended().at("/verification/refusal").asText()).startsWith("JG-O04");
  }

  /** Every kind of act that is on record here is one that the page lets choose. */
  @Test
  void actsOnRecord_areThoseOfThePage() throws IOException {
    proof();
    verified();
    String page;
    try (InputStream in = getClass().getResourceAsStream("/jukigate/console/page/audit.js")) {
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    List<String> acts = reviewer.get("audit/acts?limit=200").json().findValuesAsText("act");

    assertThat(acts).contains("console-link", "console-desk", "prove", "verify");
    assertThat(acts).allMatch(act -> page.contains("'" + act + "'"));
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
