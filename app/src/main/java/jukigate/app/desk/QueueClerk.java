package jukigate.app.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;

/** Shows and moves the letters that the nodes of this process owe. */
record QueueClerk(Optional<SimulatedNodes> nodes, InstantSource clock) {

  QueueAnswer answer(QueueErrand errand) {
    boolean done =
        switch (errand.wish()) {
          case LIST -> true;
          case RETRY ->
              nodes.filter(here -> here.requeue(errand.letter(), clock.instant())).isPresent();
          case GIVE_UP -> nodes.filter(here -> here.giveUp(errand.letter())).isPresent();
        };
    List<DeskResult.Refused> refusals =
        done
            ? List.of()
            : List.of(
                DeskResult.Refused.of(Refusal.of(RefusalCode.LETTER_NOT_OWED, errand.letter())));
    return new QueueAnswer(refusals, letters());
  }

  /** Of a gateway that is up alone: none. */
  private List<QueueAnswer.Letter> letters() {
    return nodes.map(SimulatedNodes::owed).orElse(List.of()).stream()
        .map(QueueClerk::letter)
        .toList();
  }

  private static QueueAnswer.Letter letter(OutboxEntry.Stored stored) {
    OutboxEntry entry = stored.entry();
    return new QueueAnswer.Letter(
        stored.id(),
        entry.node().value(),
        entry.destination().value(),
        entry.operation().name(),
        stored.state().name(),
        stored.attempts(),
        stored.lastRefusal().orElse(""),
        stored.state() == OutboxState.WAITING ? stored.nextAttemptAt().toString() : "");
  }
}
