package jukigate.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jukigate.gateway.journal.AnchorFile;

/** Time: whoever sets the clock back makes old messages fresh and revoked certificates good. */
final class ClockChecks {
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private ClockChecks() {}

  /**
   * @param machine the time of the machine
   * @param backbone the time of the home folder, which may be set by {@code jukigate clock}
   */
  static List<Check> of(Path home, Instant machine, Instant backbone) {
    return List.of(forward(home, machine), real(machine, backbone));
  }

  /** The file of signed heads grows with every decision: nothing on record is younger. */
  private static Check forward(Path home, Instant machine) {
    Path heads = AnchorFile.of(home.resolve("gateway")).file();
    String id = "clock.forward";
    String wanted = "<= " + machine;
    if (!Files.exists(heads)) {
      return Check.absent(id, wanted);
    }
    try {
      Instant newest = Files.getLastModifiedTime(heads).toInstant();
      boolean holds = !newest.isAfter(machine.plus(TOLERANCE));
      return Check.of(id, holds, wanted, newest.toString());
    } catch (IOException e) {
      return Check.of(id, false, wanted, e.getClass().getSimpleName());
    }
  }

  private static Check real(Instant machine, Instant backbone) {
    Duration apart = Duration.between(machine, backbone);
    return Check.of(
        "clock.real",
        apart.abs().compareTo(TOLERANCE) <= 0,
        machine.toString(),
        backbone.toString());
  }
}
