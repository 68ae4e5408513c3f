package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Attempt.variant;
import static jukigate.conformance.attack.HandshakeStimuli.after;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jukigate.conformance.tls.Bytes;
import jukigate.conformance.tls.RawTls;
import jukigate.conformance.tls.Tls13Record;

/** TLS: records that are not as RFC 8446 §5 wants them, and too many of them. */
final class RecordStimuli {
  private static final int MOST = 1 << 14;
  private static final int MANY = 2_000;

  private RecordStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "TLS-24",
            List.of(
                variant("flipped-in-the-handshake", RecordStimuli::flippedCertificate),
                variant("flipped", it -> after(it, a -> a.tls().bytes(flipped(letter(a))))),
                variant("replayed", it -> after(it, RecordStimuli::replayed)),
                variant("skipped", it -> after(it, a -> letter(a))),
                variant(
                    "short",
                    it -> after(it, a -> a.tls().bytes(Tls13Record.plain(23, new byte[15])))),
                variant(
                    "padding-alone",
                    it -> after(it, a -> a.tls().bytes(a.tls().sealedInner(new byte[256])))))),
        entry(
            "TLS-26",
            List.of(
                variant("empty-handshake", it -> opened(it, a -> empty(a, 1))),
                variant("empty-handshake-flood", it -> opened(it, a -> empty(a, MANY))),
                variant("empty-data-flood", it -> after(it, RecordStimuli::emptyData)),
                variant(
                    "too-long",
                    it -> after(it, a -> a.tls().bytes(a.tls().sealedInner(longer(a))))),
                variant(
                    "too-long-in-the-clear",
                    it -> opened(it, a -> a.tls().bytes(Tls13Record.plain(22, new byte[40_000])))),
                variant("interleaved", it -> opened(it, RecordStimuli::interleaved)),
                variant("change-cipher-flood", it -> opened(it, a -> changes(a, MANY))),
                variant("change-cipher-late", it -> after(it, a -> changes(a, 1))),
                variant("unknown-type", it -> after(it, a -> a.tls().send(99, new byte[8]))))),
        entry(
            "TLS-27",
            List.of(
                variant("flood", it -> after(it, a -> updates(a, false))),
                variant("flood-asking-back", it -> after(it, a -> updates(a, true))),
                variant(
                    "wrong-value",
                    it ->
                        after(
                            it,
                            a ->
                                a.tls()
                                    .send(
                                        Tls13Record.HANDSHAKE,
                                        Bytes.message(RawTls.KEY_UPDATE, Bytes.of(2))))),
                variant("before-finished", it -> opened(it, a -> a.tls().updateKey(false))))));
  }

  /** These before certificate and proof, and then the rest. */
  private static void opened(Attempt it, Attempt.Steps steps) throws IOException {
    it.open();
    steps.take(it);
    it.show(it.own());
    it.say();
  }

  private static byte[] letter(Attempt it) {
    return it.tls().sealed(Tls13Record.APPLICATION, it.words().toByteArray());
  }

  /** The letter with so much padding that the record is a byte longer than any may be. */
  private static byte[] longer(Attempt it) {
    byte[] inner = Arrays.copyOf(it.words().toByteArray(), MOST + 2);
    inner[it.words().size()] = Tls13Record.APPLICATION;
    return inner;
  }

  private static byte[] flipped(byte[] record) {
    byte[] changed = record.clone();
    changed[changed.length - 1] ^= 1;
    return changed;
  }

  private static void flippedCertificate(Attempt it) throws IOException {
    it.open();
    byte[] message =
        Bytes.message(RawTls.CERTIFICATE, RawTls.certificates(Attempt.chain(it.own())));
    it.tls().bytes(flipped(it.tls().sealed(Tls13Record.HANDSHAKE, message)));
    it.show(it.own());
    it.say();
  }

  /** The same record twice: half a letter, and the half again. */
  private static void replayed(Attempt it) throws IOException {
    byte[] half = Arrays.copyOf(it.words().toByteArray(), it.words().size() / 2);
    byte[] record = it.tls().sealed(Tls13Record.APPLICATION, half);
    it.tls().bytes(Bytes.concat(record, record));
  }

  private static void empty(Attempt it, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      it.tls().send(Tls13Record.HANDSHAKE, new byte[0]);
    }
  }

  private static void emptyData(Attempt it) throws IOException {
    for (int i = 0; i < MANY; i++) {
      it.tls().send(Tls13Record.APPLICATION, new byte[0]);
    }
  }

  private static void changes(Attempt it, int times) throws IOException {
    byte[] change = Tls13Record.plain(Tls13Record.CHANGE_CIPHER_SPEC, Bytes.of(1));
    for (int i = 0; i < times; i++) {
      it.tls().bytes(change);
    }
  }

  private static void updates(Attempt it, boolean asking) throws IOException {
    for (int i = 0; i < MANY; i++) {
      it.tls().updateKey(asking);
    }
  }

  /** Half a message of the handshake, and data before its end. */
  private static void interleaved(Attempt it) throws IOException {
    byte[] message =
        Bytes.message(RawTls.CERTIFICATE, RawTls.certificates(Attempt.chain(it.own())));
    it.tls().send(Tls13Record.HANDSHAKE, Arrays.copyOf(message, 100));
    it.tls().send(Tls13Record.APPLICATION, it.words().toByteArray());
  }
}
