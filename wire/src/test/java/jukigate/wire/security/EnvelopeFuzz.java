package jukigate.wire.security;

import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/**
 * Any bytes at the first step of the way: a refusal or an envelope, never an exception, and an
 * envelope that means the same when it is written and read again. A fuzzer calls it, and {@link
 * FuzzCorpusTest}.
 */
public final class EnvelopeFuzz {
  private EnvelopeFuzz() {}

  /** The name is the fuzzer's. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (Direction direction : Direction.values()) {
      if (parse(Payload.of(input), direction) instanceof Outcome.Passed<Envelope>(var envelope)) {
        check(envelope, direction);
      }
    }
  }

  private static void check(Envelope envelope, Direction direction) {
    Payload again = SafeXml.serialize(envelope.bodyChild().getOwnerDocument());
    Envelope reread = parse(again, direction).orThrow();
    boolean same =
        reread.headers().equals(envelope.headers())
            && SafeXml.exclusive(reread.bodyChild(), "")
                .equals(SafeXml.exclusive(envelope.bodyChild(), ""));
    if (!same) {
      throw new IllegalStateException("means something else when it is read again");
    }
  }

  private static Outcome<Envelope> parse(Payload payload, Direction direction) {
    return Envelope.parse(payload, direction, XmlLimits.DEFAULT);
  }
}
