package jukigate.app.runs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which command a run is. */
public enum RunKind {
  REPLAY,
  CONFORM,
  ATTACK;

  /** The command, e.g. {@code replay}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RunKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
