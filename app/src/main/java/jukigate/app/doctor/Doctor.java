package jukigate.app.doctor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jukigate.wire.profile.SecurityProfile;

/**
 * Looks at an installation: nothing is written, and no default of the JDK, the operating system or
 * a library is taken for granted.
 */
public final class Doctor {
  private Doctor() {}

  /**
   * What is examined.
   *
   * @param home folder with keys, trust and records
   * @param machine the time of the machine
   * @param backbone the time of the home folder
   */
  public record Installation(
      Path home, SecurityProfile profile, Instant machine, Instant backbone) {}

  public static List<Check> examine(Installation it) {
    return Stream.of(
            JvmChecks.all(),
            HostChecks.of(it.home()),
            FileChecks.of(it.home()),
            TrustChecks.of(it.home(), it.profile(), it.backbone()),
            ClockChecks.of(it.home(), it.machine(), it.backbone()))
        .flatMap(List::stream)
        .toList();
  }
}
