package jukigate.conformance.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;

/**
 * One connection to be played.
 *
 * @param version of TLS, as the JDK names it
 * @param reason refusal that must be on record; empty when the connection must be taken
 */
public record Cell(
    Place place, Defect defect, String version, SecurityProfile profile, Optional<String> reason) {
  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  /**
   * The whole matrix of a profile, place by place, the good certificate first and last. A version
   * that the profile does not have is refused before any certificate is looked at: it is played
   * once, with the good one.
   */
  public static List<Cell> of(SecurityProfile profile) {
    List<Cell> cells = new ArrayList<>();
    for (Place place : Place.values()) {
      for (String version : VERSIONS) {
        for (Defect defect : Defect.values()) {
          boolean spoken = profile.tls().protocols().contains(version);
          if (defect.isAt(place) && (spoken || defect == Defect.GOOD)) {
            cells.add(
                new Cell(
                    place,
                    defect,
                    version,
                    profile,
                    spoken
                        ? defect.reason(place)
                        : Optional.of(RefusalCode.HANDSHAKE_FAILED.id())));
          }
        }
      }
    }
    return cells;
  }

  /** E.g. {@code node-dials/expired/TLSv1.3/high}. */
  public String name() {
    return String.join("/", place.label(), defect.label(), version, profile.name());
  }

  public boolean mustBeTaken() {
    return reason.isEmpty();
  }
}
