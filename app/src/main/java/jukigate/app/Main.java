package jukigate.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import jukigate.app.command.CommandLineRun;
import jukigate.app.command.Surroundings;
import jukigate.domain.Language;

/** The entry of the launcher {@code ./jukigate}. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code ({@link
   * jukigate.app.command.ExitCode}).
   */
  public static void main(String[] arguments) {
    Surroundings surroundings =
        new Surroundings(
            System.out,
            System.err,
            System.in,
            InstantSource.system(),
            new SecureRandom(),
            root().toAbsolutePath().normalize(),
            Language.of(Locale.getDefault()));
    int exit = CommandLineRun.run(surroundings, arguments);
    // On a thread of its own: once a signal stops the JVM, exit() waits for the hooks, and the
    // hook of a command that is up waits for this thread.
    new Thread(() -> System.exit(exit), "exit").start();
  }

  /** The folder of the launcher; of the jar where there is none; else the working folder. */
  private static Path root() {
    return Optional.ofNullable(System.getProperty("jukigate.root"))
        .map(Path::of)
        .orElseGet(
            () -> {
              URI code =
                  URI.create(
                      Main.class.getProtectionDomain().getCodeSource().getLocation().toString());
              return Files.isRegularFile(Path.of(code)) ? Path.of(code).getParent() : Path.of("");
            });
  }
}
