package jukigate.app.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jukigate.app.process.Launch;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.config.GatewayConfig;
import jukigate.store.OwnerOnly;

/** The gateway alone in a process of its own, so that its processor time is known. */
public final class LoneGateway implements AutoCloseable {
  private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(60);
  private static final String MAIN = "jukigate.app.Main";

  private final Process process;

  private LoneGateway(Process process) {
    this.process = process;
  }

  /**
   * @param home with the PKI; the gateway takes it for itself while it runs
   * @param work folder for its configuration, journal and output
   * @param port a free one
   * @param settings of its configuration, beside those that all have
   */
  public record Place(Path home, Path work, int port, Map<String, String> settings) {
    /**
     * A place with a home folder of its own, and a copy of the keys, on a free port.
     *
     * @param pki folder of the PKI
     * @param home which nobody else uses
     */
    public static Place apart(Path pki, Path home, Map<String, String> settings) {
      try (Stream<Path> files = Files.walk(pki)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = home.resolve("pki").resolve(pki.relativize(file).toString());
          OwnerOnly.place(copy, Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Place(home, home, freePort(), settings);
    }

    public URI address() {
      return URI.create("https://" + NodeId.GATEWAY.hostName() + ":" + port);
    }
  }

  public static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns when it takes connections. Throws PROCESS_NOT_STARTED when it ends instead, or takes
   * none for a minute.
   *
   * @param work what it passes on
   * @param receiver where to
   */
  public static LoneGateway start(Place place, Launch launch, Work<?, ?> work, URI receiver) {
    Path config = place.work().resolve("gateway.yaml");
    Path output = place.work().resolve("gateway.out");
    try {
      OwnerOnly.place(config, config(place, work, receiver).getBytes(StandardCharsets.UTF_8));
      Process process =
          new ProcessBuilder(launch.command(MAIN, arguments(place, config)))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      LoneGateway gateway = new LoneGateway(process);
      gateway.awaitConnections(place.port(), output);
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> arguments(Place place, Path config) {
    return List.of(
        "up", "--gateway-only", "--home", place.home().toString(), "--config", config.toString());
  }

  private static String config(Place place, Work<?, ?> work, URI receiver) {
    NodeId sender = work.sender(); // is sent nothing, but must be known
    URI nobody = URI.create("https://" + sender.hostName() + ":" + receiver.getPort());
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("home", place.home().toString());
    settings.put("profile", Parties.PROFILE.name());
    settings.put("listen.port", String.valueOf(place.port()));
    settings.put("journal.folder", place.work().resolve("journal").toString());
    settings.putAll(place.settings());
    GatewayConfig config = GatewayConfig.of(Map.of(sender, nobody, work.receiver(), receiver));
    for (var setting : settings.entrySet()) {
      config = config.with(setting.getKey(), setting.getValue()).orThrow();
    }
    return config.print(Language.EN);
  }

  private void awaitConnections(int port, Path output) {
    long deadline = System.nanoTime() + START.toNanos();
    while (!takesConnections(port)) {
      if (System.nanoTime() > deadline) {
        process.destroyForcibly();
        Ending.await(process, STOP);
      }
      if (!process.isAlive()) {
        throw new RefusedException(
            Refusal.of(
                RefusalCode.PROCESS_NOT_STARTED, NodeId.GATEWAY, process.exitValue(), output));
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static boolean takesConnections(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has used of the processors until now. */
  long cpuNanos() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  @Override
  public void close() {
    process.destroy();
    Ending.await(process, STOP);
  }
}
