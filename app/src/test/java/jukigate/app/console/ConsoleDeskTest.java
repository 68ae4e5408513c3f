package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Texts;
import jukigate.app.command.Typed;
import jukigate.app.counter.PaperTray;
import jukigate.console.access.Role;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.keystores.LocalhostKey;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A counter of a running backbone, over the API and real TLS; nobody plays the prefectures. */
class ConsoleDeskTest {
  private static final NodeId OLD = new NodeId("cs-221007");
  private static final NodeId NEW = new NodeId("cs-141003");
  private static final Set<NodeId> NODES = Set.of(OLD, NEW, NodeId.NATIONAL);
  private static final String HERE = "desk/cs-221007/";
  private static final String THERE = "desk/cs-141003/";

  @TempDir Path home;
  private HomeLock lock;
  private Backbone backbone;
  private WebConsole console;
  private X509Certificate certificate;
  private Caller tester;

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
            (language, key) -> Texts.of(language).format(key));
    var machine = new WebConsole.Machine(InstantSource.system(), new SecureRandom());
    console = WebConsole.open(setting, machine, backbone, NODES).orThrow();
    certificate =
        LocalhostKey.openOrMint(home.resolve("console"), InstantSource.system(), new SecureRandom())
            .orThrow()
            .certificate();
    tester = new Caller(console.link(Role.TESTER), certificate);
    tester.post(HERE + "events/settlement", Map.of("people", 3));
  }

  @AfterEach
  void stop() {
    tester.close();
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
            .orThrow();
    return new BackboneSetup(
        TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow(),
        config,
        new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(clock, random),
        MessageObserver.NONE);
  }

  private List<String> acts() {
    backbone.witness();
    return backbone.auditLog().of(0).stream()
        .map(SqlAuditLog.Placed::content)
        .filter(act -> act.contains("act=console-desk"))
        .map(act -> URLDecoder.decode(act, StandardCharsets.UTF_8))
        .toList();
  }

  private String first() {
    return tester.get(HERE + "residents").json().at("/residents/0/id").asText();
  }

  private JsonNode read(String resident) {
    return tester
        .post(HERE + "residents/" + resident + "/reading", Map.of("reason", "case 12"))
        .json();
  }

  private Caller.Answer enter(String desk, String kind, String resident, Map<String, String> more) {
    return tester.post(desk + "events", Map.of("kind", kind, "resident", resident, "fields", more));
  }

  @Test
  void residents_areMaskedUntilAReasonIsOnRecord() {
    try (Caller viewer = new Caller(console.link(Role.VIEWER), certificate)) {
      JsonNode list = viewer.get(HERE + "residents?limit=2").json();
      assertThat(list.at("/all").asInt()).isGreaterThanOrEqualTo(3);
      JsonNode row = list.at("/residents/0");
      for (String item : List.of("code", "number", "name", "kana", "birthDate", "address", "sex")) {
        assertThat(row.at("/" + item).asText()).as(item).isEqualTo("●●●");
      }
      String id = row.at("/id").asText();
      String masked = viewer.get(HERE + "residents/" + id).body();
      assertThat(acts()).noneMatch(act -> act.contains("what=read"));

      JsonNode whole = read(id);

      String code = whole.at("/row/code").asText();
      String name = whole.at("/row/name").asText();
      assertThat(code).matches("[0-9]{11}");
      assertThat(masked).contains("●●●").doesNotContain(code, name);
      assertThat(whole.at("/items")).hasSize(40);
      assertThat(whole.at("/history/0/request").asText()).startsWith("INIT-221007-");
      assertThat(acts())
          .anySatisfy(
              act ->
                  assertThat(act)
                      .contains("what=read", "role=tester", "node=cs-221007", "INIT-221007-")
                      .doesNotContain(code, name));
      var view = backbone.nodes().orElseThrow().municipal(OLD).view();
      assertThat(view.unmaskings()).anyMatch(one -> one.reason().equals("case 12"));
      assertThat(view.operations(20)).anyMatch(one -> one.operator().id().equals("op-console"));
    }
  }

  @Test
  void search_findsByNumberNameKanaAndDay() {
    JsonNode row = read(first()).at("/row");
    for (String item : List.of("code", "number", "name", "kana")) {
      String text = row.at("/" + item).asText();
      JsonNode found = tester.post(HERE + "residents/search", Map.of("find", text)).json();
      assertThat(found.at("/residents").findValuesAsText("id"))
          .as(item)
          .contains(row.at("/id").asText());
      assertThat(found.toString()).doesNotContain(text);
    }
    assertThat(tester.post(HERE + "residents/search", Map.of("find", "nobody")).json().at("/all"))
        .hasToString("0");
    JsonNode shown =
        tester.post(HERE + "residents/search", Map.of("reason", "case 13", "limit", 1)).json();
    assertThat(shown.at("/residents/0/code").asText()).matches("[0-9]{11}");
    assertThat(acts()).anyMatch(act -> act.contains("case") && act.contains("view=RESIDENTS"));
  }

  /** From one counter to the other, then a copy on paper back at the old one. */
  @Test
  void move_goesFromCounterToCounter_andACopyIsPrinted() throws Exception {
    String resident = first();
    String name = read(resident).at("/row/name").asText();

    JsonNode left = enter(HERE, "moveOut", resident, Map.of("destination", "cs-141003")).json();
    assertThat(left.at("/next").asText()).isEqualTo("cs-141003");
    assertThat(left.at("/notifications").findValuesAsText("operation"))
        .containsExactlyInAnyOrder("UpdateIdentity", "SendOutMigrationCertificate");
    JsonNode leaving = tester.get(HERE + "residents/" + resident).json();
    assertThat(leaving.at("/row/moving").asBoolean()).isTrue();
    JsonNode owed = tester.get(HERE + "letters").json();
    assertThat(owed.findValuesAsText("to")).containsExactly("pref-220001");

    JsonNode paper = tester.get(THERE + "papers").json().at("/0");
    assertThat(paper.at("/kind").asText()).isEqualTo("CERTIFICATE");
    String person = paper.at("/persons/0").asText();
    var dwelling = Map.of("address", "神奈川県横浜市中区架空町6番7号", "town", "003", "postal", "2310000");
    Caller.Answer arrived = enter(THERE, "moveIn", person, dwelling);
    assertThat(arrived.status()).as(arrived.body()).isEqualTo(200);
    assertThat(arrived.json().at("/notifications").findValuesAsText("operation"))
        .contains("UpdateIdentity", "NotifyInMigration");
    assertThat(tester.get(HERE + "residents/" + resident).json().at("/row/status").asText())
        .isEqualTo("CLOSED");

    var copy = Map.of("issuer", "cs-221007", "scope", "1");
    JsonNode asked = enter(THERE, "residenceCopy", person, copy).json();
    assertThat(asked.at("/next").asText()).isEqualTo("cs-221007");
    JsonNode printed = tester.post(HERE + "papers/printed", Map.of("reason", "case 14")).json();
    String file = printed.at("/names/0").asText();
    assertThat(tester.get(HERE + "papers/printed").json().findValuesAsText("name"))
        .containsExactly(file);
    JsonNode document =
        tester.post(HERE + "papers/printed/" + file, Map.of("reason", "case 15")).json();
    byte[] pdf = Base64.getDecoder().decode(document.at("/pdf").asText());
    try (var paperCopy = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(paperCopy)).contains("住民票の写し");
    }
    assertThat(acts())
        .anyMatch(act -> act.contains("what=event") && act.contains("kind=moveOut"))
        .anyMatch(act -> act.endsWith("what=print"))
        .anyMatch(act -> act.contains("what=read-paper"))
        .noneMatch(act -> act.contains(name));
  }

  @Test
  void copyThatAnOfficerDecides_waitsInTheInTray() {
    String resident = first();
    enter(HERE, "copyRule", resident, Map.of("rule", "ask"));
    var copy = Map.of("issuer", "cs-141003", "scope", "2");
    enter(HERE, "residenceCopy", resident, copy);
    JsonNode waiting = tester.get(HERE + "papers").json().at("/0");
    assertThat(waiting.at("/waits").asBoolean()).isTrue();
    assertThat(waiting.at("/number").asText()).startsWith("C141003-");

    var yes = Map.of("number", waiting.at("/number").asText(), "approve", true);
    Caller.Answer decided = tester.post(HERE + "papers/decisions", yes);

    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
    assertThat(tester.get(HERE + "papers").json().at("/0/waits").asBoolean()).isFalse();
    assertThat(tester.post(HERE + "papers/decisions", yes).body()).contains("JG-B52");
    assertThat(acts()).anyMatch(act -> act.contains("what=approve"));
  }

  @Test
  void newborn_joinsTheHousehold_onceThereAreCodes() {
    var child = Map.of("name", "架空　鈴", "kana", "カクウ スズ", "sex", "2", "birthDate", "2026-11-20");
    Map<String, String> all = new HashMap<>(child);
    all.put("relationship", "子");
    String parent = first();
    assertThat(enter(HERE, "birth", parent, all).body()).contains("JG-B44");
    backbone.nodes().orElseThrow().runDue(backbone.clock().instant());
    backbone.nodes().orElseThrow().runDue(backbone.clock().instant());

    Caller.Answer entered = enter(HERE, "birth", parent, all);

    assertThat(entered.status()).as(entered.body()).isEqualTo(200);
    JsonNode found =
        tester.post(HERE + "residents/search", Map.of("find", "すず", "reason", "case 16")).json();
    assertThat(found.at("/residents/0/relationship").asText()).isEqualTo("子");
    assertThat(found.at("/residents/0/address").asText())
        .isEqualTo(read(parent).at("/row/address").asText());
  }

  @Test
  void eventFile_isTakenAtItsOwnCounterOnly() throws Exception {
    String file = Files.readString(Typed.ROOT.resolve("scenarios/0002-move/0-arrival.xml"));
    assertThat(enter(THERE, "file", "", Map.of("file", file)).body()).contains("JG-O96", "141003");
    assertThat(enter(HERE, "file", "", Map.of("file", file)).status()).isEqualTo(200);
    assertThat(enter(HERE, "file", "", Map.of("file", "<!DOCTYPE a><a/>")).status()).isEqualTo(400);
  }

  private static final Map<String, Map<String, String>> WELL =
      Map.of(
          "nameChange", Map.of("name", "架空　鈴", "kana", "かくう　すず"),
          "moveWithin", Map.of("address", "静岡県静岡市", "town", "001", "postal", "0000000"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "burial | - | - | JG-O96 | kind",
        "moveOut | - | - | JG-O96 | destination",
        "moveOut | destination | cs-999999 | JG-O96 | destination",
        "moveOut | where | x | JG-O96 | where",
        "death | date | yesterday | JG-O96 | date",
        "nameChange | name | 架\u001b[31m空 | JG-O96 | name",
        "nameChange | kana | <script> | JG-O96 | kana",
        "moveWithin | postal | 12 | JG-O96 | postal",
        "householdChange | reason | C99 | JG-O96 | reason",
        "copyRule | rule | burn | JG-O96 | rule",
        "residenceCopy | issuer | cs-011002 | JG-O97 | cs-011002"
      })
  void formFilledInWrongly_isRefusedAtTheField(
      String kind, String field, String value, String id, String named) {
    Map<String, String> all = new HashMap<>(WELL.getOrDefault(kind, Map.of()));
    if (field != null) {
      all.put(field, value);
    }

    Caller.Answer answer = enter(HERE, kind, first(), all);

    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).contains(id, named);
    assertThat(acts()).noneMatch(act -> act.contains("what=event"));
  }

  @Test
  void hostileTexts_stayTexts() {
    String name = "<script>alert(1)</script>";
    var fields = Map.of("name", name, "kana", "かな");
    Caller.Answer entered = enter(HERE, "nameChange", first(), fields);
    assertThat(entered.status()).as(entered.body()).isEqualTo(200);
    assertThat(read(first()).at("/row/name").asText()).isEqualTo(name);
  }

  @Test
  void whoIsNotOfThisCounter_andCountersThatAreNone_areUnknown() {
    String resident = first();
    assertThat(tester.get(THERE + "residents/" + resident).status()).isEqualTo(404);
    assertThat(tester.get(HERE + "residents/99999999999").body()).contains("JG-O95");
    assertThat(enter(THERE, "death", resident, Map.of()).body()).contains("JG-O95");
    assertThat(tester.get("desk/national/residents").body()).contains("JG-O97");
    assertThat(tester.get("desk/cs-011002/events").body()).contains("JG-O97");
    assertThat(tester.get("desk/%3Cscript%3E/papers").status()).isEqualTo(404);
    assertThat(
            tester.post(HERE + "papers/printed/..%2Fconsole", Map.of("reason", "case 17")).status())
        .isBetween(400, 404);
  }

  @Test
  void operatorWithoutTheRight_isRefused() {
    assertThat(tester.get(HERE + "residents?operator=op-left-1").body()).contains("JG-B96");
    var entry =
        Map.of(
            "kind", "death", "resident", first(), "fields", Map.of(), "operator", "op-inquiry-1");
    assertThat(tester.post(HERE + "events", entry).body()).contains("JG-B95");
  }

  @Test
  void letterThatWaits_isSentAgainOrKept() {
    enter(HERE, "death", first(), Map.of());
    JsonNode letter = tester.get(HERE + "letters").json().at("/0");
    assertThat(letter.at("/exchange").asText()).isEqualTo("X01");
    String path = HERE + "letters/" + letter.at("/number").asText();

    assertThat(tester.post(path, Map.of("act", "retry")).json()).hasSize(1);
    assertThat(tester.post(path, Map.of("act", "give-up")).body()).contains("JG-O35");
    assertThat(
            tester
                .post(THERE + "letters/" + letter.at("/number").asText(), Map.of("act", "retry"))
                .body())
        .contains("JG-O35");
    assertThat(acts()).anyMatch(act -> act.contains("what=retry"));
  }
}
