package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jukigate.domain.Language;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of docs/operating say what the program, and the tools they are for, understand. */
class OperatingFilesTest {
  private static final Path FILES = Typed.ROOT.resolve("docs/operating");
  private static final Pattern METRIC = Pattern.compile("\\b((?:jukigate|jvm)_[a-z0-9_]+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|");
  private static final Duration CLOSING = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void metricsOfTheAlerts_areInTheTable() throws IOException {
    Set<String> known = found(ROW, Files.readString(Typed.ROOT.resolve("docs/operating.md")));
    Set<String> asked =
        found(METRIC, text("alerts.yaml")).stream()
            .map(name -> name.replaceAll("_(bucket|sum|count|max)$", ""))
            .collect(Collectors.toSet());
    assertThat(asked).hasSizeGreaterThan(8);
    assertThat(known).containsAll(asked);
  }

  @Test
  void refusalsOfTheAlerts_areInTheCatalogue() throws IOException {
    Set<String> ids = found(Pattern.compile("(JG-[A-Z0-9]+)"), text("alerts.yaml"));
    assertThat(ids).contains("JG-801");
    assertThat(Stream.of(RefusalCode.values()).map(RefusalCode::id)).containsAll(ids);
  }

  @Test
  void everyAlert_saysWhetherSomebodyGetsUp() throws IOException {
    List<Map<?, ?>> rules = maps(at(yaml("alerts.yaml").getFirst(), "groups", 0, "rules"));
    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(at(rule, "labels", "severity")).isIn("page", "ticket");
              assertThat(at(rule, "annotations", "summary")).isNotNull();
            });
  }

  @Test
  void configurations_areUnderstood_andLeaveTimeToStop() throws IOException {
    String unit = text("jukigate-gateway@.service");
    assertPatience(config(text("gateway.yaml")), seconds(unit, "TimeoutStopSec=([0-9]+)"));
    Map<?, ?> pod = pod();
    assertPatience(
        config(String.valueOf(at(object("ConfigMap"), "data", "gateway.yaml"))),
        Duration.ofSeconds((Integer) at(pod, "terminationGracePeriodSeconds")));
  }

  /** What asks for health asks where the configuration beside it answers. */
  @Test
  void healthIsAskedFor_whereItIsAnswered() throws IOException {
    int port = config(text("gateway.yaml")).management().orElseThrow().port();
    int listen = config(text("gateway.yaml")).listening().port();
    assertThat(text("gateway.env")).contains("MANAGEMENT_PORT=" + port);
    assertThat(text("haproxy.cfg"))
        .contains("server a 127.0.0.1:" + listen + " check port " + port);
    String map = String.valueOf(at(object("ConfigMap"), "data", "gateway.yaml"));
    int inside = config(map).management().orElseThrow().port();
    Map<?, ?> gateway = maps(at(pod(), "containers")).getFirst();
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      assertThat(String.valueOf(at(gateway, probe, "exec", "command")))
          .as(probe)
          .contains("http://127.0.0.1:" + inside + "/health/");
    }
    assertThat(String.valueOf(at(object("ConfigMap"), "data", "haproxy.cfg")))
        .contains("127.0.0.1:" + inside)
        .contains("127.0.0.1:" + config(map).listening().port())
        .doesNotContain("send-proxy");
  }

  @Test
  void deployment_keepsEveryGatewayUntilTheNextOneIsReady_andIsLocked() throws IOException {
    Map<?, ?> deployment = object("Deployment");
    assertThat(at(deployment, "spec", "strategy", "rollingUpdate", "maxUnavailable")).isEqualTo(0);
    Map<?, ?> pod = pod();
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    Stream.of("containers", "initContainers")
        .flatMap(kind -> maps(at(pod, kind)).stream())
        .forEach(
            container -> {
              assertThat(at(container, "securityContext", "readOnlyRootFilesystem"))
                  .isEqualTo(true);
              assertThat(at(container, "securityContext", "allowPrivilegeEscalation"))
                  .isEqualTo(false);
            });
    assertThat(
            yaml("kubernetes.yaml").stream().map(one -> String.valueOf(one.get("kind"))).toList())
        .contains("Secret", "Service", "PodDisruptionBudget", "NetworkPolicy");
    assertThat(object("Secret").containsKey("data")).as("no key is written down").isFalse();
  }

  @Test
  void commandLines_areUnderstood() throws IOException {
    String unit = text("jukigate-gateway@.service").replace("%i", "a");
    String started = group(unit, "jukigate-app\\.jar (up .*)");
    parse(started.split(" ", -1));
    String command = group(text("Containerfile"), "CMD \\[(.*)]").replace("\"", "");
    parse(command.split(", ", -1));
    assertThat(text("Containerfile")).contains("USER 10001").doesNotContain("/jukigate-gateway:");
  }

  @Test
  void unit_isAcceptedBySystemd() throws Exception {
    // Skipped, and counted as such, where there is no systemd.
    assumeTrue(runs("systemd-analyze", "--version"), "systemd-analyze is not here");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path unit = folder.resolve("jukigate-gateway@.service");
    Files.writeString(
        unit, text("jukigate-gateway@.service").replace("/usr/bin/java", java.toString()));
    assertAccepted("systemd-analyze", "verify", unit.toString());
  }

  @Test
  void proxies_areAcceptedByHaproxy() throws Exception {
    assumeTrue(runs("haproxy", "-v"), "haproxy is not here");
    assertAccepted("haproxy", "-c", "-f", FILES.resolve("haproxy.cfg").toString());
    Path inPod = folder.resolve("haproxy.cfg");
    Files.writeString(inPod, String.valueOf(at(object("ConfigMap"), "data", "haproxy.cfg")) + "\n");
    assertAccepted("haproxy", "-c", "-f", inPod.toString());
  }

  @Test
  void alerts_areAcceptedByPrometheus() throws Exception {
    assumeTrue(runs("promtool", "--version"), "promtool is not here");
    assertAccepted("promtool", "check", "rules", FILES.resolve("alerts.yaml").toString());
  }

  private static void assertPatience(GatewayConfig config, Duration patience) {
    assertThat(config.drain()).isPositive();
    assertThat(patience).isGreaterThan(config.drain().plus(config.stopTimeout()).plus(CLOSING));
  }

  private GatewayConfig config(String yaml) throws IOException {
    return GatewayConfig.read(Files.writeString(folder.resolve("gateway.yaml"), yaml)).orThrow();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return process(command).waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static void assertAccepted(String... command) throws Exception {
    Process process = process(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static Process process(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void parse(String... words) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    var line =
        CommandLineRun.commandLine(
            new Surroundings(
                nowhere,
                nowhere,
                InputStream.nullInputStream(),
                InstantSource.system(),
                new SecureRandom(),
                Typed.ROOT,
                Language.EN));
    assertThatCode(() -> line.parseArgs(words)).doesNotThrowAnyException();
  }

  private static Map<?, ?> pod() throws IOException {
    return (Map<?, ?>) at(object("Deployment"), "spec", "template", "spec");
  }

  private static Map<?, ?> object(String kind) throws IOException {
    return yaml("kubernetes.yaml").stream()
        .filter(one -> kind.equals(one.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<?, ?>> yaml(String file) throws IOException {
    var documents = new Load(LoadSettings.builder().build()).loadAllFromString(text(file));
    return StreamSupport.stream(documents.spliterator(), false)
        .<Map<?, ?>>map(one -> (Map<?, ?>) one)
        .toList();
  }

  private static Object at(Object place, Object... path) {
    Object here = place;
    for (Object step : path) {
      here = here instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) here).get(step);
    }
    return here;
  }

  private static List<Map<?, ?>> maps(Object list) {
    return ((List<?>) list).stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList();
  }

  private static Duration seconds(String text, String pattern) {
    return Duration.ofSeconds(Long.parseLong(group(text, pattern)));
  }

  private static String group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static String text(String file) throws IOException {
    return Files.readString(FILES.resolve(file));
  }
}
