package jukigate.console.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What whoever sits at the console is there for. */
public enum Role {
  /** Looks. */
  VIEWER,
  /** Looks, and tries things out. */
  TESTER,
  /** Looks, and reads what proves something. */
  REVIEWER,
  /** May do everything. */
  ADMINISTRATOR;

  /** In links, on the command line and in the API, e.g. {@code viewer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> ofCode(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** Whether this role may do what is there for another. */
  public boolean covers(Role needed) {
    return this == ADMINISTRATOR || this == needed || needed == VIEWER;
  }
}
