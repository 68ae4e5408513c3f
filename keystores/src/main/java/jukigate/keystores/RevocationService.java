package jukigate.keystores;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * The OCSP responder (RFC 6960 appendix A, {@code POST /ocsp}) and the CRL distribution point (RFC
 * 5280 §4.2.1.13, {@code GET /crls/<ca>.crl}) of the test PKI, on loopback, in plain HTTP: what it
 * gives out is signed. Its behaviour can be changed while it runs.
 */
public final class RevocationService implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 1 << 14;

  /** Longer than anybody may wait: the longest timeout that can be configured is 10 s. */
  private static final long SLOW_SECONDS = 15;

  private final HttpServer server;
  private final ExecutorService threads;
  private final OcspAnswers ocsp;
  private final CrlAnswers crls;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong questions = new AtomicLong();
  private volatile ResponderMode mode = ResponderMode.GOOD;

  private RevocationService(HttpServer server, Vault vault) {
    this.server = server;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("revocation-", 0).factory());
    this.ocsp = new OcspAnswers(vault);
    this.crls = new CrlAnswers(vault);
  }

  /** Binds to 127.0.0.1; PORT_IN_USE when the port is taken. 0 takes a free one. */
  static Outcome<RevocationService> start(Vault vault, int port) {
    try {
      var address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      var service = new RevocationService(HttpServer.create(address, 0), vault);
      service.server.setExecutor(service.threads);
      service.server.createContext("/ocsp", exchange -> service.serve(exchange, service::status));
      service.server.createContext("/crls/", exchange -> service.serve(exchange, service::list));
      service.server.start();
      return Outcome.passed(service);
    } catch (IOException taken) {
      return Outcome.refused(RefusalCode.PORT_IN_USE, port);
    }
  }

  /** Where it is, e.g. {@code http://127.0.0.1:8480}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public ResponderMode mode() {
    return mode;
  }

  /** Behaves like this from the next question on. */
  public void behave(ResponderMode wanted) {
    mode = wanted;
  }

  /** How many OCSP requests came since the start. */
  public long questions() {
    return questions.get();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private record Given(String type, Payload content) {}

  /** What to answer; empty when there is nothing. */
  private interface Answering {
    Optional<Given> answer(HttpExchange exchange, ResponderMode mode) throws IOException;
  }

  private void serve(HttpExchange exchange, Answering answering) throws IOException {
    ResponderMode now = mode;
    try (exchange) {
      if (now == ResponderMode.SLOW) {
        dawdle();
      }
      if (now == ResponderMode.DOWN || now == ResponderMode.SLOW) {
        return; // closed without an answer
      }
      Optional<Given> given = answering.answer(exchange, now);
      if (given.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] content =
          now == ResponderMode.GARBAGE
              ? "not what was asked for".getBytes(StandardCharsets.US_ASCII)
              : given.get().content().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", given.get().type());
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private void dawdle() {
    try {
      var unused = closed.await(SLOW_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Given> status(HttpExchange exchange, ResponderMode now) throws IOException {
    questions.incrementAndGet();
    byte[] request = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES);
    return Optional.of(
        new Given("application/ocsp-response", Payload.of(ocsp.answer(request, now))));
  }

  private Optional<Given> list(HttpExchange exchange, ResponderMode now) {
    String name = exchange.getRequestURI().getPath().substring("/crls/".length());
    return name.endsWith(".crl")
        ? crls.list(name.substring(0, name.length() - 4), now)
            .map(list -> new Given("application/pkix-crl", Payload.of(list)))
        : Optional.empty();
  }
}
