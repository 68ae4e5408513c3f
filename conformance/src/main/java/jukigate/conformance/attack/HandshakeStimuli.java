package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Attempt.variant;
import static jukigate.conformance.tls.RawTls.CERTIFICATE;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import jukigate.conformance.tls.Bytes;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.RawTls;
import jukigate.conformance.tls.Script;

/** TLS: who proves his key wrongly, and messages that come when they must not (RFC 8446 §4). */
final class HandshakeStimuli {
  private static final int END_OF_EARLY_DATA = 5;
  private static final int CERTIFICATE_REQUEST = 13;
  private static final int MANY = 100;
  private static final int MEBIBYTE = 1 << 20;

  private HandshakeStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("TLS-04", proofs()),
        entry("TLS-05", orders()),
        entry(
            "TLS-14",
            List.of(
                variant("hello-again", it -> after(it, HandshakeStimuli::helloAgain)),
                variant("hello-request", it -> after(it, a -> a.tls().handshake(0, new byte[0]))),
                TlsStimuli.hello("tls-1.2-insecure", 0x0303, 0xC02B, 0xC02C))),
        entry(
            "TLS-15",
            List.of(
                variant("hello-again-as-another", it -> as(it, HandshakeStimuli::helloAgain)),
                variant("new-keys-as-another", it -> as(it, a -> a.tls().updateKey(false))))),
        entry(
            "TLS-19",
            List.of(
                variant("certificate-unasked", it -> as(it, a -> {})),
                variant("verify-unasked", it -> after(it, a -> a.tls().verify(a.own().key()))),
                variant(
                    "request-by-the-client",
                    it ->
                        after(
                            it, a -> a.tls().handshake(CERTIFICATE_REQUEST, Bytes.of(0, 0, 0)))))),
        entry(
            "TLS-29",
            List.of(
                variant("ten", it -> chain(it, 10)),
                variant("hundred", it -> chain(it, MANY)),
                variant("mebibyte", HandshakeStimuli::mebibyte))));
  }

  private static List<Variant> proofs() {
    return List.of(
        proof("rsa-pkcs1", 0x0401, "SHA256withECDSA"),
        proof("sha-1", 0x0203, "SHA1withECDSA"),
        proof("rsa-sha-1", 0x0201, "SHA256withECDSA"),
        proof("md5", 0x0101, "SHA256withECDSA"),
        value("empty", it -> new byte[0]),
        value("garbage", it -> new byte[70]),
        value("zeroes", it -> Bytes.of(0x30, 6, 2, 1, 0, 2, 1, 0)),
        value("cut", it -> Arrays.copyOf(right(it), 40)),
        value(
            "server-s-words",
            it ->
                it.tls()
                    .proof(it.own().key(), "SHA256withECDSA", "TLS 1.3, server CertificateVerify")),
        variant(
            "other-conversation",
            it -> {
              it.open();
              byte[] early = right(it);
              it.certificate(it.own());
              it.tls().verify(RawTls.ECDSA_P256_SHA256, early);
              it.tls().finished();
              it.say();
            }));
  }

  private static byte[] right(Attempt it) {
    return it.tls().proof(it.own().key(), "SHA256withECDSA");
  }

  private static Variant proof(String name, int scheme, String algorithm) {
    return proof(name, scheme, it -> it.tls().proof(it.own().key(), algorithm));
  }

  private static Variant value(String name, Value value) {
    return proof(name, RawTls.ECDSA_P256_SHA256, value);
  }

  private interface Value {
    byte[] of(Attempt attempt);
  }

  private static Variant proof(String name, int scheme, Value value) {
    return variant(
        name,
        it -> {
          it.open();
          it.certificate(it.own());
          it.tls().verify(scheme, value.of(it));
          it.tls().finished();
          it.say();
        });
  }

  private static List<Variant> orders() {
    return List.of(
        opened("no-certificate", it -> it.tls().verify(it.own().key())),
        opened("no-verify", it -> it.certificate(it.own())),
        opened("finished-alone", it -> {}),
        opened(
            "certificate-twice",
            it -> {
              it.certificate(it.own());
              it.certificate(it.own());
              it.tls().verify(it.own().key());
            }),
        opened(
            "verify-twice",
            it -> {
              it.certificate(it.own());
              it.tls().verify(it.own().key());
              it.tls().verify(it.own().key());
            }),
        opened(
            "verify-first",
            it -> {
              it.tls().verify(it.own().key());
              it.certificate(it.own());
            }),
        opened(
            "finished-first",
            it -> {
              it.tls().handshake(RawTls.FINISHED, new byte[32]);
              it.certificate(it.own());
              it.tls().verify(it.own().key());
            }),
        opened("hello-again", HandshakeStimuli::helloAgain),
        opened("server-hello", it -> it.tls().handshake(RawTls.SERVER_HELLO, new byte[70])),
        opened("end-of-early-data", it -> it.tls().handshake(END_OF_EARLY_DATA, new byte[0])),
        opened("unknown-message", it -> it.tls().handshake(99, new byte[4])),
        variant(
            "data-without-finished",
            it -> {
              it.open();
              it.certificate(it.own());
              it.tls().verify(it.own().key());
              it.tls().data();
              it.say();
            }),
        variant(
            "wrong-finished",
            it -> {
              it.open();
              it.certificate(it.own());
              it.tls().verify(it.own().key());
              it.tls().handshake(RawTls.FINISHED, new byte[32]);
              it.tls().data();
              it.say();
            }));
  }

  /** These in the place of certificate and proof; then Finished and the letter. */
  private static Variant opened(String name, Attempt.Steps steps) {
    return variant(
        name,
        it -> {
          it.open();
          steps.take(it);
          it.tls().finished();
          it.say();
        });
  }

  private static void helloAgain(Attempt it) throws IOException {
    it.tls().hello(ClientHello.good(it.host(), KeyShare.fresh(KeyShare.X25519)));
  }

  /** After an honest handshake, before the letter. */
  static void after(Attempt it, Attempt.Steps steps) throws IOException {
    it.open();
    it.show(it.own());
    it.tls().listen(Script.ALERT_MILLIS);
    steps.take(it);
    it.say();
  }

  /** One of the network connects, and becomes somebody else in mid-connection. */
  private static void as(Attempt it, Attempt.Steps steps) throws IOException {
    it.open();
    it.show(it.other());
    it.tls().listen(Script.ALERT_MILLIS);
    steps.take(it);
    it.show(it.own());
    it.say();
  }

  private static void chain(Attempt it, int times) throws IOException {
    it.open();
    it.tls().certificate(Collections.nCopies(times, Attempt.chain(it.own()).getFirst()));
    it.tls().verify(it.own().key());
    it.tls().finished();
    it.say();
  }

  private static void mebibyte(Attempt it) throws IOException {
    it.open();
    byte[] own = Attempt.chain(it.own()).getFirst();
    int times = MEBIBYTE / own.length;
    byte[] body = RawTls.certificates(Collections.nCopies(times, own));
    it.tls().handshake(CERTIFICATE, body);
    it.tls().verify(it.own().key());
    it.tls().finished();
    it.say();
  }
}
