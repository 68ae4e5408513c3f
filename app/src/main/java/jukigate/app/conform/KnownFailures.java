package jukigate.app.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** A file with ids of cases that are known to fail, one in a line; a remark begins with #. */
public final class KnownFailures {
  private KnownFailures() {}

  /** Refused with FILE_UNREADABLE. */
  public static Outcome<Set<String>> read(Path file) {
    try (var lines = Files.lines(file)) {
      return Outcome.passed(
          lines
              .map(line -> line.replaceFirst("#.*", "").strip())
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }
}
