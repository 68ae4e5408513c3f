package jukigate.app.console;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jukigate.console.view.Desk.Actor;
import jukigate.console.view.Letters;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;

/** The outboxes of the nodes that are played here. */
record BackboneLetters(Desks desks) implements Letters {
  @Override
  public List<Letter> owed(String node) {
    return desks.backbone().nodes().map(SimulatedNodes::owed).orElse(List.of()).stream()
        .filter(stored -> stored.entry().node().value().equals(node))
        .map(BackboneLetters::letter)
        .toList();
  }

  @Override
  public List<Letter> retry(String node, long letter, Actor actor) {
    var now = desks.backbone().clock().instant();
    return moved("retry", node, letter, actor, here -> here.requeue(letter, now));
  }

  @Override
  public List<Letter> giveUp(String node, long letter, Actor actor) {
    return moved("give-up", node, letter, actor, here -> here.giveUp(letter));
  }

  private List<Letter> moved(
      String what, String node, long letter, Actor actor, Predicate<SimulatedNodes> act) {
    boolean own = owed(node).stream().anyMatch(one -> one.number() == letter);
    if (!own || desks.backbone().nodes().filter(act).isEmpty()) {
      throw new RefusedException(Refusal.of(RefusalCode.LETTER_NOT_OWED, letter));
    }
    desks.onRecord(what, node, actor, Map.of("letter", Long.toString(letter)));
    return owed(node);
  }

  private static Letter letter(OutboxEntry.Stored stored) {
    OutboxEntry entry = stored.entry();
    return new Letter(
        stored.id(),
        entry.destination().value(),
        entry.operation().exchange(),
        entry.operation().name(),
        entry.requestNumber(),
        stored.state().name(),
        stored.attempts(),
        stored.lastRefusal().orElse(""),
        stored.state() == OutboxState.WAITING ? stored.nextAttemptAt().toString() : "");
  }
}
