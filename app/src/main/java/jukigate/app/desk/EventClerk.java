package jukigate.app.desk;

import java.nio.file.Path;
import java.util.List;
import jukigate.app.counter.Counter;
import jukigate.app.counter.Sent;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.resident.event.ResidentEventFile;

/** Enters event files at the municipal CS that they name. */
record EventClerk(Counter counter) {

  DeskResult take(Path file) {
    return result(ResidentEventFile.read(file).then(counter::enter));
  }

  /** Approves or refuses what waits for an officer. */
  DeskResult decide(CsDecision decision) {
    return result(counter.decide(new NodeId(decision.node()), decision.decision()));
  }

  private static DeskResult result(Outcome<Sent> outcome) {
    return switch (outcome) {
      case Outcome.Passed<Sent>(Sent sent) -> DeskResult.entered(sent.again(), notifications(sent));
      case Outcome.Refused<Sent>(Refusal refusal) -> DeskResult.refused(refusal);
    };
  }

  /** As they travel between processes. */
  static List<DeskResult.Notification> notifications(Sent sent) {
    return sent.notifications().stream()
        .map(
            one ->
                new DeskResult.Notification(one.operation(), one.to(), one.state(), one.remark()))
        .toList();
  }
}
