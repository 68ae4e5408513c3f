package jukigate.app.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import jukigate.app.Main;
import jukigate.app.process.Launch;
import jukigate.domain.Language;

/**
 * A command as it was typed, and what came of it.
 *
 * @param exit the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record Typed(int exit, String out, String err) {
  /** The folder of the launcher, seen from the module in which the tests run. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Runs a command line in this process, on an English machine. */
  public static Typed command(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        CommandLineRun.run(
            new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                InstantSource.system(),
                new SecureRandom(),
                ROOT,
                Language.EN),
            arguments);
    return new Typed(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /**
   * Runs it in a process of its own: it changes its JVM for good.
   *
   * @param folder for what it writes to standard output and error
   */
  public static Typed process(Path folder, String... arguments) {
    List<String> command =
        Launch.here()
            .brief()
            .with("-Djukigate.root=" + ROOT)
            .with("-Dstdout.encoding=UTF-8")
            .with("-Dstderr.encoding=UTF-8")
            .command(Main.class, List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "typed", ".out");
      Path err = Files.createTempFile(folder, "typed", ".err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Typed(process.waitFor(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended by somebody", e);
    }
  }
}
