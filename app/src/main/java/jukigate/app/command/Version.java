package jukigate.app.command;

import java.util.Optional;

/** The version of this build, from the manifest of its jar. */
public final class Version {
  private Version() {}

  static String line() {
    return "jukigate " + number() + ", Java " + Runtime.version();
  }

  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(development)");
  }
}
