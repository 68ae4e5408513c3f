package jukigate.app.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of the campaign, as the campaign sees it: started once, killed once. */
final class Child {
  private static final String UP = Report.UP.name();

  private final Process process;
  private final Map<String, CompletableFuture<Optional<String>>> awaited =
      new ConcurrentHashMap<>();
  private volatile boolean gone;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts it; returns at once.
   *
   * @param errors where it writes what it has to complain about
   */
  static Child start(List<String> command, Path errors) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      Child child = new Child(process);
      var unused = child.expect(Report.UP, "");
      Thread.ofPlatform().daemon().name("listen").start(child::listen);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isUp() {
    var up = awaited.get(UP);
    return !gone && up.isDone() && up.join().isPresent();
  }

  /** False when it died before, or was not up in time. */
  boolean awaitUp(Duration longest) {
    return within(awaited.get(UP), longest).isPresent();
  }

  /**
   * What it will report next about this; empty when it died before. To be asked for before the
   * order that leads to it.
   */
  CompletableFuture<Optional<String>> expect(Report report, String about) {
    var answer =
        awaited.computeIfAbsent(
            (report + " " + about).strip(), key -> new CompletableFuture<Optional<String>>());
    if (gone) {
      answer.complete(Optional.empty());
    }
    return answer;
  }

  /** Nobody hears it when the process is dead. */
  synchronized void tell(Order order, Object... more) {
    StringBuilder line = new StringBuilder(order.name());
    for (Object each : more) {
      line.append(' ').append(each);
    }
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException dead) {
      gone = true;
    }
  }

  /** Empty when it did not come in time. */
  static <T> Optional<T> within(CompletableFuture<Optional<T>> answer, Duration longest) {
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no answer fails", e.getCause());
    }
  }

  /** SIGKILL; returns when it is dead. */
  void kill() {
    gone = true;
    awaitEnd(process.destroyForcibly(), Duration.ofSeconds(60));
  }

  /** Lets it end in order; false when it had to be killed. */
  boolean stop(Duration longest) {
    try {
      process.getOutputStream().close();
    } catch (IOException dead) {
      gone = true;
    }
    boolean ended = awaitEnd(process, longest);
    if (!ended) {
      kill();
    }
    return ended;
  }

  /** Of a process that has ended. */
  int exitCode() {
    awaitEnd(process, Duration.ofSeconds(10));
    return process.isAlive() ? -1 : process.exitValue();
  }

  private static boolean awaitEnd(Process process, Duration longest) {
    try {
      return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void listen() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard(line);
      }
    } catch (IOException dead) {
      // as good as its end
    }
    gone = true;
    awaited.values().forEach(answer -> answer.complete(Optional.empty()));
  }

  /** A number that is counted anew each time is the last word of its line. */
  private void heard(String line) {
    boolean counts = line.startsWith(Report.OWED.name());
    String key = counts ? Report.OWED.name() : line;
    var answer = key.equals(UP) ? awaited.get(key) : awaited.remove(key);
    if (answer != null) {
      answer.complete(Optional.of(counts ? line.substring(key.length()).strip() : ""));
    }
  }
}
