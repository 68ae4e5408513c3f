package jukigate.simulators.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;

/**
 * What a server keeps of one resident: every update it ever took, oldest first. Nothing is removed;
 * a cancellation is one more entry (rule R21).
 *
 * @param entries the updates taken, at least one
 * @param flags flags of the record
 */
public record IdentityState(List<IdentityUpdate> entries, Set<RecordFlag> flags) {
  public IdentityState {
    entries = List.copyOf(entries);
    flags = Set.copyOf(flags);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a state has at least one update");
    }
  }

  /** The state after the first update of a resident. */
  public static IdentityState of(IdentityUpdate first) {
    return new IdentityState(List.of(first), Set.of());
  }

  /** The last update taken. */
  public IdentityUpdate last() {
    return entries.getLast();
  }

  public IdentityRecord current() {
    return last().record();
  }

  public int updateNumber() {
    return last().updateNumber();
  }

  public LocalGovernmentCode municipality() {
    return last().municipality();
  }

  /** Whether the person is a resident, cancellations taken into account. */
  public RecordStatus status() {
    return standing()
        .filter(update -> update.record().reason().kind() != EventReason.Kind.ERASURE)
        .map(update -> RecordStatus.OPEN)
        .orElse(RecordStatus.CLOSED);
  }

  public boolean isOpen() {
    return status() == RecordStatus.OPEN;
  }

  /** The last update that is not cancelled; empty when all are. */
  public Optional<IdentityUpdate> standing() {
    return lastOf(notCancelled());
  }

  /** The update that a cancellation now would bring back. */
  public Optional<IdentityUpdate> beforeStanding() {
    List<IdentityUpdate> kept = notCancelled();
    return kept.isEmpty() ? Optional.empty() : lastOf(kept.subList(0, kept.size() - 1));
  }

  public IdentityState append(IdentityUpdate update) {
    return new IdentityState(Stream.concat(entries.stream(), Stream.of(update)).toList(), flags);
  }

  public IdentityState withFlags(Set<RecordFlag> change) {
    return new IdentityState(entries, change);
  }

  private List<IdentityUpdate> notCancelled() {
    List<IdentityUpdate> kept = new ArrayList<>();
    for (IdentityUpdate update : entries) {
      if (!update.record().reason().isCancellation()) {
        kept.add(update);
      } else if (!kept.isEmpty()) {
        kept.removeLast();
      }
    }
    return kept;
  }

  private static Optional<IdentityUpdate> lastOf(List<IdentityUpdate> updates) {
    return updates.isEmpty() ? Optional.empty() : Optional.of(updates.getLast());
  }
}
