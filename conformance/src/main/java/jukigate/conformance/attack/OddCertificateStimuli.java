package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.Script;
import jukigate.conformance.tls.Tls13Record;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.KeyRole;
import jukigate.keystores.OddCertificate;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;

/** PKI: certificates that no library may make, on TLS by hand and in the place of the token. */
final class OddCertificateStimuli {
  private OddCertificateStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("PKI-11", both("path-length", "nine-deep", "loop", "cross-signed")),
        entry(
            "PKI-12",
            both(
                "name-not-permitted",
                "name-excluded",
                "name-trailing-dot",
                "name-empty-label",
                "name-common",
                "name-email",
                "name-directory",
                "name-other")),
        entry("PKI-13", both("policy-none", "policy-wrong", "policy-any")),
        entry("PKI-17", encodings()),
        entry(
            "PKI-18",
            both(
                "curve-explicit",
                "curve-ball",
                "curve-endless",
                "point-compressed",
                "point-off-curve")),
        entry(
            "PKI-19",
            both(
                "version-1",
                "serial-negative",
                "serial-zero",
                "serial-21-bytes",
                "extension-twice",
                "subject-empty")),
        entry("PKI-21", both("key-identifier-2-gib")),
        entry(
            "PKI-22",
            both("size-mebibyte", "size-names", "size-subject", "size-nesting", "size-identifier")),
        entry(
            "PKI-23",
            both(
                "issuer-http",
                "issuer-ldap",
                "issuer-file",
                "list-http",
                "list-ldap",
                "responder-http")),
        entry("PKI-24", List.of(tlsPredecessor(), signPredecessor(), swapped())),
        entry(
            "PKI-26",
            both(
                "time-early",
                "time-late",
                "time-1950",
                "time-generalized-2049",
                "time-leap-second",
                "time-fraction",
                "time-offset")),
        entry("DOS-02", costly()));
  }

  /** What takes long to compute with, before anything is known of who sent it. */
  private static List<Variant> costly() {
    Stream<Variant> keys =
        both("key-rsa-16384", "key-rsa-32768", "key-exponent-4096", "key-p521").stream();
    return Stream.concat(
            keys, Stream.of(new Variant("thirty-signatures", OddCertificateStimuli::thirty)))
        .toList();
  }

  private static Shot thirty(Range range) {
    Letter letter = range.letter();
    String text = range.text(letter);
    int begin = text.indexOf("<ds:Signature ");
    int end = text.indexOf("</ds:Signature>") + "</ds:Signature>".length();
    String signatures = text.substring(begin, end).repeat(30);
    return range.shot(
        letter, Payload.ofUtf8(text.substring(0, begin) + signatures + text.substring(end)));
  }

  private static List<Variant> both(String... labels) {
    return Stream.of(labels).flatMap(label -> Stream.of(tls(label), sign(label))).toList();
  }

  /** What the JDK drops of a certificate on TLS, nobody sees there. */
  private static List<Variant> encodings() {
    Stream<Variant> both =
        both(
            "algorithms-differ",
            "algorithm-null",
            "algorithm-null-outside",
            "psychic",
            "signature-trailing")
            .stream();
    Stream<Variant> sign =
        Stream.of("ber-length", "ber-indefinite", "trailing-bytes")
            .map(OddCertificateStimuli::sign);
    return Stream.concat(both, sign).toList();
  }

  private static Variant tls(String label) {
    return new Variant("tls-" + label, range -> shown(range, odd(range, label, KeyRole.TLS)));
  }

  private static Variant sign(String label) {
    return new Variant("sign-" + label, range -> signed(range, odd(range, label, KeyRole.SIGN)));
  }

  /** With nothing odd about it. */
  static OddCertificate good(Range range, KeyRole role) {
    return odd(range, "good", role);
  }

  static OddCertificate odd(Range range, String label, KeyRole role) {
    return range
        .target()
        .pki()
        .odd()
        .make(label, node(range, role), role, URI.create(range.canary().url()));
  }

  private static NodeId node(Range range, KeyRole role) {
    return role == KeyRole.TLS ? range.target().client(range.writer()) : range.writer();
  }

  /** A good letter on a connection that shows this. */
  static Shot shown(Range range, OddCertificate odd) {
    Letter letter = range.letter();
    Shot good = range.shot(letter, range.seal(letter));
    return good.by(script(odd, good.dial().bytes()).approach());
  }

  /** The handshake of an honest node, whatever the certificate is. */
  private static Script script(OddCertificate odd, Payload words) {
    List<byte[]> chain =
        Stream.concat(Stream.of(odd.certificate()), odd.issuers().stream())
            .map(Payload::toByteArray)
            .toList();
    return (tls, host, alertMillis) -> {
      KeyShare share = KeyShare.fresh(KeyShare.X25519);
      tls.hello(ClientHello.good(host, share));
      tls.flight(share);
      tls.certificate(chain);
      tls.verify(odd.key());
      tls.finished();
      tls.listen(alertMillis);
      tls.send(Tls13Record.APPLICATION, words.toByteArray());
    };
  }

  /** A letter that carries this instead of the signer's certificate, signed with its key. */
  static Shot signed(Range range, OddCertificate odd) {
    // The signature is that of an EC key, whatever the profile's nodes sign with.
    SigningIdentity small = range.target().pki().signing(range.writer(), SecurityProfile.HIGH_2026);
    Letter letter = range.letter().signer(small);
    String base64 = Base64.getEncoder().encodeToString(odd.certificate().toByteArray());
    String text =
        range.text(letter).replaceFirst("(<wsse:BinarySecurityToken[^>]*>)[^<]*", "$1" + base64);
    String sealed =
        Resealed.whole(
            text, new SigningIdentity(range.writer(), odd.key(), letter.signer().certificate()));
    return range.shot(letter, Payload.ofUtf8(sealed));
  }

  /** The revoked certificate, after another one for the same key was accepted. */
  private static Variant tlsPredecessor() {
    return new Variant(
        "tls-predecessor",
        range -> {
          BadCertificate revoked = BadCertificate.ofId("tls-revoked").orElseThrow();
          TlsIdentity former =
              range.target().pki().bad().tls(revoked, range.target().client(range.writer()));
          OddCertificate successor = successor(range, pair(former), KeyRole.TLS);
          range.send(shown(range, successor));
          return shown(
              range,
              new OddCertificate(
                  former.key(), encoded(former.chain().getFirst()), successor.issuers()));
        });
  }

  private static Variant signPredecessor() {
    return new Variant(
        "sign-predecessor",
        range -> {
          SigningIdentity former = revokedSigner(range);
          KeyPair pair = new KeyPair(former.certificate().getPublicKey(), former.key());
          range.send(signed(range, successor(range, pair, KeyRole.SIGN)));
          return signed(
              range, new OddCertificate(former.key(), encoded(former.certificate()), List.of()));
        });
  }

  /** Two good certificates of one node: the token holds one, the other's key has signed. */
  private static Variant swapped() {
    return new Variant(
        "sign-other-key-of-the-node",
        range -> {
          OddCertificate other = odd(range, "good", KeyRole.SIGN);
          SigningIdentity own =
              range.target().pki().signing(range.writer(), SecurityProfile.HIGH_2026);
          return signed(range, new OddCertificate(own.key(), other.certificate(), List.of()));
        });
  }

  private static SigningIdentity revokedSigner(Range range) {
    BadCertificate revoked = BadCertificate.ofId("sign-revoked").orElseThrow();
    return range.target().pki().bad().signing(revoked, range.writer());
  }

  private static OddCertificate successor(Range range, KeyPair pair, KeyRole role) {
    return range.target().pki().odd().again(pair, node(range, role), role);
  }

  private static KeyPair pair(TlsIdentity identity) {
    return new KeyPair(identity.chain().getFirst().getPublicKey(), identity.key());
  }

  private static Payload encoded(X509Certificate certificate) {
    try {
      return Payload.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
