package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import jukigate.app.report.Progress;
import picocli.CommandLine.Option;

/** Where a command writes how far it is, for a program that watches it. */
final class ProgressOption {
  @Option(names = "--progress", paramLabel = "<file>", descriptionKey = "progress")
  private Optional<Path> file = Optional.empty();

  /** Throws DISK_FULL. */
  Progress open() {
    return file.map(it -> Progress.open(it).orThrow()).orElse(Progress.NONE);
  }
}
