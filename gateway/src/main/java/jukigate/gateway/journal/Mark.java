package jukigate.gateway.journal;

import jukigate.domain.refusal.Stage;

/** How long a step took. */
public record Mark(Stage stage, long micros) {
  @Override
  public String toString() {
    return stage + "=" + micros;
  }
}
