package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * ENC: what only the receiver can find out, by its private key. The gateway passes it on, the node
 * refuses it, and must not let the sender learn why.
 */
final class OracleStimuli {
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String OAEP_DIGEST = "(<ds:DigestMethod [^>]*Algorithm=\")[^\"]*(\".*?MGF)";

  private static final Set<String> SYNTAX =
      Set.of("dtd", "unbalanced", "two-elements", "signature");

  private OracleStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("ENC-05", oaep()),
        entry("ENC-06", gcm()),
        entry("ENC-12", opened(contents())),
        entry("ENC-14", readers()),
        entry("ENC-16", opened(family())));
  }

  private record Member(String name, BiFunction<Range, Letter, Ciphertext> make) {}

  private static Member data(String name, UnaryOperator<byte[]> change) {
    return new Member(name, (range, letter) -> Sealed.good(range, letter).data(change));
  }

  private static Member key(String name, Function<Range, byte[]> make) {
    return new Member(name, (range, letter) -> Sealed.good(range, letter).key(make.apply(range)));
  }

  private static Member plain(String name, UnaryOperator<String> change) {
    return new Member(
        name,
        (range, letter) ->
            Ciphertext.of(
                change.apply(Sealed.plain(letter)), Ciphertext.secret(32), range.reader()));
  }

  /** Before the first of them a good letter is opened. */
  private static List<Variant> opened(Stream<Member> members) {
    List<Variant> variants = new ArrayList<>(members.map(OracleStimuli::alike).toList());
    variants.set(0, Sealed.opened(variants.getFirst()));
    return variants;
  }

  private static List<Variant> oaep() {
    return List.of(
        Sealed.regex("digest-sha1", OAEP_DIGEST, "$1http://www.w3.org/2000/09/xmldsig#sha1$2"),
        Sealed.text("mask-sha1", text -> text.replace("#mgf1sha256", "#mgf1sha1")),
        EncryptionStimuli.method("mgf1p", "EncryptedKey", XENC + "rsa-oaep-mgf1p"),
        Sealed.before(
            "parameters",
            "<xenc11:MGF",
            "<xenc:OAEPparams xmlns:xenc=\"" + XENC + "\">AAAA</xenc:OAEPparams>"),
        Sealed.opened(alike(block("manger-first-byte-1", 1))),
        alike(block("manger-first-byte-0", 0)));
  }

  /** Manger (2001): whether the block behind RSA begins with zero must not be told. */
  private static Member block(String name, int first) {
    return key(
        name,
        range -> {
          byte[] block = new byte[384];
          Arrays.fill(block, (byte) 0x33);
          block[0] = (byte) first;
          return Ciphertext.raw(block, range.reader());
        });
  }

  private static Variant alike(Member member) {
    return Sealed.alike(member.name(), member.make());
  }

  private static List<Variant> gcm() {
    return opened(
        Stream.of(
            data("tag-altered", data -> turned(data, data.length - 1)),
            data("text-altered", data -> turned(data, 40)),
            data("tag-of-4-bytes", data -> Arrays.copyOf(data, data.length - 12)),
            data("tag-of-15-bytes", data -> Arrays.copyOf(data, data.length - 1)),
            data("nothing", data -> new byte[0]),
            data("only-the-vector", data -> Arrays.copyOf(data, 12)),
            plain("empty-text", text -> ""),
            data("vector-used-again", OracleStimuli::forgedWithTheSameVector)));
  }

  /** Who knows the text knows the key stream of the vector; only the tag is in his way. */
  private static byte[] forgedWithTheSameVector(byte[] data) {
    byte[] forged = data.clone();
    forged[12 + 10] ^= (byte) ('R' ^ 'S');
    return forged;
  }

  private static byte[] turned(byte[] data, int at) {
    byte[] turned = data.clone();
    turned[at] ^= 1;
    return turned;
  }

  private static Stream<Member> contents() {
    String signature =
        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"></ds:Signature>";
    return Stream.of(
        plain("dtd", text -> "<!DOCTYPE a [<!ENTITY x \"y\">]>" + text),
        plain("unbalanced", text -> text.replaceFirst("</o:RequestOut[^>]*>$", "")),
        plain("closes-the-body", text -> text + "</soap:Body><soap:Body>"),
        plain("second-body", text -> "<soap:Body>" + text + "</soap:Body>"),
        plain("two-elements", text -> text + "<o:more></o:more>"),
        plain("signature", text -> signature),
        plain("signature-inside", text -> text.replaceFirst("<o:key>", signature + "<o:key>")),
        plain("security", text -> "<wsse:Security></wsse:Security>"),
        plain("comment", text -> text.replaceFirst("<o:key>", "<!-- --><o:key>")),
        plain("nothing-but-text", text -> "text"),
        plain("encrypted-50-times", text -> nested(50)),
        new Member("gzip", (range, letter) -> zipped(range, Sealed.plain(letter))));
  }

  private static String nested(int times) {
    String open = "<xenc:EncryptedData xmlns:xenc=\"" + XENC + "\">";
    return open.repeat(times) + "</xenc:EncryptedData>".repeat(times);
  }

  private static Ciphertext zipped(Range range, String plain) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(plain.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Ciphertext.of(bytes.toByteArray(), Ciphertext.secret(32), range.reader());
  }

  private static List<Variant> readers() {
    return List.of(
        IdentityStimuli.wrongReader(),
        alike(
            key(
                "for-another-node",
                range ->
                    Ciphertext.wrapped(
                        Ciphertext.secret(32),
                        range.target().pki().encryptionCertificate(Target.CITY)))),
        named("another-serial", "X509SerialNumber>"),
        named("another-issuer", "X509IssuerName>[^<]*"));
  }

  /** The right key, said to be that of another certificate. */
  private static Variant named(String name, String place) {
    return Sealed.atNode(Sealed.regex(name, "(<ds:" + place + ")", "$19"));
  }

  /** The members of the oracle family, the first of them against a wrong tag. */
  private static Stream<Member> family() {
    return Stream.concat(
        Stream.of(
            block("padding", 0),
            key("cut-key", range -> new byte[100]),
            key("no-key", range -> new byte[0]),
            key("short-key", range -> Ciphertext.wrapped(new byte[16], range.reader())),
            key("key-of-zeros", range -> Ciphertext.wrapped(new byte[32], range.reader())),
            data("integrity", data -> turned(data, 20)),
            data("vector", data -> turned(data, 0)),
            data("cut", data -> Arrays.copyOf(data, data.length - 16))),
        contents().filter(it -> SYNTAX.contains(it.name())));
  }
}
