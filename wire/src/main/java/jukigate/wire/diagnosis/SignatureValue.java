package jukigate.wire.diagnosis;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Element;

/** The value of a signature over its SignedInfo, with the key of the token. */
final class SignatureValue {
  private static final String P1363 = "inP1363Format";
  private static final List<String> HASHES = List.of("SHA1", "SHA256", "SHA384", "SHA512");
  private static final Map<String, String> SALTED =
      Map.of("SHA256", "SHA-256", "SHA384", "SHA-384");

  private final Element info;
  private final Element method;
  private final PublicKey key;
  private final byte[] value;

  SignatureValue(Element signature, PublicKey key) {
    this.info = Dom.child(signature, Namespaces.DS, "SignedInfo").orElseThrow();
    this.method = Dom.child(info, Namespaces.DS, "SignatureMethod").orElseThrow();
    this.key = key;
    this.value =
        decoded(
            Dom.child(signature, Namespaces.DS, "SignatureValue").flatMap(Dom::text).orElse(""));
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Empty when it verifies as declared. */
  Optional<Cause> cause() {
    Element c14n = Dom.child(info, Namespaces.DS, "CanonicalizationMethod").orElseThrow();
    byte[] octets = Octets.exclusive(info, SignatureDiagnosis.prefixes(c14n));
    if (verifies(octets, declared(), value)) {
      return Optional.empty();
    }
    if (verifies(Octets.by(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS, info), declared(), value)) {
      return Optional.of(Cause.INCLUSIVE_C14N);
    }
    if (verifies(octets, declared(), plain(value))) {
      return Optional.of(Cause.DER_VALUE);
    }
    for (String other : all()) {
      if (verifies(octets, other, value)) {
        return Optional.of(Cause.OTHER_SIGNATURE_METHOD);
      }
    }
    Element compact = Copies.inPlace(info);
    Copies.dropIndentation(compact);
    return Optional.of(
        verifies(Octets.exclusive(compact, SignatureDiagnosis.prefixes(c14n)), declared(), value)
            ? Cause.RE_INDENTED
            : Cause.OTHER_KEY);
  }

  /** E.g. {@code SHA256withECDSA}, {@code SHA256withRSAandMGF1}. */
  private String declared() {
    String uri = Dom.attribute(method, "Algorithm");
    String hash = "SHA" + uri.replaceAll(".*[#-]sha(\\d+).*", "$1");
    if (uri.contains("ecdsa")) {
      return hash + "withECDSA" + P1363;
    }
    return hash + (uri.endsWith("-MGF1") ? "withRSAandMGF1" : "withRSA");
  }

  private List<String> all() {
    return key instanceof ECPublicKey
        ? HASHES.stream().map(hash -> hash + "withECDSA" + P1363).toList()
        : HASHES.stream()
            .flatMap(
                hash ->
                    SALTED.containsKey(hash)
                        ? Stream.of(hash + "withRSA", hash + "withRSAandMGF1")
                        : Stream.of(hash + "withRSA"))
            .toList();
  }

  private boolean verifies(byte[] octets, String algorithm, byte[] signature) {
    try {
      Signature verifier;
      if (algorithm.endsWith("andMGF1")) {
        verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(salted(SALTED.get(algorithm.substring(0, 6))));
      } else {
        verifier = Signature.getInstance(algorithm);
      }
      verifier.initVerify(key);
      verifier.update(octets);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // of another form or for another key: it does not verify
    }
  }

  private static AlgorithmParameterSpec salted(String hash) {
    int length = Integer.parseInt(hash.substring(4)) / 8;
    return new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), length, 1);
  }

  /** r and s side by side, of a value in DER; as it is when it is none. */
  private byte[] plain(byte[] der) {
    if (!(key instanceof ECPublicKey ec) || der.length < 8 || der[0] != 0x30) {
      return der;
    }
    int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    int rLength = Byte.toUnsignedInt(der[3]);
    int sAt = 4 + rLength + 2;
    if (sAt >= der.length || der[2] != 2) {
      return der;
    }
    byte[] plain = new byte[2 * size];
    put(new BigInteger(1, Arrays.copyOfRange(der, 4, 4 + rLength)), plain, size);
    put(new BigInteger(1, Arrays.copyOfRange(der, sAt, der.length)), plain, 2 * size);
    return plain;
  }

  /** Right-aligned before the end; a number that is too long is cut and will not verify. */
  private static void put(BigInteger number, byte[] into, int end) {
    byte[] bytes = number.toByteArray();
    int size = into.length / 2;
    int length = Math.min(bytes.length, size);
    System.arraycopy(bytes, bytes.length - length, into, end - length, length);
  }
}
