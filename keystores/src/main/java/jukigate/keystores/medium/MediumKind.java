package jukigate.keystores.medium;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is on a medium. */
public enum MediumKind {
  /** Search conditions, from whom the law provides with identity information. */
  CONDITIONS,
  /** What was found. */
  RESULT;

  /** As the manifest writes it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<MediumKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
