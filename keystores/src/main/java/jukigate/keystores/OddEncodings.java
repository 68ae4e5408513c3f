package jukigate.keystores;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import jukigate.keystores.OddCertificates.Recipe;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** What is right in meaning and wrong in bytes (RFC 5280 §4.1.1, X.690), or the reverse. */
final class OddEncodings {
  private OddEncodings() {}

  static Map<String, Recipe> all() {
    return Map.ofEntries(
        entry(
            "algorithms-differ",
            bench -> bench.issue(draft -> draft.outer(other(draft.algorithm())))),
        entry(
            "algorithm-null",
            bench ->
                bench.issue(
                    draft -> {
                      var changed = CertificateDraft.withNull(draft.algorithm());
                      return draft.inner(changed).outer(changed);
                    })),
        entry(
            "algorithm-null-outside",
            bench ->
                bench.issue(draft -> draft.outer(CertificateDraft.withNull(draft.algorithm())))),
        entry(
            "psychic", bench -> bench.issue(draft -> draft.signature(it -> pair(BigInteger.ZERO)))),
        entry(
            "signature-trailing",
            bench -> bench.issue(draft -> draft.signature(it -> OddBench.joined(it, new byte[1])))),
        entry("ber-length", whole(OddEncodings::longLength)),
        entry("ber-indefinite", whole(OddEncodings::indefinite)),
        entry("trailing-bytes", whole(it -> OddBench.joined(it, new byte[] {5, 0}))));
  }

  private static Recipe whole(UnaryOperator<byte[]> change) {
    return bench -> bench.issue(draft -> draft.whole(change));
  }

  private static AlgorithmIdentifier other(AlgorithmIdentifier algorithm) {
    boolean small = algorithm.getAlgorithm().equals(X9ObjectIdentifiers.ecdsa_with_SHA256);
    return new AlgorithmIdentifier(
        small ? X9ObjectIdentifiers.ecdsa_with_SHA384 : X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  private static byte[] pair(BigInteger both) {
    var values = new ASN1EncodableVector();
    values.add(new ASN1Integer(both));
    values.add(new ASN1Integer(both));
    return CertificateDraft.encoded(new DERSequence(values));
  }

  /** Two bytes of length become three. */
  private static byte[] longLength(byte[] der) {
    byte[] header = {0x30, (byte) 0x83, 0, der[2], der[3]};
    return OddBench.joined(header, Arrays.copyOfRange(der, 4, der.length));
  }

  private static byte[] indefinite(byte[] der) {
    byte[] content = Arrays.copyOfRange(der, 4, der.length);
    return OddBench.joined(new byte[] {0x30, (byte) 0x80}, content, new byte[2]);
  }
}
