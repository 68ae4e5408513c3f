package jukigate.gateway.unseal;

import java.time.InstantSource;
import java.util.function.Function;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.parse.ParsedMessage;
import jukigate.wire.security.Unsealer;

/** Verifies the one signature, its coverage and its signer's certificate, as of now. */
public final class UnsealMessage implements Function<ParsedMessage, Outcome<SignedMessage>> {
  private final Unsealer unsealer;
  private final InstantSource clock;

  public UnsealMessage(Unsealer unsealer, InstantSource clock) {
    this.unsealer = unsealer;
    this.clock = clock;
  }

  @Override
  public Outcome<SignedMessage> apply(ParsedMessage parsed) {
    return unsealer
        .unseal(parsed.envelope(), clock.instant())
        .map(unsealed -> new SignedMessage(parsed.arrival(), unsealed));
  }
}
