package jukigate.keystores;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.refusal.RefusalCode;

/**
 * A certificate that must be refused, by name.
 *
 * @param id stable, e.g. {@code tls-expired}, {@code sign-other-node}
 * @param role how it is used: on TLS, or to sign messages
 * @param expected what the receiver must refuse it with (on TLS, in the handshake or by id)
 */
public record BadCertificate(String id, KeyRole role, RefusalCode expected) {
  private static final List<BadCertificate> ALL =
      Flaw.ROLES.stream()
          .flatMap(
              role ->
                  Arrays.stream(Flaw.values())
                      .filter(flaw -> !Flaw.OF_SERVERS.contains(flaw))
                      .map(flaw -> of(role, flaw)))
          .toList();
  private static final List<BadCertificate> OF_SERVERS =
      Flaw.OF_SERVERS.stream().sorted().map(flaw -> of(KeyRole.TLS, flaw)).toList();

  private static BadCertificate of(KeyRole role, Flaw flaw) {
    return new BadCertificate(role.label() + "-" + flaw.label(), role, flaw.expected());
  }

  /** Every one that whoever checks a certificate must refuse, TLS first. */
  public static List<BadCertificate> all() {
    return ALL;
  }

  /** For TLS, good for a client: a server with such a certificate must be refused. */
  public static List<BadCertificate> ofServers() {
    return OF_SERVERS;
  }

  public static Optional<BadCertificate> ofId(String id) {
    return Stream.concat(ALL.stream(), OF_SERVERS.stream())
        .filter(bad -> bad.id.equals(id))
        .findFirst();
  }

  /** What is wrong with it. */
  public String text(Language language) {
    return PkiTexts.text(language, "flaw." + flaw().label());
  }

  Flaw flaw() {
    String label = id.substring(role.label().length() + 1);
    return Arrays.stream(Flaw.values())
        .filter(flaw -> flaw.label().equals(label))
        .findFirst()
        .orElseThrow();
  }
}
