package jukigate.conformance.kit;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.conformance.stand.Asked;
import jukigate.conformance.stand.Meeting;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.SeenHello;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.trust.CertificateUsage;

/** 回線: TLS and certificates of a system that connects. */
final class LineCases {
  private static final int TLS_1_2 = 0x0303;
  private static final int TLS_1_3 = 0x0304;
  private static final int AES_128_GCM = 0x1301;
  private static final Set<Integer> SUITES =
      Set.of(
          0x1301, 0x1302, 0x1303, 0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA8, 0xCCA9, 0x00FF, 0x5600);
  private static final Set<Integer> GROUPS = Set.of(0x001D, 0x0017, 0x0018);
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int URI = 6;
  private static final int DNS = 2;
  private static final int RSA_BITS = 3072;

  /** Flaws that a client can see in a server's certificate, by number of the case. */
  private static final List<String> FLAWS =
      List.of(
          "unknown-ca",
          "self-signed",
          "issued-by-node",
          "expired",
          "not-yet-valid",
          "revoked",
          "ca-without-crl",
          "other-host",
          "cn-only",
          "other-node",
          "no-node-uri",
          "two-node-uris",
          "other-usage",
          "eku-client-only",
          "ca-as-leaf",
          "rsa-1024",
          "sha1");

  private LineCases() {}

  static void in(Casebook book) {
    hello(book);
    certificate(book);
    for (int i = 0; i < FLAWS.size(); i++) {
      book.silence("line/server/" + (i + 1), Scenes.server(FLAWS.get(i)));
    }
  }

  private static void hello(Casebook book) {
    hello(book, "line/version/1", hello -> has(hello.versions(), TLS_1_3));
    hello(
        book,
        "line/version/2",
        hello -> only("supported_versions", hello.versions(), v -> v >= TLS_1_2, ">= 0x0303"));
    hello(
        book,
        "line/version/3",
        hello -> only("supported_versions", hello.versions(), v -> v != TLS_1_2, "0x0304"));
    hello(book, "line/suite/1", hello -> has(hello.suites(), AES_128_GCM));
    hello(
        book,
        "line/suite/2",
        hello -> only("cipher_suites", hello.suites(), SUITES::contains, hex(SUITES)));
    hello(
        book,
        "line/group/1",
        hello -> only("supported_groups", hello.groups(), GROUPS::contains, hex(GROUPS)));
    hello(
        book,
        "line/name/1",
        hello -> equal("server_name", NodeId.GATEWAY.hostName(), hello.serverName().orElse("")));
    hello(book, "line/resumption/1", hello -> lacks(hello, ClientHello.PRE_SHARED_KEY));
    hello(book, "line/resumption/2", hello -> lacks(hello, ClientHello.EARLY_DATA));
  }

  private static void hello(Casebook book, String id, Function<SeenHello, Finding> check) {
    book.client(
        id,
        Scenes.GOOD,
        transcript ->
            transcript.meetings().stream()
                .flatMap(meeting -> meeting.hello().stream())
                .map(check)
                .filter(finding -> !(finding instanceof Finding.Good))
                .findFirst()
                .orElseGet(
                    () ->
                        transcript.meetings().stream().anyMatch(it -> it.hello().isPresent())
                            ? Finding.good()
                            : Casebook.nothing(transcript)));
  }

  private static Finding has(List<Integer> offered, int wanted) {
    return offered.contains(wanted)
        ? Finding.good()
        : Finding.bad("ClientHello", hex(List.of(wanted)), hex(offered));
  }

  private static Finding only(
      String where, List<Integer> offered, IntPredicate allowed, String expected) {
    List<Integer> other = offered.stream().filter(it -> !allowed.test(it)).toList();
    return other.isEmpty() ? Finding.good() : Finding.bad(where, expected, hex(other));
  }

  private static Finding lacks(SeenHello hello, int extension) {
    return hello.has(extension)
        ? Finding.bad("ClientHello", "no extension " + extension, "extension " + extension)
        : Finding.good();
  }

  static Finding equal(String where, String expected, String found) {
    return expected.equals(found) ? Finding.good() : Finding.bad(where, expected, found);
  }

  private static String hex(Collection<Integer> numbers) {
    return numbers.stream()
        .sorted()
        .map(number -> "0x" + HexFormat.of().toHexDigits(number.shortValue()))
        .collect(Collectors.joining(" "));
  }

  private static void certificate(Casebook book) {
    chain(
        book,
        "line/certificate/1",
        (chain, transcript) ->
            chain.isEmpty()
                ? Finding.bad("Certificate", "the certificate of the node", "none")
                : Finding.good());
    chain(book, "line/certificate/2", LineCases::isTrusted);
    leaf(
        book,
        "line/certificate/3",
        (leaf, node) -> equal("subjectAltName URI", node.urn(), names(leaf, URI)));
    leaf(
        book,
        "line/certificate/4",
        (leaf, node) -> equal("subjectAltName DNS", node.hostName(), names(leaf, DNS)));
    leaf(book, "line/certificate/5", (leaf, node) -> usage(leaf));
    leaf(book, "line/certificate/6", (leaf, node) -> strength(leaf));
    book.client("line/certificate/7", Scenes.GOOD, LineCases::isAnotherKey);
    leaf(
        book,
        "line/certificate/8",
        (leaf, node) ->
            leaf.getBasicConstraints() < 0
                ? Finding.good()
                : Finding.bad("Certificate", "the node's own first", "CA:TRUE"));
    chain(
        book,
        "line/certificate/9",
        (chain, transcript) ->
            chain.isEmpty() ? Finding.good() : isValid(chain.getFirst(), transcript));
  }

