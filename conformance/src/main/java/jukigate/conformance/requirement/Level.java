package jukigate.conformance.requirement;

/** How strong a requirement is (RFC 2119). */
public enum Level {
  MUST("MUST"),
  MUST_NOT("MUST NOT"),
  SHOULD("SHOULD"),
  SHOULD_NOT("SHOULD NOT");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  /** As RFC 2119 writes it. */
  public String word() {
    return word;
  }

  /** Whether who does not meet it does not conform. */
  public boolean isObligation() {
    return this == MUST || this == MUST_NOT;
  }

  static Level ofWord(String word) {
    return valueOf(word.replace(' ', '_'));
  }
}
