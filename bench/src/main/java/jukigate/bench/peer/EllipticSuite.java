package jukigate.bench.peer;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Collection;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.ws.policy.AssertionInfo;
import org.apache.cxf.ws.policy.AssertionInfoMap;
import org.apache.cxf.ws.security.policy.PolicyUtils;
import org.apache.cxf.ws.security.wss4j.policyvalidators.PolicyValidatorParameters;
import org.apache.cxf.ws.security.wss4j.policyvalidators.SecurityPolicyValidator;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.policy.SP12Constants;
import org.apache.wss4j.policy.model.AlgorithmSuite;

/**
 * The one check of CXF that is replaced: its own knows keys of RSA and DSA only, and refuses every
 * other ("An unknown public key was provided"). This one takes P-256 and looks at the rest.
 */
final class EllipticSuite implements SecurityPolicyValidator {
  private static final int BITS = 256;

  private final String signature;
  private final String digest;
  private final String cipher;
  private final String transport;

  /** The last two are those of a body and of its key. */
  EllipticSuite(String signature, String digest, String cipher, String transport) {
    this.signature = signature;
    this.digest = digest;
    this.cipher = cipher;
    this.transport = transport;
  }

  @Override
  public boolean canValidatePolicy(AssertionInfo info) {
    return info.getAssertion() != null
        && SP12Constants.ALGORITHM_SUITE.equals(info.getAssertion().getName());
  }

  @Override
  public void validatePolicies(
      PolicyValidatorParameters message, Collection<AssertionInfo> assertions) {
    boolean fits =
        message.getSignedResults().stream().allMatch(this::fits)
            && encrypted(message).stream().allMatch(this::closes);
    for (AssertionInfo info : assertions) {
      if (fits) {
        info.setAsserted(true);
        assertParts(message.getAssertionInfoMap(), (AlgorithmSuite) info.getAssertion());
      } else {
        info.setNotAsserted("not ECDSA on P-256 with SHA-256, or another cipher");
      }
    }
  }

  /** CXF itself leaves this list empty for a validator of suites. */
  private static List<WSSecurityEngineResult> encrypted(PolicyValidatorParameters message) {
    return message.getResults().getActionResults().getOrDefault(WSConstants.ENCR, List.of());
  }

  private static void assertParts(AssertionInfoMap map, AlgorithmSuite suite) {
    var type = suite.getAlgorithmSuiteType();
    String namespace = suite.getName().getNamespaceURI();
    PolicyUtils.assertPolicy(map, new QName(namespace, type.getName()));
    PolicyUtils.assertPolicy(map, new QName(namespace, suite.getC14n().name()));
  }

  /** The key and the body have a result each, or one together. */
  private boolean closes(WSSecurityEngineResult result) {
    Object method = result.get(WSSecurityEngineResult.TAG_ENCRYPTED_KEY_TRANSPORT_METHOD);
    List<WSDataRef> closed =
        CastUtils.cast((List<?>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
    return (method == null || transport.equals(method))
        && (closed == null || closed.stream().allMatch(part -> cipher.equals(part.getAlgorithm())));
  }

  private boolean fits(WSSecurityEngineResult result) {
    List<WSDataRef> signed =
        CastUtils.cast((List<?>) result.get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
    return signature.equals(result.get(WSSecurityEngineResult.TAG_SIGNATURE_METHOD))
        && signed.stream().allMatch(part -> digest.equals(part.getDigestAlgorithm()))
        && result.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE)
            instanceof X509Certificate certificate
        && certificate.getPublicKey() instanceof ECPublicKey key
        && key.getParams().getOrder().bitLength() == BITS;
  }
}
