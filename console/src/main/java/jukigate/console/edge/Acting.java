package jukigate.console.edge;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import jukigate.console.view.Desk.Actor;

/** Who acts at a desk, and why. */
final class Acting {
  private static final String USUAL = "op-console";
  private static final String OPERATOR = "[0-9A-Za-z][0-9A-Za-z._\\-]{0,31}";
  private static final int LONGEST_REASON = 100;

  private Acting() {}

  /** Without a reason: what is personal stays masked. */
  static Actor of(SecurityContext who, String operator) {
    return with(who, operator, "");
  }

  /** With a reason, which there has to be. */
  static Actor because(SecurityContext who, String operator, String reason) {
    String why = Optional.ofNullable(reason).map(String::strip).orElse("");
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw Given.invalid("reason: 1…" + LONGEST_REASON);
    }
    return with(who, operator, why);
  }

  private static Actor with(SecurityContext who, String operator, String reason) {
    String id = Optional.ofNullable(operator).filter(it -> !it.isEmpty()).orElse(USUAL);
    if (!id.matches(OPERATOR)) {
      throw Given.invalid("operator: " + OPERATOR);
    }
    return new Actor(Visitor.of(who).session().role().code(), id, reason);
  }
}
