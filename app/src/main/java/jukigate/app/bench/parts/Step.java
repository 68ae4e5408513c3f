package jukigate.app.bench.parts;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.bench.parts.MessageSteps;

/** What is measured by itself, in the order in which a message meets it. */
public enum Step {
  PARSE(MessageSteps.class, "parse"),
  VERIFY(MessageSteps.class, "verify"),
  VERIFY_FLOOR(MessageSteps.class, "verifyFloor"),
  OPEN(MessageSteps.class, "open"),
  VALIDATE(MessageSteps.class, "validate"),
  JOURNAL(JournalSteps.class, "record"),
  SEAL(MessageSteps.class, "seal"),
  SEAL_FLOOR(MessageSteps.class, "sealFloor"),
  SEAL_ENCRYPTED(MessageSteps.class, "sealEncrypted");

  private final Class<?> place;
  private final String method;

  Step(Class<?> place, String method) {
    this.place = place;
    this.method = method;
  }

  /** How it is called on the command line and in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Step> of(String label) {
    return Stream.of(values()).filter(it -> it.label().equals(label)).findFirst();
  }

  /** The signatures and digests in it that nobody can leave out. */
  public Optional<Step> floor() {
    return switch (this) {
      case VERIFY -> Optional.of(VERIFY_FLOOR);
      case SEAL, SEAL_ENCRYPTED -> Optional.of(SEAL_FLOOR);
      default -> Optional.empty();
    };
  }

  /** What JMH finds it by, and nothing else. */
  String pattern() {
    return "^" + place.getName().replace(".", "\\.") + "\\." + method + "$";
  }
}
