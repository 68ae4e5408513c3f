package jukigate.app.bench.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a gateway tells of itself on its management listener. */
final class Vitals implements AutoCloseable {
  private static final String CONNECTIONS = "jukigate_connections ";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI metrics;

  Vitals(int port) {
    this.metrics = URI.create("http://127.0.0.1:" + port + "/metrics");
  }

  /** TLS connections that are open now. */
  int connections() throws InterruptedException {
    try {
      return client
          .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(CONNECTIONS))
          .mapToInt(line -> (int) Double.parseDouble(line.substring(CONNECTIONS.length())))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
