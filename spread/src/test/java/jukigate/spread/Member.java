package jukigate.spread;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link MemberProcess} as its parent sees it. Killed, it answers {@value #GONE}. */
final class Member implements AutoCloseable {
  static final String GONE = "gone";

  private final Process process;
  private final PrintWriter in;
  private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong tags = new AtomicLong();
  private volatile boolean gone;

  private Member(Process process) {
    this.process = process;
    this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().start(this::listen);
  }

  static Member start(String name, Path home, Map<String, InetSocketAddress> ports) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                MemberProcess.class.getName(),
                name,
                home.resolve(name).toString(),
                home.resolve("journal.key").toString()));
    ports.forEach((other, address) -> command.add(other + "=" + address.getPort()));
    try {
      return new Member(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a call. */
  String ask(String call) {
    return asked(call).join();
  }

  CompletableFuture<String> asked(String call) {
    String tag = "t" + tags.incrementAndGet();
    var answer = new CompletableFuture<String>();
    waiting.put(tag, answer);
    synchronized (in) {
      in.println(tag + " " + call);
      in.flush();
    }
    if (gone) {
      answer.complete(GONE);
    }
    return answer;
  }

  /** SIGKILL; it is dead when this returns. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        int space = line.indexOf(' ');
        var answer = space < 0 ? null : waiting.remove(line.substring(0, space));
        if (answer != null) {
          answer.complete(line.substring(space + 1));
        }
      }
    } catch (IOException killed) {
      // As if it had ended.
    }
    gone = true;
    waiting.values().forEach(answer -> answer.complete(GONE));
  }

  /** Lets it end by itself. */
  @Override
  public void close() {
    in.close();
    process.onExit().join();
  }
}
