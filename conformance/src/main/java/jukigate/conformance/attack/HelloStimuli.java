package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Attempt.variant;
import static jukigate.conformance.attack.HandshakeStimuli.after;
import static jukigate.conformance.tls.ClientHello.EARLY_DATA;
import static jukigate.conformance.tls.ClientHello.GROUPS;
import static jukigate.conformance.tls.ClientHello.KEY_SHARE;
import static jukigate.conformance.tls.ClientHello.PRE_SHARED_KEY;
import static jukigate.conformance.tls.ClientHello.PSK_MODES;
import static jukigate.conformance.tls.ClientHello.SERVER_NAME;
import static jukigate.conformance.tls.ClientHello.VERSIONS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jukigate.conformance.tls.Bytes;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.ClientHello.Extension;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.Tls13Record;
import jukigate.domain.message.Payload;

/** TLS: what a first message may ask for, and must not get (RFC 8446 §4.1.2, §4.2). */
final class HelloStimuli {
  private static final int ECH = 0xFE0D;
  private static final int SESSION_TICKET = 35;
  private static final int COMPRESSED_CERTIFICATE = 25;
  private static final byte[] SECRET = new byte[32];

  private HelloStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("TLS-13", groups()),
        entry(
            "TLS-16",
            List.of(
                variant("revoked-with-ticket", Optional.of("tls-revoked"), HelloStimuli::ticket),
                variant("expired-with-ticket", Optional.of("tls-expired"), HelloStimuli::ticket),
                variant("ticket-instead-of-certificate", it -> alone(it, HelloStimuli::psk)))),
        entry(
            "TLS-17",
            List.of(
                variant(
                    "ticket-for-another-name",
                    it ->
                        alone(
                            it,
                            hello ->
                                psk(
                                    hello.with(
                                        SERVER_NAME,
                                        ClientHello.name("cs-141003.jukigate.localhost"))))),
                variant("session-id-of-another", it -> alone(it, hello -> hello.sessionId(SECRET))),
                variant(
                    "ticket-of-tls-1.2",
                    it ->
                        alone(
                            it,
                            hello ->
                                hello
                                    .sessionId(SECRET)
                                    .with(SESSION_TICKET, new byte[200])
                                    .without(VERSIONS))))),
        entry(
            "TLS-18",
            List.of(
                variant("with-ticket", it -> early(it, hello -> psk(earlyData(hello)))),
                variant("without-ticket", it -> early(it, HelloStimuli::earlyData)),
                variant("unannounced", it -> early(it, hello -> hello)),
                variant("in-the-clear", HelloStimuli::clear))),
        entry(
            "TLS-22",
            List.of(
                variant("deflate-too", it -> alone(it, hello -> hello.compression(1, 0))),
                variant("deflate-alone", it -> alone(it, hello -> hello.compression(1))),
                variant("heartbeat-early", HelloStimuli::heartbeat),
                variant(
                    "heartbeat-late",
                    it -> after(it, a -> a.tls().send(Tls13Record.HEARTBEAT, Bytes.of(1, 64, 0)))),
                variant("compressed-certificate", HelloStimuli::compressed))),
        entry("TLS-23", oracle()),
        entry(
            "TLS-25",
            List.of(
                reused("x25519", KeyShare.X25519),
                reused("p256", KeyShare.P256),
                TlsStimuli.hello("dhe", 0x0303, 0x009E, 0x009F))),
        entry("TLS-28", sizes()),
        entry("TLS-34", kinds()));
  }

  /** The hello changed, nothing to show, and the letter. */
  private static void alone(Attempt it, UnaryOperator<ClientHello> change) throws IOException {
    it.open(change);
    it.showNothing();
    it.say();
  }

  private static Variant hello(String name, UnaryOperator<ClientHello> change) {
    return variant(name, it -> alone(it, change));
  }

  private static List<Variant> groups() {
    byte[] zero = new byte[65];
    zero[0] = 4;
    return List.of(
        hello("sect283k1", hello -> group(hello, 9, new byte[73])),
        hello("secp224r1", hello -> group(hello, 21, new byte[57])),
        hello("brainpool", hello -> group(hello, 26, new byte[65])),
        hello("ffdhe2048", hello -> group(hello, 256, new byte[256])),
        hello("off-curve", hello -> group(hello, KeyShare.P256, offCurve())),
        hello("point-zero", hello -> group(hello, KeyShare.P256, zero)),
        hello("infinity", hello -> group(hello, KeyShare.P256, new byte[1])),
        hello("x25519-zero", hello -> group(hello, KeyShare.X25519, new byte[32])),
        hello("x25519-small-order", hello -> group(hello, KeyShare.X25519, one())),
        hello("x25519-too-short", hello -> group(hello, KeyShare.X25519, new byte[31])));
  }

  private static byte[] offCurve() {
    byte[] point = KeyShare.fresh(KeyShare.P256).encoded();
    point[64] ^= 1;
    return point;
  }

  private static byte[] one() {
    byte[] one = new byte[32];
    one[0] = 1;
    return one;
  }

  private static ClientHello group(ClientHello hello, int group, byte[] share) {
    return hello
        .with(GROUPS, Bytes.vector(2, Bytes.shorts(List.of(group))))
        .with(KEY_SHARE, ClientHello.shares(group, share));
  }

  private static void ticket(Attempt it) throws IOException {
    it.open(HelloStimuli::psk);
    it.show(it.own());
    it.say();
  }

  /** An invented ticket, with a binder of the right length (RFC 8446 §4.2.11). */
  private static ClientHello psk(ClientHello hello) {
    byte[] identity = Bytes.concat(Bytes.vector(2, new byte[120]), new byte[4]);
    byte[] offered =
        Bytes.concat(Bytes.vector(2, identity), Bytes.vector(2, Bytes.vector(1, SECRET)));
    return hello.with(PSK_MODES, Bytes.vector(1, Bytes.of(1))).with(PRE_SHARED_KEY, offered);
  }

  private static ClientHello earlyData(ClientHello hello) {
    return hello.with(PSK_MODES, Bytes.vector(1, Bytes.of(1))).with(EARLY_DATA, new byte[0]);
  }

  /** The letter before any answer. */
  private static void early(Attempt it, UnaryOperator<ClientHello> change) throws IOException {
    KeyShare share = KeyShare.fresh(KeyShare.X25519);
    it.tls().hello(change.apply(ClientHello.good(it.host(), share)));
    it.tls().early(SECRET);
    it.tls().send(Tls13Record.APPLICATION, it.words().toByteArray());
    it.tls().flight(share);
    it.tls().listen(it.alertMillis());
    it.showNothing();
    it.say();
  }

  private static void clear(Attempt it) throws IOException {
    KeyShare share = KeyShare.fresh(KeyShare.X25519);
    it.tls().hello(ClientHello.good(it.host(), share));
    it.tls().bytes(Tls13Record.plain(Tls13Record.APPLICATION, it.words().toByteArray()));
    it.tls().flight(share);
    it.tls().listen(it.alertMillis());
    it.showNothing();
    it.say();
  }

  /** A request that claims 16 KiB and brings none (CVE-2014-0160). */
  private static void heartbeat(Attempt it) throws IOException {
    KeyShare share = KeyShare.fresh(KeyShare.X25519);
    it.tls().hello(ClientHello.good(it.host(), share).with(ClientHello.HEARTBEAT, Bytes.of(1)));
    it.tls().bytes(Tls13Record.plain(Tls13Record.HEARTBEAT, Bytes.of(1, 64, 0)));
    it.tls().flight(share);
    it.tls().listen(it.alertMillis());
    it.showNothing();
    it.say();
  }

  private static void compressed(Attempt it) throws IOException {
    it.open(hello -> hello.with(27, Bytes.vector(1, Bytes.shorts(List.of(1)))));
    it.tls().handshake(COMPRESSED_CERTIFICATE, new byte[64]);
    it.tls().finished();
    it.say();
  }

  /** Connects twice; where the server's key is the same, the second time as an honest node. */
  private static Variant reused(String name, int group) {
    return new Variant(
        name,
        range -> {
          List<Payload> seen = new CopyOnWriteArrayList<>();
          Attempt.Steps steps =
              it -> {
                it.open(KeyShare.fresh(group), hello -> hello);
                Payload share = Payload.of(it.tls().serverShare());
                if (seen.contains(share)) {
                  it.show(it.own());
                } else {
                  seen.add(share);
                  it.showNothing();
                }
                it.say();
              };
          range.send(Attempt.shot(range, range.identity(), steps));
          return Attempt.shot(range, range.identity(), steps);
        });
  }

  /** Five ways to pad what no suite of ours takes (Bleichenbacher 1998, ROBOT 2018). */
  private static List<Variant> oracle() {
    byte[] random = new byte[256];
    Arrays.fill(random, (byte) 0x5A);
    byte[] right = random.clone();
    right[0] = 0;
    right[1] = 2;
    right[207] = 0;
    right[208] = 3;
    right[209] = 3;
    byte[] version = right.clone();
    version[209] = 2;
    byte[] endless = right.clone();
    endless[207] = 0x5A;
    byte[] early = right.clone();
    early[20] = 0;
    return List.of(
        TlsStimuli.exchange("padded-rightly", right),
        TlsStimuli.exchange("other-version", version),
        TlsStimuli.exchange("no-zero", endless),
        TlsStimuli.exchange("early-zero", early),
        TlsStimuli.exchange("not-padded", random));
  }

  private static List<Variant> sizes() {
    return List.of(
        hello("sixty-four-kibibytes", hello -> hello.with(21, new byte[65_000])),
        hello("extensions-4000", hello -> hello.extensions(HelloStimuli::many)),
        hello(
            "suites-16000",
            hello -> hello.suites(IntStream.range(0x2000, 0x2000 + 16_000).boxed().toList())));
  }

  private static List<Extension> many(List<Extension> own) {
    List<Extension> all = new ArrayList<>(own);
    IntStream.range(0x4000, 0x4000 + 4_000)
        .mapToObj(type -> Extension.of(type, new byte[1]))
        .forEach(all::add);
    return all;
  }

  private static List<Variant> kinds() {
    return List.of(
        variant("raw-public-key", HelloStimuli::rawKey),
        hello(
            "psk-alone",
            hello -> psk(hello.without(KEY_SHARE)).with(PSK_MODES, Bytes.vector(1, Bytes.of(0)))),
        hello("grease-suites", hello -> hello.suites(List.of(0x0A0A, 0x1A1A))),
        hello(
            "grease-groups",
            hello -> hello.with(GROUPS, Bytes.vector(2, Bytes.shorts(List.of(0x2A2A))))),
        hello(
            "grease-versions",
            hello -> hello.with(VERSIONS, Bytes.vector(1, Bytes.shorts(List.of(0x7A7A))))),
        hello("grease-ech", hello -> hello.with(ECH, new byte[200])),
        hello(
            "ech-other-name",
            hello ->
                hello
                    .with(ECH, new byte[200])
                    .with(SERVER_NAME, ClientHello.name("public.jukigate.localhost"))));
  }

  /** The bare key where a certificate should be (RFC 7250). */
  private static void rawKey(Attempt it) throws IOException {
    byte[] raw = Bytes.vector(1, Bytes.of(2));
    it.open(
        hello ->
            hello
                .with(ClientHello.CLIENT_CERTIFICATE_TYPE, raw)
                .with(ClientHello.SERVER_CERTIFICATE_TYPE, raw));
    it.tls().certificate(List.of(it.own().chain().getFirst().getPublicKey().getEncoded()));
    it.tls().verify(it.own().key());
    it.tls().finished();
    it.say();
  }
}
