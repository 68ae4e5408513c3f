package jukigate.app.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.app.Main;
import jukigate.app.command.Typed;
import jukigate.app.process.Launch;

/** {@code jukigate up} in a process of its own: eight nodes over lines, with some residents. */
final class LivingBackbone implements AutoCloseable {
  private static final Pattern LINK =
      Pattern.compile("https://localhost:[0-9]+/#token=[A-Za-z0-9_-]{43}");
  private static final List<String> COMMAND =
      List.of(
          "up", "--line", "--residents", "40", "--lang", "en", "--port", "0", "--nodes-port", "0");

  private final Path home;
  private final Process process;
  private final URI gateway;
  private final String firstLink;

  private LivingBackbone(Path home, Process process, List<String> said) {
    this.home = home;
    this.process = process;
    this.gateway = URI.create(said.getFirst().replaceFirst(".* ", ""));
    this.firstLink = said.getLast();
  }

  /**
   * Starts it, and returns when it is up.
   *
   * @param home a folder; what it says on standard error is kept in up.err there
   */
  static LivingBackbone start(Path home) throws IOException {
    List<String> arguments = new ArrayList<>(COMMAND);
    arguments.addAll(List.of("--console-port", "0", "--home", home.toString()));
    Process process =
        new ProcessBuilder(
                Launch.here()
                    .with("-Djukigate.root=" + Typed.ROOT)
                    .with("-Dstdout.encoding=UTF-8")
                    .command(Main.class, arguments))
            .redirectError(Files.createDirectories(home).resolve("up.err").toFile())
            .start();
    return new LivingBackbone(home, process, said(home, process));
  }

  /** The lines of the gateway and, as the last, the link. */
  private static List<String> said(Path home, Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher link = LINK.matcher(line);
      if (link.find()) {
        said.add(link.group());
        return said;
      }
      if (line.startsWith("Gateway: ")) {
        said.add(line);
      }
    }
    throw new IllegalStateException("not up: " + Files.readString(home.resolve("up.err")));
  }

  Path home() {
    return home;
  }

  /** Where the gateway listens. */
  URI gateway() {
    return gateway;
  }

  /** The one that {@code up} printed, for an administrator. */
  String firstLink() {
    return firstLink;
  }

  /** A new one. */
  String link(String role) {
    Typed typed = type("console", "link", "--role", role);
    Matcher link = LINK.matcher(typed.out());
    assertThat(link.find()).as(typed.err()).isTrue();
    return link.group();
  }

  /** Runs a command beside it. */
  Typed type(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--home", home.toString(), "--lang", "en"));
    return Typed.command(command.toArray(String[]::new));
  }

  /** As by a failing machine. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    try {
      process.getInputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
