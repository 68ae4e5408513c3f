package jukigate.conformance.attack;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Draft;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.conformance.sut.Told.State;
import jukigate.domain.refusal.Outcome;

/**
 * A municipal CS that wraps and signs what it is handed, and changes it in one place.
 *
 * @param defect what it does wrong
 * @param waiting what was not acknowledged yet
 */
record DraftSender(Network network, UnaryOperator<Draft> defect, Map<Errand, List<Draft>> waiting)
    implements Adapter {
  DraftSender(Network network, UnaryOperator<Draft> defect) {
    this(network, defect, new HashMap<>());
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    return told(errand, errand.drafts().stream().map(defect).toList());
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    return told(errand, waiting.getOrDefault(errand, List.of()));
  }

  private Outcome<Told> told(Errand errand, List<Draft> drafts) {
    if (errand.drafts().isEmpty()) {
      return Outcome.passed(new Told(State.REFUSED, "nothing to send"));
    }
    List<Draft> unsettled = new ArrayList<>();
    State state = State.ACKNOWLEDGED;
    for (Draft draft : drafts) {
      String answer = answer(errand.gateway(), draft);
      boolean refused = answer.matches("JG-[B4].*");
      if (!answer.equals("accepted")) {
        state = refused ? State.REFUSED : State.WAITING;
      }
      if (!answer.equals("accepted") && !refused) {
        unsettled.add(draft);
      }
    }
    waiting.put(errand, unsettled);
    return Outcome.passed(new Told(state, ""));
  }

  private String answer(URI gateway, Draft draft) {
    try (Range range = new Range(StandTarget.at(gateway, network), network.random())) {
      Letter letter =
          range
              .letter(Target.CITY, draft.receiver(), draft.operation(), draft.purpose())
              .body(none -> draft.body());
      Letter sealed =
          draft.operation().encrypted()
              ? letter.encryptFor(network.pki().encryptionCertificate(draft.receiver()))
              : letter;
      return range
          .send(
              range.shot(
                  sealed,
                  range.post(sealed, range.seal(sealed)).target(range.path(draft.operation()))))
          .answer();
    }
  }
}
