package jukigate.wire.tls;

import java.security.Security;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The JVM-wide settings that the security of this project rests on. TLS reads most of them once,
 * when its classes load, so they are set before anything else runs.
 */
public final class JvmSecurity {
  private static final Map<String, String> SYSTEM =
      Map.ofEntries(
          // No resumption: a resumed session never asks the trust manager again.
          Map.entry("jdk.tls.server.newSessionTicketCount", "0"),
          Map.entry("jdk.tls.server.enableSessionTicketExtension", "false"),
          Map.entry("jdk.tls.client.enableSessionTicketExtension", "false"),
          Map.entry("jdk.tls.namedGroups", "x25519,secp256r1,secp384r1"),
          Map.entry("jdk.tls.server.SignatureSchemes", Schemes.ALL),
          Map.entry("jdk.tls.client.SignatureSchemes", Schemes.ALL),
          Map.entry("jdk.tls.server.maxInboundCertificateChainLength", "4"),
          Map.entry("jdk.tls.client.maxInboundCertificateChainLength", "4"),
          Map.entry("jdk.tls.maxHandshakeMessageSize", "16384"),
          Map.entry("jdk.tls.rejectClientInitiatedRenegotiation", "true"),
          // RFC 5746: a hello that does not know of secure renegotiation is refused.
          Map.entry("sun.security.ssl.allowLegacyHelloMessages", "false"),
          Map.entry("sun.security.ssl.allowUnsafeRenegotiation", "false"),
          Map.entry("jdk.tls.useExtendedMasterSecret", "true"),
          Map.entry("jdk.tls.allowUnsafeServerCertChange", "false"),
          // Revocation comes from lists that we hold; nothing in a certificate makes us call out.
          Map.entry("com.sun.security.enableCRLDP", "false"),
          Map.entry("com.sun.security.enableAIAcaIssuers", "false"),
          // A pooled connection must not outlive the idle time of a peer: a POST is never repeated.
          Map.entry("jdk.httpclient.keepalive.timeout", "15"),
          Map.entry("org.apache.xml.security.ignoreLineBreaks", "true"),
          Map.entry("org.apache.xml.security.maxReferences", "16"),
          Map.entry("jdk.xml.jdkcatalog.resolve", "strict"));

  private static final Map<String, String> SECURITY =
      Map.of(
          "ocsp.enable",
          "false",
          "jdk.certpath.disabledAlgorithms",
          "MD2, MD5, SHA1, DSA, RSA keySize < 2048, EC keySize < 256, RIPEMD160withECDSA,"
              + " include jdk.disabled.namedCurves",
          "jdk.tls.disabledAlgorithms",
          "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, 3DES_EDE_CBC, MD5withRSA, SHA1, NULL, anon,"
              + " ECDH, TLS_RSA_*, DH keySize < 2048, RSA keySize < 2048, EC keySize < 256,"
              + " rsa_pkcs1_sha1 usage HandshakeSignature, ecdsa_sha1 usage HandshakeSignature,"
              + " dsa_sha1 usage HandshakeSignature");

  private JvmSecurity() {}

  /**
   * Sets them and reads them back; may be called again.
   *
   * @throws IllegalStateException where one of them does not hold
   */
  public static synchronized void harden() {
    SYSTEM.forEach(System::setProperty);
    SECURITY.forEach(Security::setProperty);
    verify();
  }

  /**
   * A setting of the JVM.
   *
   * @param wanted what {@link #harden()} sets
   * @param found what holds now; empty when nothing is set
   */
  public record Setting(String name, String wanted, String found) {
    public boolean holds() {
      return wanted.equals(found);
    }
  }

  /** All of them as they are now, by name. */
  public static List<Setting> settings() {
    return Stream.concat(
            SYSTEM.entrySet().stream().map(one -> setting(one, System.getProperty(one.getKey()))),
            SECURITY.entrySet().stream()
                .map(one -> setting(one, Security.getProperty(one.getKey()))))
        .sorted(Comparator.comparing(Setting::name))
        .toList();
  }

  private static Setting setting(Map.Entry<String, String> wanted, String found) {
    return new Setting(wanted.getKey(), wanted.getValue(), found == null ? "" : found);
  }

  private static void verify() {
    List<Setting> wrong = settings().stream().filter(setting -> !setting.holds()).toList();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("security settings that do not hold: " + wrong);
    }
  }

  private static final class Schemes {
    static final String ALL =
        "ecdsa_secp256r1_sha256,ecdsa_secp384r1_sha384,rsa_pss_rsae_sha256,rsa_pss_rsae_sha384,"
            + "rsa_pss_pss_sha256";
  }
}
