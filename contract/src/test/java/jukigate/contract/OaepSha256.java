package jukigate.contract;

import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.ws.policy.AssertionInfo;
import org.apache.cxf.ws.policy.AssertionInfoMap;
import org.apache.cxf.ws.security.wss4j.PolicyBasedWSS4JOutInterceptor;
import org.apache.wss4j.policy.SP12Constants;
import org.apache.wss4j.policy.model.AlgorithmSuite.AlgorithmSuiteType;
import org.apache.wss4j.policy.model.AsymmetricBinding;

/**
 * CXF 4.2 has no property for the digest and the mask of RSA-OAEP and falls back to SHA-1; a client
 * of an encrypted exchange adds this to its outgoing interceptors.
 */
final class OaepSha256 extends AbstractPhaseInterceptor<SoapMessage> {
  OaepSha256() {
    super(Phase.PRE_PROTOCOL);
    addBefore(PolicyBasedWSS4JOutInterceptor.class.getName());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    for (AssertionInfo info :
        message.get(AssertionInfoMap.class).get(SP12Constants.ASYMMETRIC_BINDING)) {
      AlgorithmSuiteType suite =
          ((AsymmetricBinding) info.getAssertion()).getAlgorithmSuite().getAlgorithmSuiteType();
      suite.setEncryptionDigest("http://www.w3.org/2001/04/xmlenc#sha256");
      suite.setMGFAlgo("http://www.w3.org/2009/xmlenc11#mgf1sha256");
    }
  }
}
