package jukigate.app.conform;

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
 */
record Hooked(Adapter command, Set<String> hooks) implements Adapter {
  private static final String EVENTS = "events";
  private static final String RESTART = "restart";
  private static final String RENEW = "renew";

  /** Events that send nothing; the end of the system and its start; its new certificates. */
  static final Set<String> KNOWN = Set.of(EVENTS, RESTART, RENEW);

  Hooked {
    hooks = Set.copyOf(hooks);
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    return errand.drafts().isEmpty() && !hooks.contains(EVENTS)
        ? Outcome.refused(RefusalCode.ADAPTER_MISSING)
        : command.send(errand);
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    return errand.drafts().isEmpty() && !hooks.contains(EVENTS)
        ? Outcome.refused(RefusalCode.ADAPTER_MISSING)
        : command.again(errand);
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
