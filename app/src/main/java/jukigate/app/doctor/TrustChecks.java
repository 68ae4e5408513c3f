package jukigate.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.keystores.TrustFolder;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.KeyStrength;
import jukigate.wire.trust.TrustMaterial;

/** The trust folder: whom this installation believes, and whether it can still tell who is out. */
final class TrustChecks {
  private static final Duration NOTICE = Duration.ofDays(30);

  private TrustChecks() {}

  static List<Check> of(Path home, SecurityProfile profile, Instant now) {
    Path folder = home.resolve("pki").resolve("trust");
    if (!Files.isDirectory(folder)) {
      return List.of(Check.absent("trust.folder", folder.toString()));
    }
    return switch (TrustFolder.read(folder)) {
      case Outcome.Refused<TrustMaterial> refused ->
          List.of(
              Check.of("trust.folder", false, folder.toString(), refused.refusal().code().id()));
      case Outcome.Passed<TrustMaterial>(var material) -> material(material, profile, now);
    };
  }

  private static List<Check> material(
      TrustMaterial material, SecurityProfile profile, Instant now) {
    List<X509Certificate> authorities =
        Stream.of(material.anchors(), material.issuers()).flatMap(Collection::stream).toList();
    List<Check> checks = new ArrayList<>();
    authorities.forEach(
        authority -> {
          String name = authority.getSubjectX500Principal().getName();
          checks.add(valid(authority, now).about(name));
          checks.add(strong(authority, profile).about(name));
          checks.add(revocation(authority, material.crls(), now).about(name));
        });
    return checks;
  }

  private static Check valid(X509Certificate authority, Instant now) {
    Instant end = authority.getNotAfter().toInstant();
    return Check.of(
        "trust.valid",
        !now.isBefore(authority.getNotBefore().toInstant()) && now.plus(NOTICE).isBefore(end),
        "> " + NOTICE.toDays() + " d",
        end.toString());
  }

  private static Check strong(X509Certificate authority, SecurityProfile profile) {
    Optional<String> weakness = KeyStrength.weaknessOf(authority, profile);
    return Check.of(
        "trust.strong",
        weakness.isEmpty(),
        profile.version(),
        weakness.orElse(authority.getSigAlgName()));
  }

  private static Check revocation(
      X509Certificate authority, Collection<X509CRL> lists, Instant now) {
    if (TrustFolder.isSilentOnPurpose(authority)) {
      return Check.absent("trust.revocation", "-");
    }
    Optional<X509CRL> newest =
        lists.stream()
            .filter(
                list -> list.getIssuerX500Principal().equals(authority.getSubjectX500Principal()))
            .max((one, other) -> one.getThisUpdate().compareTo(other.getThisUpdate()));
    boolean fresh =
        newest
            .filter(list -> !list.getThisUpdate().toInstant().isAfter(now))
            .filter(list -> list.getNextUpdate() != null)
            .filter(list -> now.isBefore(list.getNextUpdate().toInstant()))
            .isPresent();
    return Check.of(
        "trust.revocation",
        fresh,
        "thisUpdate <= " + now + " < nextUpdate",
        newest
            .map(list -> list.getThisUpdate().toInstant() + " .. " + nextUpdate(list))
            .orElse("no list"));
  }

  private static String nextUpdate(X509CRL list) {
    return list.getNextUpdate() == null ? "-" : list.getNextUpdate().toInstant().toString();
  }
}
