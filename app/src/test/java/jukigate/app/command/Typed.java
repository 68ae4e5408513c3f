package jukigate.app.command;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
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
}
