package jukigate.bench.peer;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.policy.AssertionInfo;
import org.apache.cxf.ws.policy.AssertionInfoMap;
import org.apache.cxf.ws.security.wss4j.PolicyBasedWSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.PolicyBasedWSS4JOutInterceptor;
import org.apache.wss4j.policy.SP12Constants;
import org.apache.wss4j.policy.model.AlgorithmSuite.AlgorithmSuiteType;
import org.apache.wss4j.policy.model.AsymmetricBinding;

/**
 * CXF has no property for the digest and the mask of RSA-OAEP and falls back to SHA-1; whoever
 * reads the policy adds this before it.
 */
final class OaepDigest extends AbstractPhaseInterceptor<SoapMessage> {
  private final String digest;
  private final String mask;

  private OaepDigest(String digest, String mask, Class<?> before) {
    super(Phase.PRE_PROTOCOL);
    this.digest = digest;
    this.mask = mask;
    addBefore(before.getName());
  }

  static OaepDigest beforeReading(String digest, String mask) {
    return new OaepDigest(digest, mask, PolicyBasedWSS4JInInterceptor.class);
  }

  static OaepDigest beforeWriting(String digest, String mask) {
    return new OaepDigest(digest, mask, PolicyBasedWSS4JOutInterceptor.class);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    for (AssertionInfo info :
        message.get(AssertionInfoMap.class).get(SP12Constants.ASYMMETRIC_BINDING)) {
      AlgorithmSuiteType suite =
          ((AsymmetricBinding) info.getAssertion()).getAlgorithmSuite().getAlgorithmSuiteType();
      suite.setEncryptionDigest(digest);
      suite.setMGFAlgo(mask);
    }
  }
}
