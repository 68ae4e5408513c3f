package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.console.view.Audit;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** A log of seven leaves, and what was done to it. */
final class SomeAudit implements Audit {
  static final Head HEAD =
      new Head(7, "ab".repeat(32), "2026-11-23T00:00:00Z", "CN=gateway", "1f", true);

  private static final Signed SIGNED = new Signed("root", "sig", "cert", "");

  final List<String> done = new ArrayList<>();

  @Override
  public State state(Language language) {
    return new State(1, Optional.of(HEAD), 7, "", Optional.empty());
  }

  @Override
  public List<Head> heads(long below, int most) {
    done.add("heads " + below + " " + most);
    return List.of(HEAD);
  }

  @Override
  public void verify(boolean messages, boolean witnesses, String by) {
    done.add("verify " + messages + " " + witnesses + " by " + by);
  }

  @Override
  public Optional<Verification> verification(Language language) {
    return Optional.empty();
  }

  @Override
  public Proven proof(String message, String by) {
    if (!message.equals("3")) {
      throw new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, message));
    }
    done.add("proof " + message + " by " + by);
    return new Proven(
        new Proof("c-3", 7, SIGNED, List.of(new Leaf(2, "ADMITTED", List.of("cd")))), true);
  }

  @Override
  public Continued continuation(long before, long after, String by) {
    done.add("continuation " + before + " " + after + " by " + by);
    return new Continued(new Continuation(SIGNED, SIGNED, List.of("ef")), true);
  }

  @Override
  public List<Act> acts(long below, String act, int most) {
    done.add("acts " + below + " " + act + " " + most);
    return List.of(
        new Act(4, Optional.of(3L), "clock", "2026-11-23T00:00:00Z", Map.of("role", "tester")));
  }
}
