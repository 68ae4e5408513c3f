package jukigate.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
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
            Path.of(System.getProperty("jukigate.root", ".")).toAbsolutePath().normalize(),
            Language.of(Locale.getDefault()));
    int exit = CommandLineRun.run(surroundings, arguments);
    // On a thread of its own: once a signal stops the JVM, exit() waits for the hooks, and the
    // hook of a command that is up waits for this thread.
    new Thread(() -> System.exit(exit), "exit").start();
  }
}
