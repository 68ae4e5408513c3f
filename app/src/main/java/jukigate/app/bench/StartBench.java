package jukigate.app.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.config.GatewayConfig;

/**
 * Starts the gateway alone, as a person does: a process of its own by the launcher. A sender and a
 * receiver that are warm already wait in this process, so that the time is the gateway's.
 */
public final class StartBench implements AutoCloseable {
  private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Place place;
  private final Backbone backbone;
  private final UpdateSender sender;
  private final int port;

  /**
   * @param launcher the command {@code jukigate}
   * @param home folder with the PKI; the gateway takes it for itself while it runs
   * @param work folder for configuration, journal and output of the gateway
   */
  public record Place(Path launcher, Path home, Path work) {}

  /**
   * One launch.
   *
   * @param took from the launch of the process to the verified acknowledgement
   * @param cpu what the process used until then on all cores: says more than {@code took} when
   *     other programs are busy
   */
  public record Launch(Duration took, Duration cpu) {}

  private StartBench(Place place, Backbone backbone, UpdateSender sender, int port) {
    this.place = place;
    this.backbone = backbone;
    this.sender = sender;
    this.port = port;
  }

  /**
   * Starts the receiver beside a gateway in this process, and sends updates through that until both
   * ends are warm; writes the configuration of the gateway to come.
   *
   * @param setup with sender and receiver simulated
   * @param warmUp how many updates
   */
  public static Outcome<StartBench> warm(
      Place place, BackboneSetup setup, NodeId from, int warmUp) {
    return Backbone.start(setup)
        .map(
            backbone -> {
              var keys = new UpdateSender.Keys(setup.pki(), backbone.profile(), backbone.trust());
              var around = setup.around();
              var sender = new UpdateSender(from, keys, around.clock(), around.random());
              for (int i = 0; i < warmUp; i++) {
                sender.send(sender.seal(), backbone.gatewayUrl());
              }
              int port = configure(place, backbone, from);
              return new StartBench(place, backbone, sender, port);
            });
  }

  /** Launches the gateway, sends one update as soon as it takes connections, and stops it. */
  public Outcome<Launch> launch() {
    var update = sender.seal(); // the sender is ready before the gateway is
    Process gateway;
    long begin = System.nanoTime();
    try {
      gateway = process().start();
    } catch (IOException e) {
      return Outcome.refused(
          RefusalCode.FILE_UNREADABLE, place.launcher(), e.getClass().getSimpleName());
    }
    try {
      while (!takesConnections()) {
        if (!gateway.isAlive()) {
          return Outcome.refused(
              RefusalCode.GATEWAY_NOT_STARTED, gateway.exitValue(), place.work().resolve("output"));
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
      sender.send(update, URI.create("https://" + NodeId.GATEWAY.hostName() + ":" + port));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      return Outcome.passed(new Launch(took, gateway.info().totalCpuDuration().orElse(took)));
    } finally {
      stop(gateway);
    }
  }

  @Override
  public void close() {
    sender.close();
    backbone.close();
  }

  private ProcessBuilder process() {
    return new ProcessBuilder(
            List.of(
                place.launcher().toString(),
                "up",
                "--gateway-only",
                "--home",
                place.home().toString(),
                "--config",
                configuration(place).toString()))
        .redirectErrorStream(true)
        .redirectOutput(place.work().resolve("output").toFile());
  }

  private boolean takesConnections() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void stop(Process gateway) {
    gateway.destroy();
    try {
      if (!gateway.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        gateway.destroyForcibly();
      }
    } catch (InterruptedException e) {
      gateway.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Path configuration(Place place) {
    return place.work().resolve("gateway.yaml");
  }

  private static int configure(Place place, Backbone backbone, NodeId from) {
    NodeId to = NodeId.prefecture(from.localGovernment().orElseThrow());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewayConfig config =
          GatewayConfig.of(Map.of(from, backbone.nodeUrl(from), to, backbone.nodeUrl(to)))
              .with("home", place.home().toString())
              .then(made -> made.with("profile", backbone.profile().name()))
              .then(made -> made.with("listen.port", String.valueOf(free.getLocalPort())))
              .then(made -> made.with("journal.folder", place.work().resolve("journal").toString()))
              .orThrow();
      Files.createDirectories(place.work());
      Files.writeString(configuration(place), config.print(Language.EN));
      return free.getLocalPort();
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.DISK_FULL, place.work(), e.getClass().getSimpleName()));
    }
  }
}
