package jukigate.gateway.parse;

import java.util.Optional;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;

/** A well-formed envelope of the prescribed structure. Only {@link ParseEnvelope} makes one. */
public final class ParsedMessage implements Progress {
  private final Arrival arrival;
  private final Envelope envelope;

  ParsedMessage(Arrival arrival, Envelope envelope) {
    this.arrival = arrival;
    this.envelope = envelope;
  }

  @Override
  public Arrival arrival() {
    return arrival;
  }

  public Envelope envelope() {
    return envelope;
  }

  @Override
  public Optional<Addressing> addressing() {
    return Optional.of(envelope.addressing());
  }
}
