package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.after;
import static jukigate.conformance.attack.Splice.signed;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Speech;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.keystores.KeyRole;
import jukigate.keystores.RevocationReason;
import jukigate.wire.key.SigningIdentity;

/** AUT: nodes with good certificates, and what is not theirs to do. */
final class InsiderStimuli {
  private static final String END = "</wsse:Security>";
  private static final String CLAIM =
      "<jg:Relay xmlns:jg=\"urn:jukigate:dispatch:v1\">urn:jukigate:node:cs-221309</jg:Relay>";

  private InsiderStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "AUT-04",
            List.of(
                business("resident-of-another-city", range -> claimed(range, "221309")),
                business("resident-of-another-prefecture", range -> claimed(range, "141003")))),
        entry("AUT-05", relays()),
        entry("AUT-07", strangers()),
        entry("AUT-08", names()),
        entry("AUT-09", signers()),
        entry(
            "AUT-13",
            List.of(
                revoked("tls-revoked-meanwhile", KeyRole.TLS),
                revoked("signer-revoked-meanwhile", KeyRole.SIGN))));
  }

  /** What the node itself must refuse: it arrives, and changes nothing. */
  private static Variant business(String name, Function<Range, Letter> make) {
    return new Variant(
        name,
        range -> {
          Letter letter = make.apply(range);
          return range.shot(letter, range.seal(letter)).on(Terms.NOTHING_PASSES.delivering(1));
        });
  }

  private static Letter claimed(Range range, String municipality) {
    return range.letter().body(it -> it.replace(">221007<", ">" + municipality + "<"));
  }

  private static List<Variant> relays() {
    return List.of(
        relayed("by-its-prefecture", Target.PREFECTURE, range -> range.letter()),
        relayed("by-a-neighbour", Target.NEIGHBOUR, range -> range.letter()),
        relayed(
            "signed-by-the-relay",
            Target.NEIGHBOUR,
            range -> range.letter().signer(signer(range, Target.NEIGHBOUR))),
        new Variant(
            "delegation-claimed",
            range -> {
              Letter letter = range.letter();
              String text = range.text(letter).replace("<soap:Header>", "<soap:Header>" + CLAIM);
              return over(range, Target.NEIGHBOUR, letter, text);
            }),
        after("delegation-on-own-line", "<soap:Header>", CLAIM));
  }

  private static Variant relayed(String name, NodeId relay, Function<Range, Letter> make) {
    return new Variant(
        name,
        range -> {
          Letter letter = make.apply(range);
          return over(range, relay, letter, range.text(letter));
        });
  }

  private static Shot over(Range range, NodeId client, Letter letter, String text) {
    var bytes = Payload.ofUtf8(text);
    return range.shot(letter, bytes).over(Dial.Tls.of(range.target().pki().tls(client)));
  }

  private static SigningIdentity signer(Range range, NodeId node) {
    return range.target().pki().signing(node, range.target().profile());
  }

  /** Certificates of the trusted CA whose node nobody has registered. */
  private static List<Variant> strangers() {
    NodeId stranger = Target.STRANGER;
    return List.of(
        relayed("sends", stranger, range -> range.letter(stranger, Target.PREFECTURE)),
        relayed(
            "sends-as-the-city", stranger, range -> range.letter().signer(signer(range, stranger))),
        relayed("delivers-for-the-city", stranger, range -> range.letter()),
        relayed(
            "signs-for-the-city",
            Target.CITY,
            range -> range.letter().signer(signer(range, stranger))),
        new Variant(
            "receives",
            range -> {
              Letter letter = range.letter().to(new NodeId("pref-140007"));
              return range.shot(letter, range.seal(letter));
            }));
  }

  /** Whoever compares names by pattern, by part or without case takes these for the city's. */
  private static List<Variant> names() {
    return Stream.of("cn-only", "node-uri-list", "node-uri-pattern", "node-uri-case")
        .flatMap(flaw -> Stream.of(CertificateStimuli.tls(flaw), CertificateStimuli.sign(flaw)))
        .toList();
  }

  private static List<Variant> signers() {
    return List.of(
        second("second-signature", (text, other) -> insert(text, element(other, "ds:Signature"))),
        second(
            "second-token-and-signature",
            (text, other) ->
                insert(
                    text,
                    element(other, "wsse:BinarySecurityToken").replaceFirst("wsu:Id=\"", "$0b-")
                        + element(other, "ds:Signature"))),
        second("body-by-another", (text, other) -> parted(text, other, "body")),
        second("timestamp-by-another", (text, other) -> parted(text, other, "timestamp")),
        second(
            "token-of-another",
            (text, other) ->
                text.replace(
                    element(text, "wsse:BinarySecurityToken"),
                    element(other, "wsse:BinarySecurityToken"))),
        signed(
            "the-same-signature-twice",
            (text, signer) -> insert(text, element(text, "ds:Signature"))));
  }

  /** The city's signature covers all but one part; another node's covers that. */
  private static String parted(String text, String other, String part) {
    String reference = "(?s)<ds:Reference URI=\"#" + part + "\">.*?</ds:Reference>";
    String signature = element(other, "ds:Signature");
    var own = Pattern.compile(reference).matcher(signature);
    if (!own.find()) {
      throw new IllegalArgumentException("nothing signs " + part);
    }
    String all = signature.replaceAll("(?s)<ds:Reference .*</ds:Reference>", "");
    String only =
        all.replaceFirst(
            "</ds:SignedInfo>", Matcher.quoteReplacement(own.group()) + "</ds:SignedInfo>");
    return insert(text.replaceFirst(reference, ""), only);
  }

  private static Variant second(String name, BiFunction<String, String, String> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          String other = range.text(letter.signer(signer(range, Target.NEIGHBOUR)));
          String changed = change.apply(range.text(letter), other);
          return range.shot(letter, Payload.ofUtf8(changed));
        });
  }

  private static String insert(String text, String more) {
    return text.replace(END, more + END);
  }

  private static String element(String text, String name) {
    var found =
        Pattern.compile("<" + name + "[ >].*?</" + name + ">", Pattern.DOTALL).matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("no " + name);
    }
    return found.group();
  }

  /** Two good messages on one connection; between them the certificate is revoked. */
  private static Variant revoked(String name, KeyRole role) {
    return new Variant(
        name,
        range -> {
          Letter first = range.letter(Target.FLEETING, Target.PREFECTURE);
          Letter next = range.letter(Target.FLEETING, Target.PREFECTURE);
          byte[] one = range.post(first, range.seal(first)).keptOpen().bytes().toByteArray();
          Shot both = range.said(next, range.post(next, range.seal(next)).behind(one));
          Runnable revoke = () -> revoke(range, role);
          return both.each(dial -> dial.said(new Speech.Turns(one.length, revoke)))
              .on(Terms.NOTHING_PASSES.accepting(1));
        });
  }

  private static void revoke(Range range, KeyRole role) {
    var pki = range.target().pki();
    var present =
        role == KeyRole.TLS
            ? pki.tls(Target.FLEETING).chain().getFirst()
            : signer(range, Target.FLEETING).certificate();
    pki.revoke(present.getSerialNumber().toString(16), RevocationReason.KEY_COMPROMISE).orThrow();
    pki.renew(Target.FLEETING, role).orThrow();
    range.target().trust().replace(pki.trustMaterial());
  }
}
