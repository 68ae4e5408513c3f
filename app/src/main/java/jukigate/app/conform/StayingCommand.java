package jukigate.app.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.Outcome;

/**
 * The command of {@link CommandAdapter}, started once: one JSON object a line goes to its standard
 * input, and it writes one line for each. It ends when its standard input does. One that ends
 * before, answers too late, or writes anything but an answer is ended, and started anew for the
 * next message: what it would write later belongs to nothing.
 */
final class StayingCommand implements Adapter, AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final List<String> command;
  private final Duration timeout;
  private final Path work;
  private Optional<Running> running = Optional.empty();

  /**
   * @param timeout for each answer
   * @param work folder for what it writes to standard error
   */
  StayingCommand(List<String> command, Duration timeout, Path work) {
    this.command = List.copyOf(command);
    this.timeout = timeout;
    this.work = work;
  }

  private record Running(Process process, Writer in, BufferedReader out) {
    /** Empty when it has ended. */
    Optional<String> answer(String question) {
      try {
        in.write(question + "\n");
        in.flush();
        return Optional.ofNullable(out.readLine());
      } catch (IOException ended) {
        return Optional.empty();
      }
    }

    void end() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    return told(CommandAdapter.question("send", errand));
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    return told(CommandAdapter.question("again", errand));
  }

  @Override
  public Outcome<Told> restart() {
    return told(CommandAdapter.question("restart"));
  }

  @Override
  public Outcome<Told> renew() {
    return told(CommandAdapter.question("renew"));
  }

  Outcome<Told> told(String question) {
    Outcome<Told> told = ask(question);
    if (!told.isPassed()) {
      running.ifPresent(Running::end);
      running = Optional.empty();
    }
    return told;
  }

  private Outcome<Told> ask(String question) {
    try {
      Running now = started();
      Optional<String> line =
          CompletableFuture.supplyAsync(() -> now.answer(question), Thread::startVirtualThread)
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return line.isPresent()
          ? CommandAdapter.answer(line.get(), errors())
          : CommandAdapter.failed(exit(now.process()), errors());
    } catch (TimeoutException late) {
      return CommandAdapter.failed("timeout " + timeout.toSeconds() + " s", errors());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CommandAdapter.failed("interrupted", errors());
    } catch (ExecutionException | IOException e) {
      return CommandAdapter.failed(e.getMessage(), errors());
    }
  }

  private Path errors() {
    return work.resolve("adapter.err");
  }

  private Running started() throws IOException {
    if (running.isEmpty()) {
      Files.createDirectories(work);
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
              .start();
      running =
          Optional.of(
              new Running(
                  process,
                  process.outputWriter(StandardCharsets.UTF_8),
                  process.inputReader(StandardCharsets.UTF_8)));
    }
    return running.get();
  }

  private static String exit(Process process) throws InterruptedException {
    return process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
        ? "exit " + process.exitValue()
        : "standard output was closed";
  }

  /** Ends it as its own input would; by force where it does not mind that. */
  @Override
  public void close() {
    running.ifPresent(StayingCommand::close);
    running = Optional.empty();
  }

  private static void close(Running now) {
    try {
      now.in().close();
      boolean unused = now.process().waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      now.end();
    }
  }
}
