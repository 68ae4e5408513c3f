package jukigate.wire.trust;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bytes of a certificate (RFC 5280 §4.1). The JDK reads more than DER, numbers that no CA may
 * give, and extensions whose content it then ignores; somebody else may read them otherwise.
 */
final class CertificateForm {
  private static final int MOST_BYTES = 8192;
  private static final int SERIAL_OCTETS = 20;
  private static final int VERSION = 0xA0;
  private static final int EXTENSIONS = 0xA3;
  private static final String KEY_IDENTIFIER = "551d0e";
  private static final String ECDSA = "2a8648ce3d0403";
  private static final Set<String> RSA =
      Set.of("2a864886f70d01010b", "2a864886f70d01010c", "2a864886f70d01010d");
  private static final String CLOCK =
      "(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]Z";
  private static final Pattern UTC = Pattern.compile("[0-9]{2}" + CLOCK);

  /** From 2050 on, and never before (RFC 5280 §4.1.2.5). */
  private static final Pattern GENERALIZED =
      Pattern.compile("(20[5-9][0-9]|2[1-9][0-9]{2}|[3-9][0-9]{3})" + CLOCK);

  private CertificateForm() {}

  /** What is wrong with it, in a word; empty when nothing is. */
  static Optional<String> faultOf(X509Certificate certificate) {
    try {
      byte[] encoded = certificate.getEncoded();
      if (encoded.length > MOST_BYTES) {
        return Optional.of("size");
      }
      return DerNode.of(encoded)
          .filter(it -> it.is(DerNode.SEQUENCE) && it.children().size() == 3)
          .map(it -> faultOf(it.children().get(0), it.children().get(1)))
          .orElse(Optional.of("DER"));
    } catch (CertificateEncodingException e) {
      return Optional.of("DER");
    }
  }

  private static Optional<String> faultOf(DerNode tbs, DerNode algorithm) {
    List<DerNode> fields = tbs.children();
    if (fields.size() < 8 || !fields.getFirst().is(VERSION)) {
      return Optional.of("version");
    }
    if (!isSerial(fields.get(1))) {
      return Optional.of("serial number");
    }
    if (!fields.get(2).isSame(algorithm) || !hasRightParameters(algorithm)) {
      return Optional.of("signature algorithm");
    }
    if (!fields.get(4).children().stream().allMatch(CertificateForm::isTime)) {
      return Optional.of("time");
    }
    return fields.getLast().is(EXTENSIONS)
        ? fields.getLast().children().getFirst().children().stream()
            .filter(each -> !isExtension(each))
            .findFirst()
            .map(each -> "extension")
        : Optional.of("extensions");
  }

  private static boolean isSerial(DerNode serial) {
    byte[] content = serial.content();
    boolean zero = content.length == 1 && content[0] == 0;
    return serial.is(DerNode.INTEGER)
        && content.length <= SERIAL_OCTETS
        && content[0] >= 0
        && !zero;
  }

  /** None with ECDSA (RFC 5758 §3.2), NULL with RSA (RFC 4055 §5). */
  private static boolean hasRightParameters(DerNode algorithm) {
    List<DerNode> parts = algorithm.children();
    String oid = parts.isEmpty() ? "" : hex(parts.getFirst());
    if (oid.startsWith(ECDSA)) {
      return parts.size() == 1;
    }
    return !RSA.contains(oid) || (parts.size() == 2 && parts.get(1).is(DerNode.NULL));
  }

  private static boolean isTime(DerNode time) {
    String text = new String(time.content(), StandardCharsets.US_ASCII);
    return (time.is(DerNode.UTC_TIME) && UTC.matcher(text).matches())
        || (time.is(DerNode.GENERALIZED_TIME) && GENERALIZED.matcher(text).matches());
  }

  private static boolean isExtension(DerNode extension) {
    if (extension.children().size() < 2 || !extension.children().getLast().is(DerNode.OCTETS)) {
      return false;
    }
    Optional<DerNode> value = DerNode.of(extension.children().getLast().content());
    boolean identifier = hex(extension.children().getFirst()).equals(KEY_IDENTIFIER);
    return value.isPresent()
        && (!identifier || (value.get().is(DerNode.OCTETS) && value.get().content().length <= 64));
  }

  private static String hex(DerNode node) {
    return HexFormat.of().formatHex(node.content());
  }
}
