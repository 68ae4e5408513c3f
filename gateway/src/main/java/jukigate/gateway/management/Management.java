package jukigate.gateway.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Answers about a running gateway, in plain HTTP on loopback: {@code GET /health/live}, {@code GET
 * /health/ready}, {@code GET /metrics}. Nothing it gives out is personal, and nothing can be
 * changed through it.
 */
public final class Management implements AutoCloseable {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String JSON = "application/json; charset=utf-8";
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("management-", 0).factory());
  private final JournalProbe probe;
  private final Readiness readiness;
  private final Meters meters;

  private Management(HttpServer server, JournalProbe probe, Vitals vitals, Meters meters) {
    this.server = server;
    this.probe = probe;
    this.readiness = new Readiness(vitals, probe::state);
    this.meters = meters;
    new Gauges(meters.registry(), vitals).show(readiness, probe::state);
  }

  /**
   * Binds and answers. PORT_IN_USE when the port is taken.
   *
   * @param host a loopback address
   * @param port 0 for any free one
   * @param meters what {@code /metrics} tells
   * @param nanoTime a clock that only measures
   */
  public static Outcome<Management> open(
      String host, int port, Vitals vitals, Meters meters, LongSupplier nanoTime) {
    try {
      var address = new InetSocketAddress(InetAddress.getByName(host), port);
      var server = HttpServer.create(address, 0);
      var management =
          new Management(server, new JournalProbe(vitals::journal, nanoTime), vitals, meters);
      management.serve();
      return Outcome.passed(management);
    } catch (IOException taken) {
      return Outcome.refused(RefusalCode.PORT_IN_USE, port);
    }
  }

  /** Where it answers, e.g. {@code http://127.0.0.1:8481}. */
  public URI address() {
    var bound = server.getAddress();
    return URI.create("http://" + bound.getAddress().getHostAddress() + ":" + bound.getPort());
  }

  /** {@code /health/ready} says no from now on. */
  public void stopping() {
    readiness.stop();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    probe.close();
  }

  private record Answer(int status, String type, String text) {}

  private void serve() {
    server.setExecutor(threads);
    at("/health/live", () -> new Answer(200, JSON, "{\"live\":true}\n"));
    at("/health/ready", this::ready);
    at("/metrics", () -> new Answer(200, METRICS, meters.text()));
    server.start();
  }

  private Answer ready() {
    List<Readiness.Check> checks = readiness.checks();
    boolean ready = checks.stream().allMatch(Readiness.Check::ok);
    return new Answer(ready ? 200 : 503, JSON, Readiness.json(checks));
  }

  /** The server would take everything below a path for it, too. */
  private void at(String path, Supplier<Answer> answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
              exchange.sendResponseHeaders(404, -1);
            } else if (!METHODS.contains(exchange.getRequestMethod())) {
              exchange.getResponseHeaders().set("Allow", "GET, HEAD");
              exchange.sendResponseHeaders(405, -1);
            } else {
              write(exchange, answer.get());
            }
          }
        });
  }

  private static void write(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
