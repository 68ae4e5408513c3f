package jukigate.keystores;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** Opens test PKIs at a fixed time. */
final class Pki {
  static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  static final NodeId SHIZUOKA = new NodeId("cs-221007");
  static final NodeId YOKOHAMA = new NodeId("cs-141003");

  private Pki() {}

  static TestPki open(Path folder) {
    return open(folder, NOW);
  }

  static TestPki open(Path folder, Instant now) {
    return tryOpen(folder, now, Map.of()).orThrow();
  }

  static Outcome<TestPki> tryOpen(Path folder, Instant now, Map<String, String> environment) {
    return tryOpen(folder, InstantSource.fixed(now), environment, Duration.ofSeconds(20));
  }

  static Outcome<TestPki> tryOpen(
      Path folder, InstantSource clock, Map<String, String> environment, Duration patience) {
    return TestPki.openOrMint(
        new PkiFolder(folder),
        clock,
        new SecureRandom(),
        new TestPki.Opening(environment, patience));
  }

  static RefusalCode code(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?> refused -> refused.refusal().code();
      case Outcome.Passed<?> passed -> throw new AssertionError("passed: " + passed.value());
    };
  }

  static RefusalCode code(Runnable work) {
    return refusal(work).code();
  }

  static Refusal refusal(Runnable work) {
    try {
      work.run();
    } catch (RefusedException e) {
      return e.refusal();
    }
    throw new AssertionError("nothing was refused");
  }
}
