package jukigate.conformance.attack;

import java.util.function.Function;
import jukigate.conformance.stand.Network;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.refusal.Outcome;

/**
 * A municipal CS that sends, and does one thing wrong each time.
 *
 * @param shot what it sends instead of a good message
 */
record MutantSender(Network network, Function<Range, Shot> shot) implements Adapter {

  /** Does nothing wrong. */
  static Shot good(Range range) {
    Letter letter = range.letter();
    return range.shot(letter, range.seal(letter));
  }

  @Override
  public Outcome<Told> send(Errand errand) {
    try (Range range = new Range(StandTarget.at(errand.gateway(), network), network.random())) {
      String heard = range.send(shot.apply(range)).answer();
      return Outcome.passed(
          heard.equals("accepted")
              ? new Told(Told.State.ACKNOWLEDGED, "")
              : new Told(Told.State.WAITING, heard));
    }
  }

  @Override
  public Outcome<Told> again(Errand errand) {
    return send(errand);
  }
}
