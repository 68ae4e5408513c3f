package jukigate.keystores.cms;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import jukigate.wire.security.Der;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;

/** Reads ASN.1 from strangers. */
public final class Cms {
  private Cms() {}

  /**
   * A ContentInfo. Empty when the bytes are anything but the one DER encoding of it: lengths and
   * depth are checked before the parser sees them, and what it understood is encoded again.
   */
  public static Optional<ContentInfo> read(byte[] bytes) {
    if (!Der.isOneValue(bytes)) {
      return Optional.empty();
    }
    return attempt(() -> ContentInfo.getInstance(parsed(bytes)))
        .filter(info -> Arrays.equals(encoded(info), bytes));
  }

  /** Empty where a structure is not what it should be: the classes throw whatever they like. */
  public static <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.ofNullable(reading.get());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a structure, as it was understood, is all that there is: some tags are not looked at.
   */
  public static boolean isWhole(ASN1Object structure, ASN1Encodable read) {
    return Arrays.equals(encoded(structure), encoded(read));
  }

  /**
   * Whether this names the certificate, byte for byte: names compare without regard to case, and a
   * signature or tag does not cover this one.
   */
  public static boolean names(IssuerAndSerialNumber id, X509Certificate certificate) {
    var own =
        new IssuerAndSerialNumber(
            X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()),
            certificate.getSerialNumber());
    return Arrays.equals(encoded(id), encoded(own));
  }

  private static ASN1Primitive parsed(byte[] bytes) {
    try {
      return ASN1Primitive.fromByteArray(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] encoded(ASN1Encodable object) {
    try {
      return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
