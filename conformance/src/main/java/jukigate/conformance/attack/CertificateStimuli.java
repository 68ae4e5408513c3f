package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.conformance.line.Dial;
import jukigate.domain.node.NodeId;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.KeyRole;
import jukigate.wire.key.TlsIdentity;

/** PKI: every bad certificate of the test PKI, on TLS and under a signature. */
final class CertificateStimuli {
  private CertificateStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("PKI-01", both("unknown-ca")),
        entry("PKI-02", both("self-signed")),
        entry("PKI-03", both("expired", "not-yet-valid")),
        entry("PKI-04", both("revoked")),
        entry("PKI-05", both("ca-without-crl")),
        entry("PKI-07", both("revoked-ca")),
        entry("PKI-08", both("other-usage", "eku-server-only", "eku-any", "eku-absent")),
        entry("PKI-09", both("no-digital-signature")),
        entry("PKI-10", both("issued-by-node")),
        entry("PKI-14", both("unknown-critical")),
        entry("PKI-15", both("rsa-1024")),
        entry("PKI-16", both("sha1")),
        entry("PKI-20", both("no-node-uri", "two-node-uris", "malformed-node-uri")),
        entry("PKI-25", both("ca-as-leaf")));
  }

  /** Mints what is missing, so that the lists of revoked certificates name them from the start. */
  static void mint(jukigate.keystores.BadIdentities bad) {
    for (BadCertificate each : BadCertificate.all()) {
      if (each.role() == KeyRole.TLS) {
        bad.tls(each, Target.CITY);
      } else {
        bad.signing(each, Target.CITY);
      }
    }
  }

  /** The same for who answers. */
  static void mintAnswering(jukigate.keystores.BadIdentities bad) {
    bad.signing(bad("sign-revoked"), Target.FALSE_PREFECTURE);
  }

  private static List<Variant> both(String... flaws) {
    return Stream.of(flaws).flatMap(flaw -> Stream.of(tls(flaw), sign(flaw))).toList();
  }

  static Variant tls(String flaw) {
    return new Variant(
        "tls-" + flaw,
        range -> {
          Letter letter = range.letter();
          NodeId client = range.target().client(range.writer());
          TlsIdentity shown = range.target().pki().bad().tls(bad("tls-" + flaw), client);
          Shot good = range.shot(letter, range.seal(letter));
          Dial.Tls tls = Dial.Tls.of(shown).showing(Optional.of(shown));
          return new Shot(good.resident(), good.dial().over(Optional.of(tls)));
        });
  }

  static Variant sign(String flaw) {
    return new Variant(
        "sign-" + flaw,
        range -> {
          var signer = range.target().pki().bad().signing(bad("sign-" + flaw), range.writer());
          Letter letter = range.letter().signer(signer);
          return range.shot(letter, range.seal(letter));
        });
  }

  private static BadCertificate bad(String id) {
    return BadCertificate.ofId(id).orElseThrow();
  }
}
