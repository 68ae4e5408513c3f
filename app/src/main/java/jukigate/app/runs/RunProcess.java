package jukigate.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import jukigate.app.process.Launch;
import jukigate.store.OwnerOnly;

/**
 * The process of a run: this program once more. It ends when its standard input does, and so when
 * whoever started it is gone, however that ended.
 */
final class RunProcess {
  private static final String MAIN = "jukigate.app.Tethered";
  private static final String ROOT = "jukigate.root";
  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final CompletableFuture<Void> ended;

  private RunProcess(Process process, IntConsumer end) {
    this.process = process;
    this.ended = process.onExit().thenAccept(gone -> end.accept(gone.exitValue()));
  }

  /**
   * Starts it; returns at once.
   *
   * @param arguments of the command line, not for a shell
   * @param output where it writes what it says
   * @param end is given the exit code
   */
  static RunProcess start(List<String> arguments, Path output, IntConsumer end) throws IOException {
    Files.createFile(output, OwnerOnly.rights(output));
    String root = System.getProperty(ROOT);
    Launch launch = root == null ? Launch.here() : Launch.here().with("-D" + ROOT + "=" + root);
    Process process =
        new ProcessBuilder(
                launch
                    .with("-Dstdout.encoding=UTF-8")
                    .with("-Dstderr.encoding=UTF-8")
                    .command(MAIN, arguments))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    return new RunProcess(process, end);
  }

  /** Ends it with all that it started; returns when its end was told. */
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException goneAlready) {
      // as wanted
    }
    if (!awaitEnd()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      boolean unused = process.destroyForcibly().isAlive();
    }
    ended.join();
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
