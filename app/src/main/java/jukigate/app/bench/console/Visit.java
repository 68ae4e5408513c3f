package jukigate.app.bench.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import jukigate.wire.tls.TlsContexts;
import org.HdrHistogram.Histogram;

/** Somebody at the console, over its real socket. */
final class Visit implements AutoCloseable {
  private static final int OK = 200;

  private final HttpClient client;
  private final URI base;
  private final String cookie;

  private Visit(HttpClient client, URI base, String cookie) {
    this.client = client;
    this.base = base;
    this.cookie = cookie;
  }

  /**
   * Opens the link.
   *
   * @param certificate the console's
   */
  static Visit by(URI link, X509Certificate certificate) {
    URI base = link.resolve("/api/v1/");
    var client = HttpClient.newBuilder().sslContext(TlsContexts.localhost(certificate)).build();
    String token = link.getFragment().split("=", 2)[1];
    var entering =
        HttpRequest.newBuilder(base.resolve("session"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
            .build();
    String cookie =
        sent(client, entering).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new Visit(client, base, cookie);
  }

  /** Asks once, and then so many times. */
  Answered ask(String route, int rounds) {
    long first = once(route).micros();
    Histogram all = new Histogram(Duration.ofMinutes(10).toNanos() / 1_000, 3);
    int bytes = 0;
    for (int round = 0; round < rounds; round++) {
      One one = once(route);
      all.recordValue(one.micros());
      bytes = one.bytes();
    }
    return new Answered(
        route,
        first,
        all.getValueAtPercentile(50),
        all.getValueAtPercentile(95),
        all.getMaxValue(),
        bytes);
  }

  private record One(long micros, int bytes) {}

  private One once(String route) {
    var request = HttpRequest.newBuilder(base.resolve(route)).header("Cookie", cookie).build();
    long begin = System.nanoTime();
    int bytes = sent(client, request).body().length;
    return new One((System.nanoTime() - begin) / 1_000, bytes);
  }

  private static HttpResponse<byte[]> sent(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IllegalStateException(request.uri().getPath() + ": " + answer.statusCode());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended by somebody", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
