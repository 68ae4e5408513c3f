package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.before;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.conformance.line.Dial;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/** AUT and ENC: somebody who is trusted, and is not the one who may do this. */
final class IdentityStimuli {
  private static final String END = "</wsse:Security>";

  private IdentityStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "AUT-01", List.of(elsewhere("other-tls-peer"), CertificateStimuli.sign("other-node"))),
        entry("AUT-02", List.of(impersonation())),
        entry(
            "AUT-03",
            List.of(
                drafted("other-city", it -> it.to(Target.OTHER_CITY)),
                drafted("other-prefecture", it -> it.to(new NodeId("pref-140007"))),
                drafted("other-purpose", it -> it.purpose(Purpose.CARD)))),
        entry(
            "AUT-10",
            List.of(
                before("username", END, "<wsse:UsernameToken></wsse:UsernameToken>"),
                before("saml", END, saml()),
                before("security-context", END, securityContext()))),
        entry(
            "AUT-11",
            Stream.of("admin", "metrics", "services", "actuator/health", "jmx")
                .map(path -> http(path, it -> it.method("GET").target("/" + path)))
                .toList()),
        entry(
            "AUT-12",
            Stream.of("GET", "PUT", "DELETE", "PATCH")
                .map(method -> http(method, it -> it.method(method)))
                .toList()),
        entry("ENC-01", List.of(readable())));
  }

  /** The city's letter, on a connection of another city. */
  private static Variant elsewhere(String name) {
    return new Variant(name, range -> elsewhere(range, List.of()));
  }

  /** The same, with header lines that claim to tell who connects. */
  static Variant claiming(String name, String line) {
    return new Variant(name, range -> elsewhere(range, List.of(line)));
  }

  private static Shot elsewhere(Range range, List<String> lines) {
    Letter letter = range.letter();
    HttpRequest request = range.post(letter, range.seal(letter));
    for (String line : lines) {
      request = request.and(line);
    }
    var other = range.target().pki().tls(Target.OTHER_CITY);
    Dial dial = new Dial(Optional.of(Dial.Tls.of(other)), request.bytes());
    return new Shot(letter.resident(), dial);
  }

  private static Variant impersonation() {
    return drafted("other-from", it -> it.from(Target.OTHER_CITY));
  }

  private static String saml() {
    return "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" Version=\"2.0\">"
        + "<saml:Issuer>urn:jukigate:node:national</saml:Issuer></saml:Assertion>";
  }

  private static String securityContext() {
    return "<wsc:SecurityContextToken xmlns:wsc=\"http://docs.oasis-open.org/ws-sx/"
        + "ws-secureconversation/200512\"></wsc:SecurityContextToken>";
  }

  /** An operation that must be encrypted, signed and readable. */
  private static Variant readable() {
    return new Variant(
        "plain-body",
        range -> {
          Letter letter =
              range
                  .letter()
                  .to(Target.OTHER_CITY)
                  .purpose(Purpose.MIGRATION)
                  .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE);
          HttpRequest request = range.post(letter, range.seal(letter));
          return range.shot(letter, request.target("/out-migration/v1"));
        });
  }

  /** An operation that must not be encrypted, so that nobody on the way can check it. */
  static Variant wrongReader() {
    return new Variant(
        "hidden-from-the-gateway",
        range -> {
          var reader = range.target().pki().encryptionCertificate(Target.OTHER_CITY);
          Letter letter = range.letter().encryptFor(reader);
          return range.shot(letter, range.seal(letter));
        });
  }
}
