import java.net.Socket;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;

/**
 * Whose certificates count: of a CA of the network, by the CRLs as they are now, for what they are
 * used for, with the name of one node. Neither JSSE nor WSS4J asks for the last two.
 */
record Trusted(Wire wire) {
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final String SIGNING = "1.3.6.1.5.5.7.3.36"; // documentSigning
  private static final Map<BasicReason, String> REASONS =
      Map.of(
          BasicReason.EXPIRED, "JG-208",
          BasicReason.NOT_YET_VALID, "JG-208",
          BasicReason.REVOKED, "JG-209",
          BasicReason.UNDETERMINED_REVOCATION_STATUS, "JG-210",
          BasicReason.ALGORITHM_CONSTRAINED, "JG-212");
  private static final Pattern NODE =
      Pattern.compile(
          Wire.NODE
              + "((cs|pref|fpref)-[0-9]{6}|agency-[a-z0-9-]+|national|fnational|cardms|myna|gateway)");

  /** The node of a TLS peer. */
  String peer(X509Certificate certificate) {
    return node(certificate, CLIENT);
  }

  /** The node that signs with it. */
  String signer(X509Certificate certificate) {
    return node(certificate, SIGNING);
  }

  static boolean isNode(String urn) {
    return NODE.matcher(urn).matches();
  }

  private String node(X509Certificate certificate, String usage) {
    try {
      chained(certificate);
      boolean[] uses = certificate.getKeyUsage();
      List<String> extended = certificate.getExtendedKeyUsage();
      if (certificate.getBasicConstraints() >= 0
          || uses == null
          || !uses[0]
          || extended == null
          || !extended.contains(usage)) {
        throw new Refused("JG-211");
      }
      List<String> uris = AnswerCheck.uris(certificate);
      if (uris.size() != 1 || !isNode(uris.get(0))) {
        throw new Refused("JG-213");
      }
      String node = uris.get(0).substring(Wire.NODE.length());
      if (node.matches(".*-[0-9]{6}") && !Content.isMunicipality(node.replaceFirst(".*-", ""))) {
        throw new Refused("JG-213");
      }
      return node;
    } catch (CertificateException unreadable) {
      throw new Refused("JG-202");
    }
  }

  private void chained(X509Certificate certificate) {
    try {
      List<X509Certificate> all =
          Wire.certificates(wire.trust().resolve("ca.pem")).stream()
              .map(X509Certificate.class::cast)
              .toList();
      Set<TrustAnchor> roots =
          all.stream()
              .filter(it -> it.getSubjectX500Principal().equals(it.getIssuerX500Principal()))
              .map(it -> new TrustAnchor(it, null))
              .collect(Collectors.toSet());
      var wanted = new X509CertSelector();
      wanted.setCertificate(certificate);
      var path = new PKIXBuilderParameters(roots, wanted);
      Set<Object> known = new HashSet<>(wire.lists());
      known.addAll(all);
      known.add(certificate);
      path.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
      CertPathBuilder.getInstance("PKIX").build(path);
    } catch (Exception untrusted) { // whatever it is, it is not believed
      throw new Refused(reason(untrusted));
    }
  }

  private static String reason(Throwable untrusted) {
    for (Throwable each = untrusted; each != null; each = each.getCause()) {
      if (each instanceof CertPathValidatorException e
          && e.getReason() instanceof BasicReason reason
          && REASONS.containsKey(reason)) {
        return REASONS.get(reason);
      }
    }
    return "JG-207";
  }

  /** For WSS4J, which by itself reads its CRLs once. */
  Merlin forSignatures() throws Exception {
    Merlin merlin =
        new Merlin() {
          @Override
          public void verifyTrust(
              X509Certificate[] certificates,
              boolean revocation,
              Collection<Pattern> subjects,
              Collection<Pattern> issuers)
              throws WSSecurityException {
            signer(certificates[0]);
          }
        };
    merlin.setKeyStore(wire.trusted());
    return merlin;
  }

  /** For JSSE. */
  X509ExtendedTrustManager forClients() {
    return new X509ExtendedTrustManager() {
      @Override
      public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
          throws CertificateException {
        try {
          peer(chain[0]);
        } catch (Refused refused) {
          throw new CertificateException(refused.id);
        }
      }

      @Override
      public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
          throws CertificateException {
        checkClientTrusted(chain, type, (SSLEngine) null);
      }

      @Override
      public void checkClientTrusted(X509Certificate[] chain, String type)
          throws CertificateException {
        checkClientTrusted(chain, type, (SSLEngine) null);
      }

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
          throws CertificateException {
        throw new CertificateException("no server is called here");
      }

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
          throws CertificateException {
        checkServerTrusted(chain, type, (SSLEngine) null);
      }

      @Override
      public void checkServerTrusted(X509Certificate[] chain, String type)
          throws CertificateException {
        checkServerTrusted(chain, type, (SSLEngine) null);
      }

      @Override
      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    };
  }
}
