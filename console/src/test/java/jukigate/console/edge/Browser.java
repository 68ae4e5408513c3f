package jukigate.console.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import jukigate.console.Sources;
import jukigate.console.access.Porter;
import jukigate.console.access.Role;
import jukigate.console.view.Network;
import jukigate.keystores.LocalhostKey;

/**
 * A console on a free port and a client of it that sends exactly what it is told: the JDK's refuses
 * to set Host and Origin as an attacker would.
 */
final class Browser implements AutoCloseable {
  static final Network.State STATE =
      new Network.State(
          new Network.Clock("2026-11-23T00:00:00Z", "REAL", 1),
          "high",
          new Network.Gateway("https://gateway.jukigate.localhost:8443", ""),
          List.of(
              new Network.Node(
                  "cs-221007",
                  "MUNICIPAL_CS",
                  new Network.Name("静岡市", "Shizuoka-shi"),
                  "22",
                  true,
                  2,
                  1,
                  "2027-11-23T00:00:00Z",
                  "UNKNOWN",
                  7)));

  /** A clock that a test moves. */
  Instant now = Instant.parse("2026-11-23T00:00:00Z");

  private final SomeDesk desk = new SomeDesk();
  private final SomeMessages messages = new SomeMessages();
  private final SomeTrials trials = new SomeTrials();
  private final SomeLines lines = new SomeLines();
  private final SomeTime time = new SomeTime();
  private final SomeAudit audit = new SomeAudit();
  private final SomeTrust trust = new SomeTrust();
  private final SomeRuns runs = new SomeRuns();
  private final Porter porter;
  private final ConsoleServer server;
  private final SSLContext trusting;

  Browser(Path folder) {
    var key = LocalhostKey.openOrMint(folder, () -> now, new SecureRandom()).orThrow();
    porter = new Porter(() -> now, new SecureRandom());
    var tls = new ConsoleTls(key.key(), key.certificate());
    server =
        ConsoleServer.open(
                0,
                tls,
                porter,
                new Sources(
                    "1.0",
                    () -> STATE,
                    desk.desk(),
                    messages,
                    trials,
                    lines,
                    time,
                    audit,
                    trust.trust(),
                    runs,
                    () -> SomeFigures.FIGURES))
            .orThrow();
    trusting = trusting(key);
  }

  /**
   * What came back.
   *
   * @param headers by name in lower case
   */
  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String cookie() {
      return header("set-cookie").split(";", 2)[0];
    }
  }

  SomeDesk desk() {
    return desk;
  }

  SomeMessages messages() {
    return messages;
  }

  SomeTrials trials() {
    return trials;
  }

  SomeLines lines() {
    return lines;
  }

  SomeTime time() {
    return time;
  }

  SomeTrust trust() {
    return trust;
  }

  SomeAudit audit() {
    return audit;
  }

  SomeRuns runs() {
    return runs;
  }

  int port() {
    return server.port();
  }

  String origin() {
    return "https://localhost:" + port();
  }

  String token(Role role) {
    return porter.token(role).value();
  }

  /** The cookie of a new session. */
  String enter(Role role) {
    return post("/api/v1/session", link(token(role)), Map.of()).cookie();
  }

  static String link(String token) {
    return "{\"token\":\"" + token + "\"}";
  }

  Answer get(String path, Map<String, String> headers) {
    return send("GET", path, "", headers);
  }

  /** As the page does it, unless the headers say otherwise; an empty one is left out. */
  Answer post(String path, String body, Map<String, String> headers) {
    return send("POST", path, body, asPage(headers));
  }

  Map<String, String> asPage(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Content-Type", "application/json");
    all.put("Origin", origin());
    all.put("Sec-Fetch-Site", "same-origin");
    all.putAll(headers);
    return all;
  }

  Answer send(String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Host", "localhost:" + port());
    all.put("Connection", "close");
    all.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    all.putAll(headers);
    StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.append(name).append(": ").append(value).append("\r\n");
          }
        });
    return exchange(request.append("\r\n").append(body).toString());
  }

  private Answer exchange(String request) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      var socket =
          (SSLSocket) trusting.getSocketFactory().createSocket(plain, "localhost", port(), true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(String text) {
    String[] parts = text.split("\r\n\r\n", 2);
    String[] lines = parts[0].split("\r\n");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      String[] field = lines[i].split(": *", 2);
      headers.put(field[0], field[1]);
    }
    return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
  }

  /** Trusts what the console shows and nothing else. */
  private static SSLContext trusting(LocalhostKey key) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("console", key.certificate());
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Optional<String> refusal(Answer answer) {
    int at = answer.body().indexOf("\"id\":\"");
    return at < 0 ? Optional.empty() : Optional.of(answer.body().substring(at + 6, at + 12));
  }

  @Override
  public void close() {
    server.close();
  }
}
