package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.HomeClock;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Texts;
import jukigate.app.command.Typed;
import jukigate.app.counter.PaperTray;
import jukigate.app.desk.Desk;
import jukigate.app.desk.DeskFolder;
import jukigate.app.resend.Change;
import jukigate.console.access.Role;
import jukigate.console.view.Messages;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
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

/** A move between two cities of two prefectures, looked at and sent once more. */
class CaseAndTrialsTest {
  private static final NodeId OLD_HOME = new NodeId("cs-221007");
  private static final NodeId NEW_HOME = new NodeId("cs-141003");
  private static final Set<NodeId> NODES =
      Set.of(
          OLD_HOME,
          NEW_HOME,
          new NodeId("pref-220001"),
          new NodeId("pref-140007"),
          NodeId.NATIONAL);

  @TempDir Path home;
  private BackboneClock clock;
  private Backbone backbone;
  private HomeLock lock;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    clock = new HomeClock(home, InstantSource.system()).open();
    backbone = Backbone.start(setup()).orThrow();
  }

  @AfterEach
  void stop() {
    backbone.close();
    lock.close();
  }

  private BackboneSetup setup() {
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

  private Typed typed(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString(), "--lang", "en"));
    try (Desk desk = new Desk(DeskFolder.of(home), backbone, NODES)) {
      desk.open();
      return Typed.command(all.toArray(String[]::new));
    }
  }

  private void event(String file) {
    Typed typed = typed("event", Typed.ROOT.resolve("scenarios/x05/arrived/" + file).toString());
    assertThat(typed.exit()).as(typed.err()).isZero();
    send();
  }

  private void send() {
    while (backbone.nodes().orElseThrow().runDue(backbone.clock().instant()) > 0) {
      // until nothing is due
    }
  }

  private void move() {
    event("1-arrival.xml");
    event("2-move-out.xml");
    event("3-move-in.xml");
  }

  private BackboneMessages messages() {
    return new BackboneMessages(backbone, (language, key) -> Texts.of(language).format(key), "1.0");
  }

  private BackboneTrials trials(Set<NodeId> simulated) {
    return new BackboneTrials(
        backbone, messages(), home.resolve("scenarios"), new SecureRandom(), simulated);
  }

  /** Number of the first message of a sender with an operation. */
  private long number(NodeId sender, String operation) {
    return rows().stream()
        .filter(row -> row.sender().equals(sender.value()) && row.operation().equals(operation))
        .mapToLong(Messages.Row::number)
        .min()
        .orElseThrow();
  }

  private List<Messages.Row> rows() {
    var all = new Messages.Wanted("", "", "", "", "", "", "", "");
    return messages().page(all, OptionalLong.empty(), 200, Language.JA);
  }

  private static List<String> steps(Messages.Case found) {
    return found.steps().stream()
        .map(Messages.CaseStep::row)
        .map(row -> row.sender() + " " + row.receiver() + " " + row.operation())
        .toList();
  }

  @Test
  void move_isOneCaseWithoutWhatWentBefore() {
    move();
    long number = number(NEW_HOME, "NotifyInMigration");

    Messages.Case found = messages().caseOf(number, Language.JA).orElseThrow();

    assertThat(steps(found))
        .containsExactlyInAnyOrder(
            "cs-221007 cs-141003 SendOutMigrationCertificate",
            "cs-221007 pref-220001 UpdateIdentity",
            "pref-220001 national UpdateIdentity",
            "cs-141003 pref-140007 UpdateIdentity",
            "pref-140007 national UpdateIdentity",
            "cs-141003 cs-221007 NotifyInMigration");
    assertThat(found.lanes()).extracting(Messages.Lane::id).contains("gateway", "national");
    assertThat(found.lanes().get(1).id()).isEqualTo("gateway");
    assertThat(found.lanes()).extracting(Messages.Lane::name).contains("静岡市", "全国サーバ");
    assertThat(found.steps()).extracting(Messages.CaseStep::sinceMillis).isSorted();
    assertThat(found.waiting()).isEmpty();
    assertThat(found.cut()).isFalse();

    Messages.Case before =
        messages().caseOf(number(OLD_HOME, "UpdateIdentity"), Language.EN).orElseThrow();
    assertThat(steps(before))
        .containsExactly(
            "cs-221007 pref-220001 UpdateIdentity", "pref-220001 national UpdateIdentity");
    assertThat(messages().caseOf(12_345, Language.JA)).isEmpty();
  }

  @Test
  void letterThatWaits_isShownInItsCase() {
    Typed typed =
        typed("event", Typed.ROOT.resolve("scenarios/x05/arrived/1-arrival.xml").toString());
    assertThat(typed.exit()).isZero();
    int unused = backbone.nodes().orElseThrow().runDue(backbone.clock().instant());

    Messages.Case found =
        messages().caseOf(number(OLD_HOME, "UpdateIdentity"), Language.EN).orElseThrow();

    assertThat(found.steps().size() + found.waiting().size()).isEqualTo(2);
  }

  @Test
  void case_isACommandToo() {
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");

    Typed typed = typed("audit", "case", Long.toString(number));

    assertThat(typed.exit()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("cs-221007", "pref-220001", "national", "UpdateIdentity");
    assertThat(typed("audit", "case", "12345").err()).contains("12345");
  }

  @ParameterizedTest
  @CsvSource({
    "as-is, JG-601",
    "anew, acknowledged",
    "body-altered, JG-206",
    "unsigned, JG-120",
    "no-timestamp, JG-",
    "other-receiver, JG-206",
    "foreign-signer, JG-303",
    "outdated, JG-",
    "doctype, JG-106",
    "no-client-certificate, tls:"
  })
  void messageSentAgain_endsAsItsChangeMustEnd(String change, String ending) {
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");

    var tried = trials(NODES).send(number, change, Language.EN, "tester");

    assertThat(tried.ending()).startsWith(ending);
    if (!change.equals("no-client-certificate")) {
      assertThat(tried.row().orElseThrow().number()).isGreaterThan(number);
    }
    if (ending.startsWith("JG-")) {
      assertThat(tried.row().orElseThrow().refusal()).isEqualTo(tried.ending());
      assertThat(tried.fix()).isNotBlank();
    }
  }

  @Test
  void change_hasAWordEach() {
    assertThat(Change.values()).allMatch(one -> Change.ofWord(one.word()).equals(Optional.of(one)));
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");
    assertThatThrownBy(() -> trials(NODES).send(number, "x", Language.EN, "tester"))
        .hasMessageContaining("JG-O83")
        .hasMessageContaining("body-altered");
  }

  @Test
  void encryptedMessage_isSentAnewWhereItsReceiverIsHere() {
    event("1-arrival.xml");
    event("2-move-out.xml");
    long number = number(OLD_HOME, "SendOutMigrationCertificate");

    assertThat(trials(NODES).send(number, "body-altered", Language.EN, "tester").ending())
        .isEqualTo("JG-206");
    assertThatThrownBy(() -> trials(Set.of(OLD_HOME)).send(number, "anew", Language.EN, "tester"))
        .hasMessageContaining("JG-O86");
    assertThatThrownBy(() -> trials(Set.of(NEW_HOME)).send(number, "anew", Language.EN, "tester"))
        .hasMessageContaining("JG-O85");
  }

  @Test
  void resend_isACommandToo() {
    event("1-arrival.xml");
    String number = Long.toString(number(OLD_HOME, "UpdateIdentity"));
    String gateway = backbone.gatewayUrl().toString();

    Typed refused = typed("audit", "resend", number, "--gateway", gateway);
    Typed anew = typed("audit", "resend", number, "--change", "anew", "--gateway", gateway);
    Typed wrong = typed("audit", "resend", number, "--change", "x", "--gateway", gateway);

    assertThat(refused.out()).contains("JG-601");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(anew.exit()).as(anew.err()).isZero();
    assertThat(wrong.err()).contains("body-altered");
  }

  @Test
  void scenario_hasTheMessageAndWhatFollowed() throws Exception {
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");

    var saved = trials(NODES).save(number, "tester");

    String scenario = Files.readString(Path.of(saved.folder()).resolve("scenario.xml"));
    assertThat(scenario).contains("pref-220001", "national").contains("UpdateIdentity");
    assertThat(saved.command()).contains("replay", "message-" + number);
    assertThatThrownBy(() -> trials(NODES).save(number, "tester")).hasMessageContaining("JG-O");
  }

  @Test
  void chain_endsAtTheRootAndIsGood() {
    event("1-arrival.xml");
    var message = messages().masked(number(OLD_HOME, "UpdateIdentity"), Language.EN).orElseThrow();

    Messages.Chain chain = message.request().orElseThrow().chain().orElseThrow();

    assertThat(chain.links()).hasSizeGreaterThan(1);
    var root = chain.links().getLast().certificate();
    assertThat(root.subject()).isEqualTo(root.issuer());
    assertThat(chain.links()).allMatch(link -> link.now() == Messages.Standing.VALID);
    assertThat(chain.then()).isEmpty();
    assertThat(chain.now()).isEmpty();
  }

  /** A CRL knows whole seconds. */
  @Test
  void signerRevokedSince_isGoodAtTheReceiptOnly() {
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");
    Instant unusedNow = clock.to(clock.instant().plusSeconds(2)).orThrow();
    Typed revoked = typed("pki", "revoke", "nodes/cs-221007/sign");
    assertThat(revoked.exit()).as(revoked.err()).isZero();
    boolean unused = backbone.reloadTrust().orThrow();

    Messages.Chain chain =
        messages()
            .masked(number, Language.EN)
            .orElseThrow()
            .request()
            .orElseThrow()
            .chain()
            .orElseThrow();

    assertThat(chain.links().getFirst().now()).isEqualTo(Messages.Standing.REVOKED);
    assertThat(chain.links().getFirst().then()).isEqualTo(Messages.Standing.VALID);
    assertThat(chain.now()).contains("JG-209");
  }

  @Test
  void differences_haveNoValuesOfBodiesWithoutAReason() {
    event("1-arrival.xml");
    event("2-move-out.xml");
    List<Long> updates =
        rows().stream()
            .filter(row -> row.sender().equals("cs-221007") && row.exchange().equals("X01"))
            .map(Messages.Row::number)
            .sorted()
            .toList();

    var masked = messages().compared(updates.get(0), updates.get(1), Language.EN).orElseThrow();
    var whole =
        messages()
            .comparedWhole(updates.get(0), updates.get(1), Language.EN, "tester", "case 12")
            .orElseThrow();

    assertThat(masked.request().orElseThrow().rows())
        .filteredOn(row -> row.path().contains("updateNumber"))
        .singleElement()
        .satisfies(row -> assertThat(row.one() + row.other()).isEqualTo("●●●●●●"));
    assertThat(whole.request().orElseThrow().rows())
        .filteredOn(row -> row.path().contains("updateNumber"))
        .singleElement()
        .satisfies(row -> assertThat(row.one() + row.other()).isEqualTo("12"));
    assertThat(messages().compared(updates.get(0), 12_345, Language.EN)).isEmpty();
  }

  @Test
  void samples_readTheBytesFromAFileAndHaveNothingOfThem() {
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");

    var samples = trials(NODES).samples(number).orElseThrow();

    assertThat(samples).extracting(it -> it.name()).containsExactly("curl", "zeep", "node");
    assertThat(samples)
        .allSatisfy(it -> assertThat(it.text()).contains("request.xml", "cs-221007"));
    assertThat(trials(Set.of(NEW_HOME)).samples(number).orElseThrow()).isEmpty();
  }

  @Test
  void overHttp_aTesterSeesTheCaseAndTriesTheMessage() throws Exception {
    event("1-arrival.xml");
    long number = number(OLD_HOME, "UpdateIdentity");
    var setting =
        new WebConsole.Setting(
            OptionalInt.of(0),
            home.resolve("console"),
            PaperTray.of(home),
            "1.0",
            (language, key) -> Texts.of(language).format(key));
    var machine = new WebConsole.Machine(InstantSource.system(), new SecureRandom());
    try (WebConsole web = WebConsole.open(setting, machine, backbone, NODES).orThrow();
        HttpClient browser = HttpClient.newBuilder().sslContext(trusting()).build()) {
      String path = "messages/" + number;
      var tester = new Visit(browser, web.link(Role.TESTER));
      JsonNode found = tester.ask("GET", path + "/case", "");
      assertThat(found.at("/steps")).hasSize(2);
      JsonNode tried = tester.ask("POST", path + "/trials", "{\"change\":\"as-is\"}");
      assertThat(tried.at("/row/refusal").asText()).isEqualTo("JG-601");
      JsonNode bytes = tester.ask("POST", path + "/bytes", "{\"reason\":\"case 12\"}");
      assertThat(decoded(bytes.at("/request"))).contains("Envelope", "UpdateIdentity");
      assertThat(tester.ask("GET", path + "/samples", "")).hasSize(3);
      backbone.witness(); // a head over it
      var reviewer = new Visit(browser, web.link(Role.REVIEWER));
      JsonNode pack = reviewer.ask("POST", path + "/evidence", "{\"reason\":\"case 12\"}");
      assertThat(names(pack.at("/content").asText()))
          .contains("request.xml", "record.json", "check.sh", "checkpoint.sig");
      assertThat(
              reviewer.ask("POST", path + "/trials", "{\"change\":\"as-is\"}").at("/id").asText())
          .isEqualTo("JG-O81");
    }
  }

  private static String decoded(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
  }

  private static List<String> names(String base64) throws Exception {
    List<String> names = new ArrayList<>();
    var bytes = new ByteArrayInputStream(Base64.getDecoder().decode(base64));
    try (var zip = new ZipInputStream(bytes)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  /** A session. */
  private static final class Visit {
    private static final Pattern TOKEN = Pattern.compile("token=(.*)");

    private final HttpClient browser;
    private final URI base;
    private final String cookie;

    Visit(HttpClient browser, URI link) throws Exception {
      this.browser = browser;
      this.base = link.resolve("/api/v1/");
      var token = TOKEN.matcher(link.getFragment());
      assertThat(token.matches()).isTrue();
      HttpResponse<String> entered =
          send("POST", "session", "{\"token\":\"" + token.group(1) + "\"}", "");
      this.cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    JsonNode ask(String method, String path, String body) throws Exception {
      return new ObjectMapper().readTree(send(method, path, body, cookie).body());
    }

    private HttpResponse<String> send(String method, String path, String body, String session)
        throws Exception {
      var request =
          HttpRequest.newBuilder(base.resolve(path))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (!session.isEmpty()) {
        request.header("Cookie", session);
      }
      return browser.send(request.build(), BodyHandlers.ofString());
    }
  }

  private SSLContext trusting() throws Exception {
    var key =
        LocalhostKey.openOrMint(home.resolve("console"), InstantSource.system(), new SecureRandom())
            .orThrow();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("console", key.certificate());
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
