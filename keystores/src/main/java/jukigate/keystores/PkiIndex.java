package jukigate.keystores;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/** What the PKI holds, in memory. One thread changes it, under the lock of the folder. */
final class PkiIndex {
  private final Map<String, CertificateEntry> entries = new LinkedHashMap<>();
  private final Map<String, Long> crlNumbers = new LinkedHashMap<>();

  List<CertificateEntry> entries() {
    return List.copyOf(entries.values());
  }

  Map<String, Long> crlNumbers() {
    return crlNumbers;
  }

  Optional<CertificateEntry> named(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** By name or by serial number in hex, with or without colons. */
  Optional<CertificateEntry> find(String serialOrName) {
    String serial = serialOrName.replace(":", "");
    return Stream.concat(
            named(serialOrName).stream(),
            matching(
                entry ->
                    serial.matches("[0-9A-Fa-f]{8,64}")
                        && entry.facts().serial().equals(new BigInteger(serial, 16))))
        .findFirst();
  }

  Stream<CertificateEntry> matching(Predicate<CertificateEntry> condition) {
    return new ArrayList<>(entries.values()).stream().filter(condition);
  }

  /** Revoked certificates of one CA. */
  List<CertificateEntry> revokedBy(String issuer) {
    return matching(
            entry -> entry.facts().issuer().equals(issuer) && entry.revocation().isPresent())
        .toList();
  }

  /** The CAs, in the order in which they were minted. */
  Stream<CertificateEntry> authorities() {
    return matching(entry -> entry.holder().origin() == CertificateEntry.Origin.AUTHORITY);
  }

  /** Labels of the CAs that publish a CRL; one that has left trust does not. */
  List<String> publishing() {
    return authorities()
        .filter(entry -> !(entry.superseded() && entry.revocation().isPresent()))
        .map(entry -> entry.holder().use())
        .filter(label -> AuthorityName.ofLabel(label).orElseThrow().publishesCrl())
        .toList();
  }

  /** The generation of CAs that issues: the oldest one that is not superseded. */
  int issuingGeneration() {
    return authorities()
        .filter(entry -> !entry.superseded())
        .map(entry -> entry.holder().use())
        .filter(label -> AuthorityName.ofLabel(label).orElseThrow().trusted())
        .mapToInt(AuthorityName::generationOf)
        .min()
        .orElse(1);
  }

  Stream<CertificateEntry> external(NodeId node, KeyRole role) {
    return matching(
        entry ->
            entry.holder().origin() == CertificateEntry.Origin.EXTERNAL
                && entry.holder().node().equals(Optional.of(node))
                && entry.holder().use().equals(role.label()));
  }

  /** Adds or changes one. */
  void put(CertificateEntry entry) {
    entries.put(entry.name(), entry);
  }

  /** Adds one; the one that had the name stays, as superseded, so that it can be revoked. */
  void replace(CertificateEntry entry) {
    CertificateEntry before = entries.remove(entry.name());
    if (before != null && !before.facts().serial().equals(entry.facts().serial())) {
      String name = before.name() + "@" + before.serialHex().substring(0, 8);
      entries.put(name, before.supersededAs(name));
    }
    entries.put(entry.name(), entry);
  }

  long nextCrlNumber(String issuer) {
    return crlNumbers.merge(issuer, 1L, Long::sum);
  }
}
