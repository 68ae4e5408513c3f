package jukigate.app.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jukigate.domain.node.NodeId;

/** A gateway in a JVM of its own. */
final class GatewayProcess implements AutoCloseable {
  private final Process process;
  private final int port;
  private volatile boolean killed;

  private GatewayProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param more {@code node=base URL} and {@code --key=value} each
   */
  static GatewayProcess start(Path home, Path pki, List<String> more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledGateway.class.getName(),
                home.toString(),
                pki.toString()));
    command.addAll(more);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new GatewayProcess(process, port(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(Process process) throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("listening ")) {
        return Integer.parseInt(line.substring("listening ".length()));
      }
    }
    throw new IllegalStateException("the gateway did not start");
  }

  URI service() {
    return URI.create("https://" + NodeId.GATEWAY.hostName() + ":" + port + "/identity-update/v1");
  }

  /** Closes its input, upon which it stops in order; returns when it is gone. */
  void stop() throws IOException {
    process.getOutputStream().close();
    killed = true;
    awaitEnd();
  }

  boolean isKilled() {
    return killed;
  }

  /** SIGKILL; returns when it is dead. */
  void kill() {
    killed = true;
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      int unused = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
