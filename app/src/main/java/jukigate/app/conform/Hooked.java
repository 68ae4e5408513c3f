package jukigate.app.conform;

import java.util.HashSet;
import java.util.Set;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * A command that is asked only for what its file says it knows beside messages: nobody's command
 * breaks because the kit has learnt something.
 *
 * @param hooks of {@link #KNOWN}
 * @param over errands that were acknowledged: a command that remembers nothing would send them
 *     again
 */
record Hooked(Adapter command, Set<String> hooks, Set<Errand> over) implements Adapter {
  private static final String EVENTS = "events";
  private static final String RESTART = "restart";
  private static final String RENEW = "renew";

  /** Events that send nothing; the end of the system and its start; its new certificates. */
  static final Set<String> KNOWN = Set.of(EVENTS, RESTART, RENEW);

  Hooked {
    hooks = Set.copyOf(hooks);
  }

  Hooked(Adapter command, Set<String> hooks) {
    this(command, hooks, new HashSet<>());
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    return errand.drafts().isEmpty() && !hooks.contains(EVENTS)
        ? Outcome.refused(RefusalCode.ADAPTER_MISSING)
        : noted(errand, command.send(errand));
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    boolean nothing = errand.drafts().isEmpty() || over.contains(errand);
    return nothing && !hooks.contains(EVENTS)
        ? Outcome.refused(RefusalCode.ADAPTER_MISSING)
        : noted(errand, command.again(errand));
  }

  private Outcome<Told> noted(Errand errand, Outcome<Told> told) {
    if (told.isPassed() && told.orThrow().state() == Told.State.ACKNOWLEDGED) {
      over.add(errand);
    }
    return told;
  }

  @Override
  public Outcome<Told> restart() {
    return hooks.contains(RESTART) ? command.restart() : Adapter.super.restart();
  }

  @Override
  public Outcome<Told> renew() {
    return hooks.contains(RENEW) ? command.renew() : Adapter.super.renew();
  }
}
