package jukigate.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jukigate.app.process.Launch;
import jukigate.store.OwnerOnly;

/**
 * An archive of classes for the processes of a campaign, made while it runs already. It is only a
 * help: without it all is the same, and slower.
 */
final class Archive implements AutoCloseable {
  private final Launch without;
  private final Launch with;
  private final Optional<Process> training;

  private Archive(Launch without, Launch with, Optional<Process> training) {
    this.without = without;
    this.with = with;
    this.training = training;
  }

  /** None: there is one already, or it would not be worth it. */
  static Archive none(Launch launch) {
    return new Archive(launch, launch, Optional.empty());
  }

  /**
   * Begins to make it; returns at once.
   *
   * @param folder a new one of its own
   */
  static Archive begin(Launch launch, Path pki, Path folder) {
    try {
      Launch packed = launch.packed(OwnerOnly.folder(folder)).with("-Xlog:disable");
      Path file = folder.resolve("classes.jsa");
      List<String> arguments = List.of(pki.toString(), folder.resolve("stores").toString());
      Process training =
          new ProcessBuilder(
                  packed
                      .with("-XX:ArchiveClassesAtExit=" + file)
                      .command(Training.class, arguments))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Archive(
          launch, packed.with("-XX:SharedArchiveFile=" + file), Optional.of(training));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the archive as soon as it is there. */
  Launch launch() {
    return training
        .filter(it -> !it.isAlive() && it.exitValue() == 0)
        .map(it -> with)
        .orElse(without);
  }

  @Override
  public void close() {
    training.ifPresent(Process::destroyForcibly);
  }
}
