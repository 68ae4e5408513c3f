package jukigate.wire.security;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Reads the certificate of a BinarySecurityToken, strictly and before WSS4J sees it. */
final class Token {
  private static final int MAX_BYTES = 8192;
  private static final String KEY_IDENTIFIER = "2.5.29.14";
  private static final Set<String> ATTRIBUTES = Set.of("ValueType", "EncodingType", "Id");

  private Token() {}

  static Outcome<X509Certificate> certificate(Element token) {
    if (!Dom.attribute(token, "ValueType").equals(Namespaces.X509_V3)) {
      return Outcome.refused(RefusalCode.TOKEN_UNSUPPORTED, "BinarySecurityToken/@ValueType");
    }
    Set<String> names =
        Dom.attributes(token).stream().map(Attr::getLocalName).collect(Collectors.toSet());
    if (!Dom.attribute(token, "EncodingType").equals(Namespaces.BASE64)) {
      return Outcome.refused(RefusalCode.TOKEN_UNSUPPORTED, "BinarySecurityToken/@EncodingType");
    }
    if (token.getAttributeNS(Namespaces.WSU, "Id").isEmpty() || !ATTRIBUTES.containsAll(names)) {
      return Outcome.refused(RefusalCode.TOKEN_INVALID, "attributes");
    }
    return Dom.text(token)
        .flatMap(Token::decode)
        .map(Token::parse)
        .orElseGet(() -> Outcome.refused(RefusalCode.TOKEN_INVALID, "Base64"));
  }

  /** Base64 with line breaks allowed, of bounded size. */
  static Optional<byte[]> decode(String text) {
    if (text.length() > 2 * MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text.replaceAll("[\\r\\n\\t ]", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Outcome<X509Certificate> parse(byte[] der) {
    if (der.length > MAX_BYTES || !Der.isOneValue(der)) {
      return Outcome.refused(RefusalCode.TOKEN_INVALID, "DER");
    }
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      byte[] keyIdentifier = certificate.getExtensionValue(KEY_IDENTIFIER);
      boolean sound =
          certificate.getVersion() == 3
              && Arrays.equals(certificate.getEncoded(), der)
              && (keyIdentifier == null || Der.isKeyIdentifier(keyIdentifier));
      return sound
          ? Outcome.passed(certificate)
          : Outcome.refused(RefusalCode.TOKEN_INVALID, "X.509");
    } catch (CertificateException e) {
      return Outcome.refused(RefusalCode.TOKEN_INVALID, "X.509");
    }
  }
}
