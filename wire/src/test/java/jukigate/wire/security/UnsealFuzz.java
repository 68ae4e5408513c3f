package jukigate.wire.security;

import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.xml.SafeXml;

/**
 * A signed message after any edits: refused, or it still says what its signer said, in every part
 * that counts. Plain and encrypted. A fuzzer calls it, and {@link FuzzCorpusTest}.
 */
public final class UnsealFuzz {
  private static final Wire WIRE = Wire.high();
  private static final List<Original> ORIGINALS =
      List.of(
          Original.of(WIRE.sealed()),
          Original.of(WIRE.sealer.seal(WIRE.encryptedRequest(), WIRE.signer)));

  private record Original(Payload message, Meaning meaning) {
    static Original of(Payload message) {
      return new Original(message, Meaning.of(WIRE.unseal(message).orThrow()));
    }
  }

  /** What a receiver acts on. */
  private record Meaning(Object addressing, Object dispatch, Object validity, Payload body) {
    static Meaning of(UnsealedMessage message) {
      return new Meaning(
          message.addressing(),
          message.dispatch(),
          message.validity(),
          SafeXml.exclusive(message.open(WIRE.decryption).orThrow(), ""));
    }
  }

  private UnsealFuzz() {}

  /** Makes keys and messages before the clock of the first input runs. The name is the fuzzer's. */
  public static void fuzzerInitialize() {}

  /** The name is the fuzzer's. */
  public static void fuzzerTestOneInput(byte[] script) {
    for (Original original : ORIGINALS) {
      Payload edited = Payload.of(EditScript.apply(original.message().toByteArray(), script));
      if (WIRE.unseal(edited) instanceof Outcome.Passed<UnsealedMessage>(var message)
          && !Meaning.of(message).equals(original.meaning())) {
        throw new IllegalStateException("accepted, and says something else");
      }
    }
  }
}
