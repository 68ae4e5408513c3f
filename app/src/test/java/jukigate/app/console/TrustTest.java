package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Texts;
import jukigate.app.command.Typed;
import jukigate.app.counter.PaperTray;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.console.access.Role;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.keystores.LocalhostKey;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page "Trust" of a running backbone, over the API and real TLS. */
class TrustTest {
  private static final NodeId CS = new NodeId("cs-221007");
  private static final Set<NodeId> NODES =
      Set.of(CS, new NodeId("cs-141003"), new NodeId("pref-220001"), NodeId.NATIONAL);
  private static final String CERTIFICATES = "pki/certificates";

  @TempDir Path home;
  private HomeLock lock;
  private Backbone backbone;
  private WebConsole console;
  private Caller administrator;
  private X509Certificate shown;

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
    shown =
        LocalhostKey.openOrMint(home.resolve("console"), InstantSource.system(), new SecureRandom())
            .orThrow()
            .certificate();
    administrator = new Caller(console.link(Role.ADMINISTRATOR), shown);
  }

  @AfterEach
  void stop() {
    administrator.close();
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

  private static JsonNode good(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode get(String path) {
    return good(administrator.get(path));
  }

  private JsonNode post(String path, Object body) {
    return good(administrator.post(path, body));
  }

  /** The number of a message of the city that went well. */
  private long sent() {
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, NODES)) {
      desk.open();
      String event = Typed.ROOT.resolve("scenarios/x05/arrived/1-arrival.xml").toString();
      assertThat(Typed.command("event", event, "--home", home.toString()).exit()).isZero();
    }
    while (backbone.nodes().orElseThrow().runDue(backbone.clock().instant()) > 0) {
      // until nothing is due
    }
    JsonNode row = get("messages?node=cs-221007&exchange=X01&verdict=ANSWERED").at("/messages/0");
    return row.path("number").asLong();
  }

  /** How the same message, sent anew with the keys of now, ends. */
  private String ending(long message) {
    return post("messages/" + message + "/trials", Map.of("change", "anew")).at("/ending").asText();
  }

  private String serial(String use) {
    return StreamSupport.stream(
            get(CERTIFICATES + "?find=cs-221007").at("/certificates").spliterator(), false)
        .filter(one -> one.path("use").asText().equals(use))
        .map(one -> one.path("serial").asText())
        .findFirst()
        .orElseThrow();
  }

  private List<String> acts() {
    backbone.witness();
    return backbone.auditLog().of(0).stream()
        .map(SqlAuditLog.Placed::content)
        .filter(act -> act.contains("act=console-pki"))
        .map(act -> URLDecoder.decode(act, StandardCharsets.UTF_8))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"sign, JG-209", "tls, tls:"})
  void revokedNode_isRefusedFromTheNextMessageOnUntilItsCertificateIsRenewed(
      String use, String refusal) {
    long message = sent();
    String serial = serial(use);
    assertThat(ending(message)).isEqualTo("acknowledged");

    JsonNode revoked =
        post(CERTIFICATES + "/" + serial + "/revocation", Map.of("reason", "keyCompromise"));

    assertThat(revoked.at("/certificate/standing").asText()).isEqualTo("REVOKED");
    assertThat(revoked.at("/certificate/pending").asBoolean()).isFalse();
    assertThat(revoked.at("/judgements/0/id").asText()).isEqualTo("JG-209");
    assertThat(ending(message)).startsWith(refusal);
    assertThat(get(CERTIFICATES + "?show=revoked").findValuesAsText("serial")).contains(serial);

    JsonNode renewed = post(CERTIFICATES + "/" + serial + "/renewal", Map.of("sameKey", false));

    assertThat(renewed.at("/certificate/standing").asText()).isEqualTo("VALID");
    assertThat(renewed.at("/judgements/0/node").asText()).isEqualTo("cs-221007");
    assertThat(ending(message)).isEqualTo("acknowledged");
    assertThat(acts())
        .hasSize(2)
        .allMatch(act -> act.contains("role=administrator") && act.contains(serial))
        .anyMatch(act -> act.contains("what=revoke") && act.contains("reason=keyCompromise"))
        .anyMatch(act -> act.contains("what=renew"));
  }

  @Test
  void secondAdministrator_isToldWhatTheFirstDid() {
    String serial = serial("tls");
    String revocation = CERTIFICATES + "/" + serial + "/revocation";
    String renewal = CERTIFICATES + "/" + serial + "/renewal";
    try (Caller other = new Caller(console.link(Role.ADMINISTRATOR), shown)) {
      post(revocation, Map.of("reason", "superseded"));
      Caller.Answer twice = other.post(revocation, Map.of("reason", "keyCompromise"));
      Caller.Answer samekey = other.post(renewal, Map.of("sameKey", true));
      String newer = post(renewal, Map.of("sameKey", false)).at("/certificate/serial").asText();
      Caller.Answer replaced = other.post(renewal, Map.of("sameKey", false));

      assertThat(twice.status()).isEqualTo(409);
      assertThat(twice.body()).contains("JG-O90", "superseded");
      assertThat(samekey.body()).contains("JG-O24");
      assertThat(replaced.status()).isEqualTo(409);
      assertThat(replaced.body()).contains("JG-O91", newer);
      assertThat(other.post("pki/rollover", Map.of("step", "end")).body()).contains("JG-O27");
    }
    assertThat(acts()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"VIEWER", "TESTER", "REVIEWER"})
  void others_changeNothing(Role role) {
    String serial = serial("tls");
    try (Caller other = new Caller(console.link(role), shown)) {
      Caller.Answer answer =
          other.post(
              CERTIFICATES + "/" + serial + "/revocation", Map.of("reason", "keyCompromise"));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body()).contains("JG-O81");
    }
    assertThat(get(CERTIFICATES + "/" + serial).at("/certificate/standing").asText())
        .isEqualTo("VALID");
    assertThat(acts()).isEmpty();
  }

  @Test
  void tree_isWhatTheGatewayTrusts() throws Exception {
    JsonNode state = get("pki");
    JsonNode tls = authority(state, "tls-ca");

    assertThat(tls.at("/parent").asText()).isEqualTo("root");
    assertThat(tls.at("/trusted").asBoolean()).isTrue();
    assertThat(tls.at("/certificate/standing").asText()).isEqualTo("VALID");
    assertThat(tls.at("/counts/good").asInt()).isEqualTo(NODES.size() + 1);
    assertThat(tls.at("/crl/number").asInt()).isPositive();
    assertThat(tls.at("/crl/current").asBoolean()).isTrue();
    assertThat(authority(state, "retired-ca").at("/certificate/standing").asText())
        .isEqualTo("REVOKED");
    assertThat(authority(state, "unknown-ca").at("/trusted").asBoolean()).isFalse();
    assertThat(authority(state, "silent-ca").at("/crl").isNull()).isTrue();
    var pem = administrator.get(CERTIFICATES + "/" + serial("tls") + "/pem?chain=true");
    assertThat(pem.body()).doesNotContain("PRIVATE");
    var chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.body().getBytes(StandardCharsets.US_ASCII)));
    assertThat(chain).hasSize(3);
    assertThat(state.toString()).doesNotContain(home.toString(), ".p12", "password");
  }

  private static JsonNode authority(JsonNode state, String label) {
    return StreamSupport.stream(state.at("/authorities").spliterator(), false)
        .filter(one -> one.path("label").asText().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** What the list says by dates and CRLs is not at odds with the gateway's own judgement. */
  @ParameterizedTest
  @CsvSource({
    "sign-expired, EXPIRED, JG-208",
    "sign-not-yet-valid, NOT_YET_VALID, JG-208",
    "sign-revoked, REVOKED, JG-209",
    "sign-revoked-ca, ISSUER, JG-209",
    "sign-ca-without-crl, UNKNOWN, JG-210",
    "sign-unknown-ca, UNTRUSTED, JG-207"
  })
  void badCertificate_isShownAsTheGatewayJudgesIt(String bad, String standing, String refusal) {
    Typed issued =
        Typed.command(
            "pki", "issue", "--node", "cs-221007", "--bad", bad, "--home", home.toString());
    assertThat(issued.exit()).as(issued.err()).isZero();
    boolean unused = backbone.reloadTrust().orThrow();
    String serial = get(CERTIFICATES + "?show=bad").at("/certificates/0/serial").asText();

    JsonNode one = get(CERTIFICATES + "/" + serial);

    assertThat(one.at("/certificate/standing").asText()).isEqualTo(standing);
    assertThat(one.at("/judgements/0/id").asText()).isEqualTo(refusal);
    assertThat(administrator.post(CERTIFICATES + "/" + serial + "/renewal", Map.of()).body())
        .contains("JG-O92");
  }

  @Test
  void rollover_goesStepByStepAndMessagesGoOn() {
    long message = sent();

    assertThat(post("pki/rollover", Map.of("step", "begin")).at("/next").asText())
        .isEqualTo("switch");
    assertThat(authority(get("pki"), "tls-ca-g2").at("/trusted").asBoolean()).isTrue();
    post("pki/rollover", Map.of("step", "switch"));
    assertThat(ending(message)).isEqualTo("acknowledged");
    assertThat(post("pki/rollover", Map.of("step", "end")).at("/next").asText()).isEqualTo("begin");
    assertThat(authority(get("pki"), "tls-ca").at("/trusted").asBoolean()).isFalse();
    assertThat(ending(message)).isEqualTo("acknowledged");
    assertThat(acts()).hasSize(3).allMatch(act -> act.contains("what=rollover"));
  }

  @Test
  void vendorsRequest_isIssuedAndMayBeRefused() {
    Typed made =
        Typed.command(
            "pki",
            "csr",
            "--node",
            "cs-221007",
            "--use",
            "tls",
            "--out",
            home.resolve("vendor").toString(),
            "--home",
            home.toString());
    assertThat(made.exit()).as(made.err()).isZero();
    String csr = read(home.resolve("vendor/cs-221007-tls.csr.pem"));

    JsonNode issued = post(CERTIFICATES, Map.of("node", "cs-221007", "use", "tls", "csr", csr));

    assertThat(issued.at("/certificate/origin").asText()).isEqualTo("EXTERNAL");
    assertThat(issued.at("/judgements").findValuesAsText("id")).containsOnly("");
    assertThat(
            administrator
                .post(CERTIFICATES, Map.of("node", "cs-141003", "use", "tls", "csr", csr))
                .body())
        .contains("JG-O2");
    assertThat(administrator.post(CERTIFICATES, Map.of("node", "nobody", "use", "tls")).body())
        .contains("JG-O13");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cell by cell against the method that the gateway asks. */
  @Test
  void accessMatrix_isThePolicyInForce() {
    for (JsonNode cell : get("access").at("/cells")) {
      NodeRole from = NodeRole.valueOf(cell.path("sender").asText());
      NodeRole to = NodeRole.valueOf(cell.path("receiver").asText());
      boolean open =
          Operation.all()
              .flatMap(operation -> operation.routes().stream())
              .anyMatch(route -> route.from() == from && route.to() == to);
      assertThat(cell.path("exchanges").isEmpty()).as(from + " " + to).isEqualTo(!open);
      assertThat(cell.path("refusal").asText()).isIn("", "JG-501");
    }
    JsonNode rights = get("access/cs-221007?other=pref-220001");
    for (JsonNode one : rights.at("/between")) {
      var operation = Operation.named(one.path("operation").asText());
      for (Purpose purpose : Purpose.values()) {
        boolean may = operation.permits(CS, new NodeId("pref-220001"), purpose).isPassed();
        assertThat(one.path("purposes").toString().contains(purpose.code())).isEqualTo(may);
      }
      assertThat(one.path("id").asText().isEmpty()).isEqualTo(!one.path("purposes").isEmpty());
    }
    assertThat(administrator.get("access/cs-999999").body()).contains("JG-306");
    assertThat(administrator.get("access/cs-221007?other=%3Cb%3E").body()).contains("JG-305");
  }
}
