package jukigate.app.weak;

import static java.util.Map.entry;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.conformance.attack.Target;
import jukigate.domain.refusal.Outcome;

/** Certificates. */
final class WeakTrust {
  private static final String TRUST = "jukigate.wire.trust.";

  private WeakTrust() {}

  static Map<String, Map<String, Call.Instead>> all() {
    return Map.ofEntries(
        entry(
            "certificate.path",
            Map.of(
                TRUST + "Paths#to",
                call -> Outcome.passed(List.of(call.argument(X509Certificate.class, 0))))),
        entry(
            "certificate.form",
            Map.of(TRUST + "CertificateForm#faultOf", Answers.give(Optional.empty()))),
        entry("certificate.dates", Map.of(TRUST + "Trust#isValidAt", Answers.give(true))),
        entry("certificate.revocation", Map.of(TRUST + "Trust#askRevocation", Answers.pass(0))),
        entry("certificate.usage", Map.of(TRUST + "CertificateUsage#isOf", Answers.give(true))),
        entry(
            "certificate.strength",
            Map.of(TRUST + "KeyStrength#weaknessOf", Answers.give(Optional.empty()))),
        entry("certificate.name", Map.of(TRUST + "NodeName#of", WeakTrust::anyName)));
  }

  private static Object anyName(Call call) throws Exception {
    return call.original() instanceof Optional<?> name && name.isPresent()
        ? name
        : Optional.of(Target.CITY);
  }
}
