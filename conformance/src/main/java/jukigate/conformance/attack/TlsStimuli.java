package jukigate.conformance.attack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jukigate.conformance.line.Dial;
import jukigate.conformance.tls.Bytes;
import jukigate.conformance.tls.Tls13Record;
import jukigate.domain.message.Payload;
import jukigate.wire.key.TlsIdentity;

/** TLS: who may not even speak. */
final class TlsStimuli {
  private static final int FALLBACK_SCSV = 0x5600;

  private TlsStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        Map.entry("TLS-01", List.of(bare("plain-http", Function.identity()))),
        Map.entry("TLS-02", List.of(tls("no-certificate", it -> it.showing(Optional.empty())))),
        Map.entry("TLS-03", List.of(stolen())),
        Map.entry("TLS-06", List.of(hello("ssl-3", 0x0300, 0x002F, 0x000A))),
        Map.entry(
            "TLS-07", List.of(hello("tls-1.0", 0x0301, 0xC009), hello("tls-1.1", 0x0302, 0xC009))),
        Map.entry("TLS-08", List.of(tls("tls-1.2", it -> it.version("TLSv1.2")))),
        Map.entry("TLS-09", List.of(hello("static-rsa", 0x0303, 0x009C, 0x002F))),
        Map.entry("TLS-10", List.of(hello("cbc", 0x0303, 0xC009, 0xC023, 0xC027))),
        Map.entry(
            "TLS-11",
            List.of(
                hello("null", 0x0303, 0x0002, 0x003B),
                hello("anonymous", 0x0303, 0x0034, 0xC018),
                hello("export", 0x0303, 0x0003, 0x0008),
                hello("rc4", 0x0303, 0x0005, 0xC007),
                hello("3des", 0x0303, 0x000A, 0xC008))),
        Map.entry("TLS-12", List.of(hello("fallback", 0x0302, 0xC009, FALLBACK_SCSV))),
        Map.entry(
            "TLS-20",
            List.of(
                tls("no-name", it -> it.serverName(Optional.empty())),
                tls("other-name", it -> it.serverName(Optional.of("nobody.jukigate.localhost"))),
                tls("long-name", it -> it.serverName(Optional.of(longName()))))),
        Map.entry("TLS-21", List.of(tls("unknown-alpn", it -> it.protocols(List.of("ftp"))))));
  }

  private static String longName() {
    return "a".repeat(60) + ("." + "b".repeat(60)).repeat(2) + ".jukigate.localhost";
  }

  /** A good letter, on a connection that is made in another way. */
  private static Variant tls(String name, UnaryOperator<Dial.Tls> change) {
    return over(name, range -> Optional.of(change.apply(Dial.Tls.of(range.identity()))));
  }

  private static Variant over(String name, Function<Range, Optional<Dial.Tls>> tls) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          Shot good = range.shot(letter, range.seal(letter));
          return new Shot(good.resident(), good.dial().over(tls.apply(range)));
        });
  }

  private static Variant bare(String name, Function<Payload, Payload> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          Shot good = range.shot(letter, range.seal(letter));
          Payload bytes = change.apply(good.dial().bytes());
          return new Shot(good.resident(), new Dial(Optional.empty(), bytes));
        });
  }

  /** The certificate of the city with the key of somebody else. */
  private static Variant stolen() {
    return over(
        "other-key",
        range -> {
          TlsIdentity other = range.target().pki().tls(Target.OTHER_CITY);
          TlsIdentity city = range.identity();
          var stolen = new TlsIdentity(range.writer(), other.key(), city.chain());
          return Optional.of(Dial.Tls.of(stolen).showing(Optional.of(stolen)));
        });
  }

  /** A hello for static RSA, and the exchange at once, without waiting for an answer. */
  static Variant exchange(String name, byte[] encrypted) {
    byte[] message = Bytes.message(16, Bytes.vector(2, encrypted));
    byte[] rest =
        Bytes.concat(
            Tls13Record.plain(Tls13Record.HANDSHAKE, message),
            Tls13Record.plain(Tls13Record.CHANGE_CIPHER_SPEC, Bytes.of(1)),
            Tls13Record.plain(Tls13Record.HANDSHAKE, new byte[40]));
    byte[] hello = clientHello(0x0303, 0x009C, 0x009D).toByteArray();
    return bare(name, ignored -> Payload.of(Bytes.concat(hello, rest)));
  }

  /** A hello of our own making: libraries no longer speak these. */
  static Variant hello(String name, int version, int... suites) {
    return bare(name, ignored -> clientHello(version, suites));
  }

  private static Payload clientHello(int version, int... suites) {
    try {
      byte[] hello = helloBody(version, suites);
      ByteArrayOutputStream record = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(record);
      out.writeByte(0x16);
      out.writeShort(Math.min(version, 0x0301));
      out.writeShort(hello.length + 4);
      out.writeByte(1);
      out.writeByte(0);
      out.writeShort(hello.length);
      out.write(hello);
      return Payload.of(record.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] helloBody(int version, int... suites) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(body);
    out.writeShort(version);
    IntStream.range(0, 32).forEach(body::write);
    out.writeByte(0);
    out.writeShort(suites.length * 2);
    for (int suite : suites) {
      out.writeShort(suite);
    }
    out.writeShort(0x0100);
    byte[] extensions = version > 0x0300 ? extensions() : new byte[0];
    out.writeShort(extensions.length);
    out.write(extensions);
    return body.toByteArray();
  }

  /** SNI, P-256, uncompressed points, ecdsa_secp256r1_sha256 and rsa_pkcs1_sha256. */
  private static byte[] extensions() throws IOException {
    byte[] name = "gateway.jukigate.localhost".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(all);
    out.writeShort(0);
    out.writeShort(name.length + 5);
    out.writeShort(name.length + 3);
    out.writeByte(0);
    out.writeShort(name.length);
    out.write(name);
    out.write(new byte[] {0, 10, 0, 4, 0, 2, 0, 23});
    out.write(new byte[] {0, 11, 0, 2, 1, 0});
    out.write(new byte[] {0, 13, 0, 6, 0, 4, 4, 3, 4, 1});
    return all.toByteArray();
  }
}
