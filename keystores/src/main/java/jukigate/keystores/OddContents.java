package jukigate.keystores;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import jukigate.keystores.OddCertificates.Recipe;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Versions, numbers, dates and extensions that RFC 5280 §4.1.2 forbids, and sheer size. */
final class OddContents {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final int MEBIBYTE = 1 << 20;
  private static final int NAMES = 10_000;
  private static final int LEVELS = 1_200;
  private static final ASN1ObjectIdentifier UNKNOWN =
      new ASN1ObjectIdentifier(CertificateMint.UNKNOWN_EXTENSION);

  private OddContents() {}

  static Map<String, Recipe> all() {
    return Map.ofEntries(
        entry("version-1", bench -> bench.issue(CertificateDraft::withoutVersion)),
        entry("serial-negative", serial(BigInteger.ONE.shiftLeft(100).negate())),
        entry("serial-zero", serial(BigInteger.ZERO)),
        entry("serial-21-bytes", serial(BigInteger.ONE.shiftLeft(8 * 20 + 3))),
        entry(
            "extension-twice",
            bench ->
                bench.issue(
                    draft ->
                        draft.add(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)))),
        entry(
            "subject-empty",
            bench -> bench.issue(draft -> draft.subject(new X500Name(new RDN[0])))),
        entry("key-identifier-2-gib", OddContents::keyIdentifier),
        entry("size-mebibyte", bench -> bench.issue(draft -> draft.add(UNKNOWN, false, octets()))),
        entry("size-names", OddContents::manyNames),
        entry("size-subject", bench -> bench.issue(draft -> draft.subject(longName()))),
        entry("size-nesting", bench -> bench.issue(draft -> draft.add(UNKNOWN, false, nested()))),
        entry("size-identifier", OddContents::hugeIdentifier),
        entry("time-early", bench -> bench.issue(it -> it.notBefore(bench.in(TEN_MINUTES)))),
        entry(
            "time-late", bench -> bench.issue(it -> it.notAfter(bench.in(TEN_MINUTES.negated())))),
        entry("time-1950", until(new ASN1UTCTime("500101000000Z"))),
        entry("time-generalized-2049", until(new ASN1GeneralizedTime("20490101000000Z"))),
        entry("time-leap-second", until(new ASN1UTCTime("361231235960Z"))),
        entry("time-fraction", until(new ASN1GeneralizedTime("20510101000000.5Z"))),
        entry("time-offset", until(new ASN1UTCTime("360101000000+0900"))));
  }

  private static Recipe serial(BigInteger number) {
    return bench -> bench.issue(draft -> draft.serial(number));
  }

  private static Recipe until(ASN1Encodable time) {
    return bench -> bench.issue(draft -> draft.notAfter(time));
  }

  /** CVE-2026-95616: eleven bytes that promise two gigabytes. */
  private static OddCertificate keyIdentifier(OddBench bench) {
    byte[] promise = {4, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    return bench.issue(
        draft ->
            draft
                .without(Extension.subjectKeyIdentifier)
                .add(Extension.subjectKeyIdentifier, false, promise));
  }

  private static X500Name longName() {
    return X500Name.getInstance(
        new DERSequence(
            new DERSet(
                new DERSequence(
                    new ASN1Encodable[] {
                      BCStyle.O, new DERUTF8String("x".repeat(MEBIBYTE)),
                    }))));
  }

  private static byte[] octets() {
    return CertificateDraft.encoded(new DEROctetString(new byte[MEBIBYTE]));
  }

  private static OddCertificate manyNames(OddBench bench) {
    GeneralName[] names =
        IntStream.range(0, NAMES)
            .mapToObj(
                i ->
                    i == 0
                        ? new GeneralName(GeneralName.uniformResourceIdentifier, bench.node().urn())
                        : new GeneralName(
                            GeneralName.dNSName, "n" + i + "." + bench.node().hostName()))
            .toArray(GeneralName[]::new);
    return bench.issue(
        draft ->
            draft
                .without(Extension.subjectAlternativeName)
                .add(Extension.subjectAlternativeName, false, new GeneralNames(names)));
  }

  /** Sequences within sequences. */
  private static byte[] nested() {
    byte[] inner = {5, 0};
    for (int i = 0; i < LEVELS; i++) {
      inner = der(0x30, inner);
    }
    return inner;
  }

  /** An object identifier of four thousand bytes among the purposes. */
  private static OddCertificate hugeIdentifier(OddBench bench) {
    byte[] arcs = new byte[4_000];
    Arrays.fill(arcs, (byte) 0x81);
    arcs[0] = 0x2A;
    arcs[arcs.length - 1] = 1;
    return bench.issue(
        draft ->
            draft
                .without(Extension.extendedKeyUsage)
                .add(Extension.extendedKeyUsage, true, der(0x30, der(6, arcs))));
  }

  private static byte[] der(int tag, byte[] content) {
    int length = content.length;
    byte[] header =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    byte[] shortest =
        length >= 0x80 && length < 0x100
            ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
            : header;
    return OddBench.joined(shortest, content);
  }
}
