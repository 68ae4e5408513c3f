package jukigate.conformance.attack;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.conformance.line.Approach;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Speech;
import jukigate.domain.number.ResidentCode;

/**
 * What is sent: on one connection, or on several that are judged together.
 *
 * @param resident who must be as before at the receiver
 * @param dials the connections, in turn unless the terms say otherwise; at least one
 * @param terms what is allowed to come of it
 */
public record Shot(ResidentCode resident, List<Dial> dials, Terms terms) {
  public Shot {
    dials = List.copyOf(dials);
  }

  /** On one connection, and nothing of it may pass. */
  public Shot(ResidentCode resident, Dial dial) {
    this(resident, List.of(dial), Terms.NOTHING_PASSES);
  }

  /** The first connection. */
  public Dial dial() {
    return dials.getFirst();
  }

  /** Asks for another host wherever it asks for the gateway. */
  public Shot at(String host) {
    return each(dial -> dial.over(dial.tls().map(tls -> tls.insteadOfGateway(host))));
  }

  /** The same words on another connection. */
  public Shot over(Dial.Tls tls) {
    return each(dial -> dial.over(Optional.of(tls)));
  }

  /** The same words, in a way that no library offers. */
  public Shot by(Approach way) {
    return each(dial -> dial.said(new Speech.Scripted(way)));
  }

  /** Every connection changed. */
  public Shot each(UnaryOperator<Dial> change) {
    return new Shot(resident, dials.stream().map(change).toList(), terms);
  }

  /** The same under other terms. */
  public Shot on(Terms other) {
    return new Shot(resident, dials, other);
  }

  /** This, then the other, on connections of their own. */
  public Shot then(Shot next) {
    return new Shot(resident, Stream.concat(dials.stream(), next.dials.stream()).toList(), terms);
  }
}
