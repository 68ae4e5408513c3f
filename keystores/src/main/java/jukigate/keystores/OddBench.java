package jukigate.keystores;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * Where one odd certificate is made.
 *
 * @param pair its key
 * @param canary what addresses in it point to
 */
record OddBench(
    NodeId node,
    KeyRole role,
    KeyPair pair,
    URI canary,
    Instant now,
    CertificateMint mint,
    Function<AuthorityName, Authority> authorities) {

  Authority issuer() {
    return authorities.apply(role.issuer());
  }

  Authority authority(AuthorityName name) {
    return authorities.apply(name);
  }

  CertificateProfile honest() {
    return CertificateProfile.of(node, role, now);
  }

  X509Certificate good(Authority issuer) {
    return mint.leaf(honest(), pair.getPublic(), issuer);
  }

  /** A good certificate of the CA that issues such certificates, changed before it is signed. */
  OddCertificate issue(UnaryOperator<CertificateDraft> change) {
    return issueFrom(issuer(), change);
  }

  OddCertificate issueFrom(Authority issuer, UnaryOperator<CertificateDraft> change) {
    return made(
        change.apply(CertificateDraft.of(good(issuer))).sign(mint.signer(issuer.key(), false)),
        issuer);
  }

  OddCertificate made(byte[] certificate, Authority issuer) {
    return new OddCertificate(
        pair.getPrivate(),
        Payload.of(certificate),
        issuer.chain().stream().map(each -> Payload.of(encoded(each))).toList());
  }

  /** A CA under another, so many times. */
  Authority below(Authority top, int times) {
    Authority last = top;
    for (int i = 0; i < times; i++) {
      Authority next = mint.issuing(AuthorityName.UNKNOWN_CA, 90 + i, years(), last);
      last = joined(next.label(), next.key(), next.certificate(), last.chain());
    }
    return last;
  }

  static Authority joined(
      String label, PrivateKey key, X509Certificate first, List<X509Certificate> rest) {
    List<X509Certificate> chain = new ArrayList<>(List.of(first));
    chain.addAll(rest);
    return new Authority(label, key, chain);
  }

  Period years() {
    return Period.of(Duration.ofDays(700), now);
  }

  Date in(Duration time) {
    return Date.from(now.plus(time));
  }

  static X500Name name(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  static X509Certificate parsed(byte[] der) {
    try {
      return new JcaX509CertificateConverter().getCertificate(new X509CertificateHolder(der));
    } catch (CertificateException | IOException e) {
      throw new IllegalStateException("a certificate that somebody should read", e);
    }
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("minted certificate", e);
    }
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    Stream.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Override
  public String toString() {
    return "OddBench[" + node + "]";
  }
}
