package jukigate.app.attack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.report.RunFolder;
import jukigate.conformance.attack.Target;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.keystores.TestPki;

/**
 * Gateways of one run, alike but each with cities, a prefecture, a journal and databases of its
 * own, so that attacks on one are not seen at another.
 */
public final class OwnGateways implements AutoCloseable {
  private final List<OwnGateway> lanes;

  private OwnGateways(List<OwnGateway> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  /**
   * @param folder of the run; what is there is used again
   * @param count how many, 1 at least
   */
  public static Outcome<OwnGateways> start(
      TestPki pki, String profile, Path folder, int count, BackboneSetup.Around around) {
    List<OwnGateway> lanes = new ArrayList<>();
    for (int lane = 0; lane < count; lane++) {
      Path work = RunFolder.journal(lane(folder, lane)).getParent();
      switch (OwnGateway.start(pki, profile, work, around)) {
        case Outcome.Passed<OwnGateway>(OwnGateway started) -> lanes.add(started);
        case Outcome.Refused<OwnGateway>(Refusal why) -> {
          lanes.forEach(OwnGateway::close);
          return Outcome.refused(why);
        }
      }
    }
    return Outcome.passed(new OwnGateways(lanes));
  }

  /** The first has the folder itself. */
  private static Path lane(Path folder, int lane) {
    return lane == 0 ? folder : folder.resolve("lane-" + (lane + 1));
  }

  /** Options of {@code audit} for the journals. */
  public static List<String> journals(Path folder, int count) {
    return IntStream.range(0, count)
        .mapToObj(lane -> RunFolder.journalOption(lane(folder, lane)))
        .toList();
  }

  public OwnGateway first() {
    return lanes.getFirst();
  }

  public List<Target> targets(boolean nodes) {
    return lanes.stream().map(lane -> nodes ? lane.nodeTarget() : lane.target()).toList();
  }

  @Override
  public void close() {
    lanes.forEach(OwnGateway::close);
  }
}
