package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.PROFILE;
import static jukigate.gateway.server.Backbone.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces of a gateway on its sockets, as a receiver gets them. */
class TracingTest {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Served served;
  private SpanReceiver receiver;

  @BeforeEach
  void start() {
    served = new Served(pkiFolder, folder);
    receiver = new SpanReceiver();
  }

  @AfterEach
  void stop() {
    served.close();
    receiver.close();
  }

  @Test
  void exchange_isASpanUnderThatOfTheSender_withAChildForEachStep() throws Exception {
    trace(Map.of(ENDPOINT, receiver.endpoint()));
    Payload request = served.backbone.update().seal(PROFILE);
    HttpResponse<byte[]> answer = post(request);
    assertThat(answer.statusCode()).isEqualTo(200);
    served.server.close();

    SpanReceiver.Got exchange = named("exchange");
    assertThat(exchange.trace()).isEqualTo(TRACE);
    assertThat(exchange.parent()).isEqualTo(PARENT);
    assertThat(exchange.attributes())
        .containsOnly(
            Map.entry(
                "jukigate.correlation_id",
                answer.headers().firstValue("Jukigate-Correlation-Id").orElseThrow()),
            Map.entry("jukigate.verdict", "ANSWERED"));
    List<SpanReceiver.Got> steps =
        receiver.spans.stream().filter(span -> !span.equals(exchange)).toList();
    assertThat(steps)
        .extracting(SpanReceiver.Got::name)
        .containsExactly(
            "PARSE", "UNSEAL", "IDENTIFY", "VALIDATE", "AUTHORIZE", "ADMIT", "FORWARD", "SEAL");
    assertThat(steps)
        .allSatisfy(
            step -> {
              assertThat(step.parent()).isEqualTo(exchange.id());
              assertThat(step.trace()).isEqualTo(TRACE);
              assertThat(step.attributes()).isEmpty();
            });
  }

  /** What is exported is searched as it left, so that no field can be forgotten. */
  @Test
  void refusedExchange_tellsItsId_andNoMessageIdAndNoNode() {
    trace(Map.of(ENDPOINT, receiver.endpoint()));
    Draft draft = served.backbone.update().to(new NodeId("pref-010006"));
    served.post(draft.seal(PROFILE), Operation.UPDATE_IDENTITY);
    served.server.close();

    SpanReceiver.Got exchange = named("exchange");
    assertThat(exchange.parent()).isEmpty();
    assertThat(exchange.attributes())
        .containsEntry("jukigate.refusal", "JG-305")
        .containsEntry("jukigate.verdict", "REFUSED");
    assertThat(receiver.spans)
        .extracting(SpanReceiver.Got::name)
        .containsOnlyOnce("IDENTIFY", "SEAL")
        .doesNotContain("VALIDATE");
    assertThat(receiver.raw)
        .isNotEmpty()
        .allSatisfy(
            bytes ->
                assertThat(bytes)
                    .contains("JG-305")
                    .doesNotContain(draft.addressing().messageId().value())
                    .doesNotContain("pref-010006")
                    .doesNotContain(SENDER.value()));
  }

  @Test
  void receiverThatIsDown_holdsUpNoMessage() {
    String endpoint = receiver.endpoint();
    receiver.close();
    trace(Map.of(ENDPOINT, endpoint));
    assertThat(
            served.fate(
                served.post(served.backbone.update().seal(PROFILE), Operation.UPDATE_IDENTITY)))
        .isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://192.0.2.1:4318",
        "http://127.0.0.1.example:4318",
        "http://collector:4318",
        "ftp://127.0.0.1:4318",
        "127.0.0.1:4318",
        "http://127.0.0.1:4318@192.0.2.1"
      })
  void endpointThatIsNotOnThisMachine_isRefusedAtTheStart(String endpoint) {
    for (String variable : Set.of(ENDPOINT, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")) {
      assertRefused(Map.of(variable, endpoint), RefusalCode.TRACES_NOT_LOOPBACK);
    }
  }

  @Test
  void variablesThatOpenTelemetryDoesNotTake_areRefusedAtTheStart() {
    assertRefused(
        Map.of(ENDPOINT, receiver.endpoint(), "OTEL_EXPORTER_OTLP_TIMEOUT", "soon"),
        RefusalCode.TRACES_NOT_STARTED);
    assertRefused(
        Map.of(ENDPOINT, receiver.endpoint(), "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
        RefusalCode.TRACES_NOT_STARTED);
  }

  /** Asked of a process of its own: what this one has loaded says nothing. */
  @Test
  void gatewayThatIsNotWatched_loadsNothingOfIt() throws Exception {
    Path loaded = folder.resolve("loaded");
    Path child = Files.createDirectory(folder.resolve("child"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                Unwatched.class.getName(),
                pkiFolder.toString(),
                child.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("output"))).isZero();
    assertThat(Files.readString(loaded))
        .contains("jukigate.gateway.server.GatewayServer ")
        .doesNotContain("io.opentelemetry.")
        .doesNotContain("io.micrometer.")
        .doesNotContain("io.prometheus.");
  }

  /** A gateway that starts, passes one message and stops. */
  static final class Unwatched {
    private Unwatched() {}

    public static void main(String[] folders) {
      try (var served = new Served(Path.of(folders[0]), Path.of(folders[1]))) {
        var request = served.backbone.update().seal(PROFILE);
        String fate = served.fate(served.post(request, Operation.UPDATE_IDENTITY));
        if (!fate.equals("200")) {
          throw new IllegalStateException(fate);
        }
      }
    }
  }

  private void trace(Map<String, String> environment) {
    served.server.close();
    served.server =
        served.open(served.config(), served.around(System::nanoTime, environment)).orThrow();
  }

  private void assertRefused(Map<String, String> environment, RefusalCode code) {
    served.server.close();
    assertThat(served.open(served.config(), served.around(System::nanoTime, environment)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.refusal().code()).isEqualTo(code));
  }

  private SpanReceiver.Got named(String name) {
    return receiver.spans.stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<byte[]> post(Payload request) throws Exception {
    try (var http = served.http(served.backbone.pki.tls(SENDER))) {
      return http.send(
          HttpRequest.newBuilder(served.address(Operation.UPDATE_IDENTITY))
              .header("Content-Type", "text/xml; charset=utf-8")
              .header("SOAPAction", "\"" + Operation.UPDATE_IDENTITY.requestAction() + "\"")
              .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
              .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
              .build(),
          HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