  private static void chain(
      Casebook book, String id, BiFunction<List<X509Certificate>, Transcript, Finding> check) {
    book.client(
        id,
        Scenes.GOOD,
        transcript ->
            transcript.meetings().stream()
                .map(Meeting::handshake)
                .flatMap(Optional::stream)
                .map(made -> check.apply(made.chain(), transcript))
                .filter(finding -> !(finding instanceof Finding.Good))
                .findFirst()
                .orElseGet(
                    () ->
                        transcript.meetings().stream().anyMatch(it -> it.handshake().isPresent())
                            ? Finding.good()
                            : Casebook.nothing(transcript)));
  }

  private static void leaf(
      Casebook book, String id, BiFunction<X509Certificate, NodeId, Finding> check) {
    chain(
        book,
        id,
        (chain, transcript) ->
            chain.isEmpty()
                ? Finding.unseen("証明書が示されない", "no certificate is shown")
                : check.apply(chain.getFirst(), transcript.sut()));
  }

  private static Finding isTrusted(List<X509Certificate> chain, Transcript transcript) {
    if (chain.isEmpty()) {
      return Finding.unseen("証明書が示されない", "no certificate is shown");
    }
    return switch (transcript.network().trust().verify(chain, CertificateUsage.TLS_CLIENT)) {
      case Outcome.Passed<NodeId> passed -> Finding.good();
      case Outcome.Refused<NodeId>(Refusal why) ->
          Finding.bad(
              "Certificate",
              "issued by the TLS CA of the network",
              why.code().id() + " " + why.text(Language.EN));
    };
  }

  /** All names of a type, in one word. */
  private static String names(X509Certificate leaf, int type) {
    try {
      Collection<List<?>> all = leaf.getSubjectAlternativeNames();
      return Stream.ofNullable(all)
          .flatMap(Collection::stream)
          .filter(name -> name.getFirst().equals(type))
          .map(name -> String.valueOf(name.get(1)))
          .collect(Collectors.joining(" "));
    } catch (CertificateParsingException e) {
      return "";
    }
  }

  private static Finding usage(X509Certificate leaf) {
    boolean[] bits = leaf.getKeyUsage();
    String found =
        bits == null
            ? "no KeyUsage"
            : IntStream.range(0, bits.length)
                .filter(i -> bits[i])
                .mapToObj(i -> "bit " + i)
                .collect(Collectors.joining(" "));
    return equal("KeyUsage", "bit 0", found).and(() -> extended(leaf));
  }

  private static Finding extended(X509Certificate leaf) {
    try {
      List<String> found = leaf.getExtendedKeyUsage();
      return found != null && Set.copyOf(found).equals(Set.of(SERVER_AUTH, CLIENT_AUTH))
          ? Finding.good()
          : Finding.bad(
              "ExtendedKeyUsage",
              SERVER_AUTH + " " + CLIENT_AUTH,
              found == null ? "" : String.join(" ", found));
    } catch (CertificateParsingException e) {
      return Finding.bad("ExtendedKeyUsage", SERVER_AUTH + " " + CLIENT_AUTH, "unreadable");
    }
  }

  private static Finding strength(X509Certificate leaf) {
    return switch (leaf.getPublicKey()) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() < RSA_BITS ->
          Finding.bad(
              "public key", "EC P-256, P-384, RSA >= 3072", "RSA " + rsa.getModulus().bitLength());
      case ECPublicKey ec when !Set.of(256, 384).contains(ec.getParams().getOrder().bitLength()) ->
          Finding.bad(
              "public key",
              "EC P-256, P-384, RSA >= 3072",
              "EC " + ec.getParams().getOrder().bitLength());
      default -> Finding.good();
    };
  }

  private static Finding isAnotherKey(Transcript transcript) {
    return Casebook.each(
        transcript,
        (arrival, all) ->
            switch (arrival.judged()) {
              case Outcome.Passed<Asked>(var asked) when !arrival.handshake().chain().isEmpty() ->
                  arrival
                          .handshake()
                          .chain()
                          .getFirst()
                          .getPublicKey()
                          .equals(asked.message().certificate().getPublicKey())
                      ? Finding.bad("public key", "another key than that of TLS", "the same")
                      : Finding.good();
              default ->
                  Finding.unseen("二つの証明書がそろわない", "there are not two certificates to compare");
            });
  }

  private static Finding isValid(X509Certificate leaf, Transcript transcript) {
    Instant now = transcript.network().clock().instant();
    Date at = Date.from(now);
    return at.before(leaf.getNotBefore()) || at.after(leaf.getNotAfter())
        ? Finding.bad(
            "validity",
            now.toString(),
            leaf.getNotBefore().toInstant() + " – " + leaf.getNotAfter().toInstant())
        : Finding.good();
  }
}
