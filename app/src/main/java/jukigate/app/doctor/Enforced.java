package jukigate.app.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Target;

/**
 * What this JVM and these libraries really refuse: a setting that is read too late, or by nobody,
 * is seen here and nowhere else. A choice from every layer of the attacks.
 */
public final class Enforced {
  private static final List<String> IDS =
      List.of(
          "TLS-01", "TLS-02", "TLS-07", "TLS-08", "TLS-09", "TLS-10", "TLS-11", "TLS-20", "TLS-21",
          "PKI-01", "PKI-03", "PKI-04", "PKI-05", "PKI-08", "PKI-09", "PKI-15", "PKI-16", "AUT-01",
          "SIG-02", "SIG-04", "SIG-07", "SIG-08", "SIG-14", "SIG-17", "SIG-21", "RPL-01", "RPL-03",
          "RPL-04", "XML-01", "XML-02", "XML-03", "XML-07", "XML-08", "XML-13", "SOAP-01",
          "SOAP-07", "WSA-01", "HTTP-01", "HTTP-05");

  private Enforced() {}

  /** The attacks that are tried. */
  public static List<Attack> attacks() {
    return IDS.stream().map(id -> Attacks.ofId(id).orElseThrow()).toList();
  }

  /** One check for each attack. */
  public static List<Check> by(Target target, long seed) {
    List<AttackResult> results =
        new AttackRun(target, seed, Integer.MAX_VALUE).run(attacks(), result -> {});
    List<Check> checks = new ArrayList<>();
    for (AttackResult result : results) {
      checks.add(
          Check.of(
                  "enforced." + result.attack().id(),
                  result.isRefused(),
                  result.variants().size() + " x refused",
                  answers(result))
              .about(result.attack().title()));
    }
    return checks;
  }

  private static String answers(AttackResult result) {
    return result.variants().stream()
        .map(shown -> shown.isRefused() ? shown.answer() : shown.variant() + " " + shown.broken())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
