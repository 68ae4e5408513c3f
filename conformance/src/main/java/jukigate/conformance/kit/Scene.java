package jukigate.conformance.kit;

import jukigate.domain.Bilingual;

/** What the system under test goes through; several cases may look at one. */
public sealed interface Scene permits Sending, Receiving, Story {
  /** Stable, e.g. {@code lost-answer}. */
  String id();

  /** What happens in it. */
  Bilingual title();
}
