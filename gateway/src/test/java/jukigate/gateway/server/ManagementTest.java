package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway that runs says about itself on its management listener. */
@Timeout(300) // a state that never comes must not be waited for without end
class ManagementTest {
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");

  /** Known only when the collector has run, or only where the system tells it. */
  private static final Set<String> SOMETIMES =
      Set.of(
          "jvm_gc_pause_seconds",
          "jvm_gc_concurrent_phase_time_seconds",
          "process_files_open_files",
          "process_files_max_files");

  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private Served served;

  @BeforeEach
  void start() {
    served = new Served(pkiFolder, folder);
  }

  @AfterEach
  void stop() {
    served.close();
    http.close();
  }

  @Test
  void withoutPort_nobodyIsAnswered() {
    assertThat(served.server.management()).isEmpty();
  }

  @Test
  void gatewayThatRuns_isLiveAndReady_andSaysWhy() {
    watched(served.config());
    assertThat(ask("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = ask("/health/ready");
    assertThat(ready.body())
        .isEqualTo(
            "{\"ready\":true,\"checks\":{\"running\":\"ok\",\"listener\":\"ok\","
                + "\"journal\":\"ok\",\"audit\":\"ok\"}}\n");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ask("/health/ready/more").statusCode()).isEqualTo(404);
    assertThat(ask("/").statusCode()).isEqualTo(404);
    assertThat(send(request("/metrics").DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void takenPort_isRefused_andNothingStaysOpen() {
    watched(served.config());
    GatewayConfig second =
        managed(served.config())
            .with("management.port", String.valueOf(address().getPort()))
            .then(c -> c.with("home", folder.resolve("other").toString()))
            .orThrow();
    assertThat(served.open(second))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.refusal().code()).isEqualTo(RefusalCode.PORT_IN_USE));
    GatewayConfig free = second.with("management.port", "0").orThrow();
    served.open(free).orThrow().close();
  }

  /** A backup that freezes the database stops every commit, as a full disk does. */
  @Test
  void databaseThatTakesNoCommit_isNotReady_untilItDoes() throws SQLException {
    watched(served.config());
    String url = "jdbc:derby:directory:" + served.config().journalFolder().resolve("db");
    try (var operator = DriverManager.getConnection(url);
        var call = operator.createStatement()) {
      call.execute("CALL SYSCS_UTIL.SYSCS_FREEZE_DATABASE()");
      try {
        assertThat(whenStatusIs(503)).contains("\"journal\":\"cannot be written\"");
        assertThat(metrics()).contains("jukigate_ready{check=\"journal\"} 0.0");
      } finally {
        call.execute("CALL SYSCS_UTIL.SYSCS_UNFREEZE_DATABASE()");
      }
    }
    assertThat(whenStatusIs(200)).contains("\"ready\":true");
  }

  @Test
  void auditLogThatCannotBeSigned_isNotReady() {
    var jump = new AtomicLong();
    var signs = new CountDownLatch(1);
    served.server.close();
    var pki = served.backbone.pki;
    var keys =
        new GatewayKeys(
            () -> pki.tls(NodeId.GATEWAY),
            () -> {
              if (signs.getCount() == 0) {
                throw new IllegalStateException("the token is gone");
              }
              return pki.signing(NodeId.GATEWAY, PROFILE);
            });
    served.server =
        GatewayServer.start(
                managed(served.config()),
                keys,
                served.backbone.trust,
                served.around(() -> System.nanoTime() + jump.get(), Map.of()))
            .orThrow();
    assertThat(whenStatusIs(200)).contains("\"audit\":\"ok\"");
    signs.countDown();
    jump.set(60_000_000_000L);
    assertThat(whenStatusIs(503)).contains("\"audit\":\"no head can be signed\"");
  }

  @Test
  void stop_isToldFirst_whileMessagesFinish() throws Exception {
    watched(served.config());
    var arrived = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    served.prefecture.answer =
        request -> {
          arrived.countDown();
          Served.await(go);
          return served.backbone.answer(request).seal(PROFILE);
        };
    Payload request = served.backbone.update().seal(PROFILE);
    try (var threads = Executors.newCachedThreadPool()) {
      var underWay =
          CompletableFuture.supplyAsync(
              () -> served.post(request, Operation.UPDATE_IDENTITY), threads);
      Served.await(arrived);
      assertThat(metrics()).contains("jukigate_messages_under_way 1.0");
      var stopping = CompletableFuture.runAsync(served.server::close, threads);
      assertThat(whenStatusIs(503)).contains("\"running\":\"stopping\"");
      go.countDown();
      assertThat(served.fate(underWay.get())).isEqualTo("200");
      stopping.get();
    }
  }

  @Test
  void stopWithTimeToTurnAway_takesMessagesUntilItIsOver() throws Exception {
    watched(served.config().with("management.drain", "5m").orThrow());
    var stopping = new Thread(served.server::close);
    stopping.start();
    whenStatusIs(503);
    assertThat(pass()).isEqualTo("200");
    stopping.interrupt(); // whoever has no patience
    stopping.join();
  }

  @Test
  void exchanges_areCountedByWhatBecameOfThem() {
    watched(served.config());
    assertThat(pass()).isEqualTo("200");
    assertThat(refuse()).isEqualTo("JG-305");
    assertThat(metrics())
        .contains(
            "jukigate_exchanges_total{exchange=\"X01\",refusal=\"none\",stage=\"none\","
                + "verdict=\"ANSWERED\"} 1.0")
        .contains(
            "jukigate_exchanges_total{exchange=\"X01\",refusal=\"JG-305\",stage=\"IDENTIFY\","
                + "verdict=\"REFUSED\"} 1.0")
        .contains("jukigate_step_seconds_count{stage=\"FORWARD\"} 1")
        .contains("jukigate_step_seconds_count{stage=\"SEAL\"} 2")
        .contains("jukigate_journal_write_seconds_count{call=\"admit\"} 1")
        .contains("jukigate_journal_write_seconds_count{call=\"refuse\"} 1")
        .contains("jukigate_journal_failures_total{call=\"admit\"} 0.0");
  }

  /** One table for each language, and the gateway shows what it says: no more and no less. */
  @ParameterizedTest
  @ValueSource(strings = {"operating.md", "operating.ja.md"})
  void metricsOfTheDocument_areThoseOfTheGateway(String document) throws IOException {
    everythingHappens();
    Set<String> told =
        ROW.matcher(Files.readString(Path.of("..", "docs", document)))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    var shown = new TreeSet<>(families());
    assertThat(told).containsAll(shown);
    told.removeAll(SOMETIMES);
    assertThat(shown).containsAll(told);
  }

  /** Every value is from a short list, so none can name a message, a node or a person. */
  @Test
  void labels_tellNothingOfMessages() {
    List<MatchResult> labels = everythingHappens();
    Set<String> few =
        new HashSet<>(
            Set.of("none", "running", "listener", "journal", "audit", "tls", "signing", "admit"));
    few.addAll(Set.of("conclude", "refuse", "refuse-tls"));
    Stream.of(
            Arrays.stream(Verdict.values()).map(Enum::name),
            Arrays.stream(Stage.values()).map(Enum::name),
            Arrays.stream(RefusalCode.values()).map(RefusalCode::id),
            Exchange.all().stream().map(Exchange::id))
        .flatMap(names -> names)
        .forEach(few::add);
    assertThat(labels)
        .filteredOn(label -> !label.group(1).equals("le"))
        .hasSizeGreaterThan(20)
        .allSatisfy(label -> assertThat(few).contains(label.group(2)));
  }

  /** The labels of this project's own metrics after a message of each kind. */
  private List<MatchResult> everythingHappens() {
    watched(served.config());
    assertThat(pass()).isEqualTo("200");
    assertThat(refuse()).isEqualTo("JG-305");
    notTls();
    String text;
    do {
      text = metrics();
    } while (!text.contains("jukigate_handshakes_refused_total{"));
    return text.lines()
        .filter(line -> line.startsWith("jukigate_"))
        .flatMap(line -> LABEL.matcher(line).results())
        .toList();
  }

  private void notTls() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var unused = socket.getInputStream().read();
    } catch (IOException closed) {
      // As it should be: what counts is what the metrics say.
    }
  }

  /** Names as the text form declares them. */
  private Set<String> families() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", -1)[2])
        .map(name -> name.replaceAll("_max$", ""))
        .collect(Collectors.toSet());
  }

  private String pass() {
    return served.fate(
        served.post(served.backbone.update().seal(PROFILE), Operation.UPDATE_IDENTITY));
  }

  private String refuse() {
    return served.fate(
        served.post(
            served.backbone.update().to(new NodeId("pref-010006")).seal(PROFILE),
            Operation.UPDATE_IDENTITY));
  }

  private void watched(GatewayConfig config) {
    served.server.close();
    served.server = served.open(managed(config)).orThrow();
  }

  private static GatewayConfig managed(GatewayConfig config) {
    return config.with("management.port", "0").orThrow();
  }

  private URI address() {
    return served.server.management().orElseThrow();
  }

  private String metrics() {
    return ask("/metrics").body();
  }

  /** The body, once it comes with this status. */
  private String whenStatusIs(int status) {
    HttpResponse<String> answer;
    do {
      answer = ask("/health/ready");
    } while (answer.statusCode() != status);
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path));
  }

  private HttpResponse<String> ask(String path) {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
