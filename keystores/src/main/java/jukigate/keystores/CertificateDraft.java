package jukigate.keystores;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.operator.ContentSigner;

/**
 * A certificate in the making (RFC 5280 §4.1) whose every field can be wrong. It begins as a good
 * one. A draft is used once.
 */
final class CertificateDraft {
  private boolean versioned = true;
  private ASN1Encodable serial;
  private ASN1Encodable inner;
  private ASN1Encodable outer;
  private ASN1Encodable issuer;
  private ASN1Encodable notBefore;
  private ASN1Encodable notAfter;
  private ASN1Encodable subject;
  private ASN1Encodable key;
  private final List<ASN1Encodable> extensions = new ArrayList<>();
  private UnaryOperator<byte[]> signature = bytes -> bytes;
  private UnaryOperator<byte[]> whole = bytes -> bytes;

  static CertificateDraft of(X509Certificate good) {
    try {
      return new CertificateDraft(Certificate.getInstance(good.getEncoded()).getTBSCertificate());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("minted certificate", e);
    }
  }

  private CertificateDraft(TBSCertificate good) {
    serial = good.getSerialNumber();
    inner = good.getSignature();
    outer = good.getSignature();
    issuer = good.getIssuer();
    notBefore = good.getStartDate();
    notAfter = good.getEndDate();
    subject = good.getSubject();
    key = good.getSubjectPublicKeyInfo();
    Extensions all = good.getExtensions();
    for (ASN1ObjectIdentifier id : all.getExtensionOIDs()) {
      extensions.add(all.getExtension(id));
    }
  }

  CertificateDraft withoutVersion() {
    versioned = false;
    extensions.clear();
    return this;
  }

  CertificateDraft serial(BigInteger number) {
    serial = new ASN1Integer(number);
    return this;
  }

  /** The algorithm within what is signed. */
  CertificateDraft inner(ASN1Encodable algorithm) {
    inner = algorithm;
    return this;
  }

  /** The algorithm beside the signature. */
  CertificateDraft outer(ASN1Encodable algorithm) {
    outer = algorithm;
    return this;
  }

  CertificateDraft issuer(X500Name name) {
    issuer = name;
    return this;
  }

  CertificateDraft notBefore(ASN1Encodable time) {
    notBefore = time;
    return this;
  }

  CertificateDraft notBefore(Date time) {
    return notBefore(new Time(time));
  }

  CertificateDraft notAfter(ASN1Encodable time) {
    notAfter = time;
    return this;
  }

  CertificateDraft notAfter(Date time) {
    return notAfter(new Time(time));
  }

  CertificateDraft subject(X500Name name) {
    subject = name;
    return this;
  }

  /** SubjectPublicKeyInfo. */
  CertificateDraft key(ASN1Encodable other) {
    key = other;
    return this;
  }

  /** One more, whatever there is. */
  CertificateDraft add(ASN1ObjectIdentifier id, boolean critical, byte[] value) {
    extensions.add(new Extension(id, critical, new DEROctetString(value)));
    return this;
  }

  CertificateDraft add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    return add(id, critical, encoded(value));
  }

  /** An extension as it stands. */
  CertificateDraft add(ASN1Encodable extension) {
    extensions.add(extension);
    return this;
  }

  CertificateDraft without(ASN1ObjectIdentifier id) {
    extensions.removeIf(each -> each instanceof Extension it && it.getExtnId().equals(id));
    return this;
  }

  /** Changes the value of the signature. */
  CertificateDraft signature(UnaryOperator<byte[]> change) {
    signature = change;
    return this;
  }

  /** Changes the bytes of the finished certificate. */
  CertificateDraft whole(UnaryOperator<byte[]> change) {
    whole = change;
    return this;
  }

  byte[] sign(ContentSigner signer) {
    DERSequence tbs = tbs();
    var all = new ASN1EncodableVector();
    all.add(tbs);
    all.add(outer);
    all.add(new DERBitString(signature.apply(signed(encoded(tbs), signer))));
    return whole.apply(encoded(new DERSequence(all)));
  }

  private DERSequence tbs() {
    var all = new ASN1EncodableVector();
    if (versioned) {
      all.add(new DERTaggedObject(true, 0, new ASN1Integer(2)));
    }
    all.add(serial);
    all.add(inner);
    all.add(issuer);
    all.add(new DERSequence(new ASN1Encodable[] {notBefore, notAfter}));
    all.add(subject);
    all.add(key);
    if (!extensions.isEmpty()) {
      var list = new DERSequence(extensions.toArray(ASN1Encodable[]::new));
      all.add(new DERTaggedObject(true, 3, list));
    }
    return new DERSequence(all);
  }

  private static byte[] signed(byte[] tbs, ContentSigner signer) {
    try (OutputStream out = signer.getOutputStream()) {
      out.write(tbs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signer.getSignature();
  }

  static byte[] encoded(ASN1Encodable value) {
    var bytes = new ByteArrayOutputStream();
    try {
      value.toASN1Primitive().encodeTo(bytes, "DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The same algorithm with NULL where RFC 5758 wants nothing. */
  static AlgorithmIdentifier withNull(AlgorithmIdentifier algorithm) {
    return new AlgorithmIdentifier(algorithm.getAlgorithm(), DERNull.INSTANCE);
  }

  AlgorithmIdentifier algorithm() {
    return AlgorithmIdentifier.getInstance(inner);
  }
}
