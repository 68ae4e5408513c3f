package jukigate.keystores;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The CRL that the distribution point gives out: the published one, or a wrong one. */
final class CrlAnswers {
  private static final Duration PAST = Duration.ofDays(14);

  private final Vault vault;
  private final CrlMint mint;

  CrlAnswers(Vault vault) {
    this.vault = vault;
    this.mint = new CrlMint(vault.mint());
  }

  /**
   * A CRL in DER; empty when this CA has none, or none is given out.
   *
   * @param label of the CA, e.g. {@code tls-ca}
   */
  Optional<byte[]> list(String label, ResponderMode mode) {
    boolean silent = mode == ResponderMode.UNKNOWN || mode == ResponderMode.TRY_LATER;
    return silent || !vault.current().publishing().contains(label)
        ? Optional.empty()
        : Optional.of(der(made(label, mode)));
  }

  private X509CRL made(String label, ResponderMode mode) {
    Authority authority = vault.authority(label);
    Instant now = vault.now();
    Period current = new Period(now, now.plus(CrlMint.VALIDITY));
    List<CertificateEntry> all =
        vault
            .current()
            .matching(entry -> entry.facts().issuer().equals(label))
            .map(entry -> revoked(entry, now))
            .toList();
    return switch (mode) {
      case REVOKED -> mint.crl(authority, Long.MAX_VALUE, current, all);
      case STALE ->
          mint.crl(
              authority,
              1,
              new Period(now.minus(PAST), now.minus(PAST).plus(CrlMint.VALIDITY)),
              List.of());
      case OTHER_ISSUER, NO_EKU, BAD_SIGNATURE ->
          mint.crl(
              new Authority(
                  label, vault.authority(AuthorityName.UNKNOWN_CA).key(), authority.chain()),
              Long.MAX_VALUE,
              current,
              List.of());
      default -> KeyFiles.readCrl(vault.folder().resolve("trust/crls/" + label + ".crl.pem"));
    };
  }

  private static CertificateEntry revoked(CertificateEntry entry, Instant now) {
    return entry.revoked(
        new CertificateEntry.Revocation(
            Authorities.revocationDate(now), RevocationReason.KEY_COMPROMISE));
  }

  private static byte[] der(X509CRL list) {
    try {
      return list.getEncoded();
    } catch (CRLException e) {
      throw new IllegalStateException("CRL without encoding", e);
    }
  }
}
