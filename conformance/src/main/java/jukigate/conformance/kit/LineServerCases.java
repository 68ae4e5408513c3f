package jukigate.conformance.kit;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.conformance.attack.Range;
import jukigate.conformance.attack.Shot;
import jukigate.conformance.line.Dial;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.Tls13Record;
import jukigate.wire.key.TlsIdentity;

/** 回線: who may connect to a system, and how. */
final class LineServerCases {
  private static final int GREASE = 0x1A1A;

  private LineServerCases() {}

  static void in(Casebook book) {
    accepted(book);
    certificates(book);
    handshakes(book);
  }

  private static void accepted(Casebook book) {
    book.called("line/accept/1", Calls.scene("tls-1.3", Calls.plain("tls-1.3")));
    book.called(
        "line/accept/2",
        Calls.scene(
            "groups",
            records("x25519", range -> range.handmade(KeyShare.X25519)),
            records("secp256r1", range -> range.handmade(KeyShare.P256))));
    book.called(
        "line/accept/3",
        Calls.scene(
            "grease",
            records(
                "unknown-suite-and-extension",
                range -> range.handmade(KeyShare.X25519, LineServerCases::greased))));
    book.called(
        "line/accept/4",
        Calls.scene(
            "chains",
            Calls.over("alone", caller -> chain(caller, 1), Right.ACCEPTED),
            Calls.over("with-the-issuer", caller -> chain(caller, 2), Right.ACCEPTED)));
    book.called(
        "line/accept/5",
        Calls.scene(
            "alpn",
            Calls.tls("none", it -> it.protocols(List.of()), Right.ACCEPTED),
            Calls.tls("http-1.1", it -> it.protocols(List.of("http/1.1")), Right.ACCEPTED)));
    book.called(
        "line/accept/6",
        Calls.scene("records", inParts(1), inParts(100), inParts(1_000), inParts(16_384)));
    book.called(
        "line/accept/7",
        Calls.scene(
            "key-update",
            records(
                "key-update",
                range ->
                    range.inRecords(
                        (tls, words) -> {
                          tls.updateKey(false);
                          tls.send(Tls13Record.APPLICATION, words.toByteArray());
                        }))));
  }

  private static Call records(String name, Function<Range, Shot> make) {
    return new Call(name, caller -> make.apply(caller.range()), Right.ACCEPTED);
  }

  private static Call inParts(int size) {
    return records(
        "records-of-" + size,
        range ->
            range.inRecords(
                (tls, words) -> {
                  byte[] all = words.toByteArray();
                  for (int at = 0; at < all.length; at += size) {
                    tls.send(
                        Tls13Record.APPLICATION,
                        Arrays.copyOfRange(all, at, Math.min(all.length, at + size)));
                  }
                }));
  }

  private static ClientHello greased(ClientHello hello) {
    List<Integer> suites =
        IntStream.concat(IntStream.of(GREASE), hello.suites().stream().mapToInt(it -> it))
            .boxed()
            .toList();
    return hello.suites(suites).with(GREASE, new byte[] {0});
  }

  private static Dial.Tls chain(Caller caller, int length) {
    TlsIdentity own = caller.range().identity();
    var shown =
        new TlsIdentity(
            own.node(), own.key(), length == 1 ? own.chain().subList(0, 1) : whole(caller, own));
    return Dial.Tls.of(shown).showing(Optional.of(shown));
  }

  /** With the CA that issued it. */
  private static List<X509Certificate> whole(Caller caller, TlsIdentity own) {
    var leaf = own.chain().getFirst();
    return Stream.concat(
            Stream.of(leaf),
            caller.network().trust().material().issuers().stream()
                .filter(it -> it.getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
                .limit(1))
        .toList();
  }

  private static void certificates(Casebook book) {
    book.called("line/refuse/1", Calls.known("TLS-02"));
    book.called(
        "line/refuse/2",
        Calls.all(
            "other-issuers",
            Calls.known("PKI-01", "tls-unknown-ca"),
            Calls.known("PKI-02", "tls-self-signed"),
            Calls.known("PKI-10", "tls-issued-by-node")));
    book.called("line/refuse/3", Calls.known("PKI-03", "tls-expired", "tls-not-yet-valid"));
    book.called(
        "line/refuse/4",
        Calls.all(
            "revoked",
            Calls.known("PKI-04", "tls-revoked"),
            Calls.known("PKI-07", "tls-revoked-ca")));
    book.called("line/refuse/5", Calls.known("PKI-05", "tls-ca-without-crl"));
    book.called(
        "line/refuse/6",
        Calls.known(
            "PKI-08", "tls-other-usage", "tls-eku-server-only", "tls-eku-any", "tls-eku-absent"));
    book.called("line/refuse/7", Calls.known("PKI-25", "tls-ca-as-leaf"));
    book.called(
        "line/refuse/8",
        Calls.known("PKI-20", "tls-no-node-uri", "tls-two-node-uris", "tls-malformed-node-uri"));
    book.called(
        "line/refuse/9",
        Calls.all(
            "weak-certificates",
            Calls.known("PKI-15", "tls-rsa-1024"),
            Calls.known("PKI-16", "tls-sha1")));
    book.called("line/refuse/10", Calls.known("TLS-03"));
    book.called(
        "line/refuse/11",
        Calls.scene(
            "other-peer",
            Calls.over(
                "another-city", caller -> Calls.of(caller, Stage.OTHER), Right.of("JG-307"))));
  }

  private static void handshakes(Casebook book) {
    book.called("line/refuse/12", Calls.known("TLS-20", "no-name"));
    book.called("line/refuse/13", Calls.known("TLS-20", "other-name", "long-name"));
    book.called(
        "line/refuse/14",
        Calls.all(
            "alpn-of-others",
            Calls.known("TLS-21"),
            Calls.known("HTTP-07", "alpn-h2", "alpn-h2c")));
    book.called("line/refuse/15", Calls.known("TLS-01"));
    book.called(
        "line/refuse/16", Calls.all("old-versions", Calls.known("TLS-06"), Calls.known("TLS-07")));
    book.called("line/refuse/17", Calls.known("TLS-08"));
    book.called(
        "line/refuse/18",
        Calls.all(
            "old-suites", Calls.known("TLS-09"), Calls.known("TLS-10"), Calls.known("TLS-11")));
    book.called(
        "line/refuse/19",
        Calls.known("TLS-13", "sect283k1", "secp224r1", "brainpool", "ffdhe2048"));
    book.called("line/refuse/20", Calls.known("TLS-18"));
    book.called(
        "line/refuse/21",
        Calls.all(
            "resumption",
            Calls.known("TLS-16", "ticket-instead-of-certificate"),
            Calls.known("TLS-17", "session-id-of-another")));
    book.called("line/refuse/22", Calls.known("TLS-14"));
    book.called("line/refuse/23", Calls.known("TLS-04"));
  }
}
