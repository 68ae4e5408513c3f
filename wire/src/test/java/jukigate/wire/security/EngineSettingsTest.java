package jukigate.wire.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.profile.SecurityProfile;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.processor.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What WSS4J is told. Most of it stands behind our own checks, so it is looked at directly. */
class EngineSettingsTest {
  private final Mint mint = new Mint();

  static Stream<SecurityProfile> profiles() {
    return Stream.of(SecurityProfile.HIGH_2026, SecurityProfile.RECOMMENDED_2026);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void algorithmSuite_isThatOfTheProfile(SecurityProfile profile) {
    var suite = data(profile).getAlgorithmSuite();
    assertThat(suite.getSignatureMethods()).isEqualTo(profile.xml().signatures());
    assertThat(suite.getDigestAlgorithms()).isEqualTo(profile.xml().digests());
    assertThat(suite.getC14nAlgorithms()).containsExactly(Namespaces.EXC_C14N);
    assertThat(suite.getTransformAlgorithms()).containsExactly(Namespaces.EXC_C14N);
    assertThat(suite.getMinimumAsymmetricKeyLength()).isEqualTo(profile.keys().rsaBits());
    assertThat(suite.getMaximumAsymmetricKeyLength()).isEqualTo(8192);
    assertThat(suite.getMinimumEllipticCurveKeyLength()).isEqualTo(profile.keys().ecBits());
  }

  @Test
  void request_hasNoKeyStoreAndNoDecryption() {
    RequestData data = data(SecurityProfile.HIGH_2026);
    assertThat(data.getSigVerCrypto()).isInstanceOf(ClosedCrypto.class);
    assertThat(data.getDecCrypto()).isNull();
    assertThat(data.getCallbackHandler()).isNull();
    assertThat(data.isRequireTimestampExpires()).isTrue();
    assertThat(data.isValidateSamlSubjectConfirmation()).isFalse();
    assertThat(data.isAllowRSA15KeyTransportAlgorithm()).isFalse();
    assertThat(data.isExpandXopInclude()).isFalse();
    assertThat(data.getActor()).isEmpty();
  }

  static Stream<QName> others() {
    return Stream.of(
        WSConstants.TIMESTAMP,
        WSConstants.ENCRYPTED_KEY,
        WSConstants.REFERENCE_LIST,
        WSConstants.ENCRYPTED_DATA,
        WSConstants.USERNAME_TOKEN,
        WSConstants.SAML_TOKEN,
        WSConstants.SAML2_TOKEN,
        WSConstants.SIGNATURE_CONFIRMATION,
        WSConstants.SECURITY_CONTEXT_TOKEN_05_02,
        WSConstants.SECURITY_CONTEXT_TOKEN_05_12,
        WSConstants.DERIVED_KEY_TOKEN_05_02,
        WSConstants.DERIVED_KEY_TOKEN_05_12);
  }

  @ParameterizedTest
  @MethodSource("others")
  void processorOfEverythingButTokenAndSignature_doesNothing(QName name) throws Exception {
    Processor processor = data(SecurityProfile.HIGH_2026).getWssConfig().getProcessor(name);
    assertThat(processor.handleToken(null, null)).isEmpty();
  }

  @Test
  void crypto_decidesNoTrustAndFindsNoKey() throws Exception {
    var identity = mint.signing(new NodeId("cs-221007"), "EC256");
    var crypto = new ClosedCrypto(identity.certificate(), Optional.empty());
    assertThatThrownBy(() -> crypto.verifyTrust(identity.certificate().getPublicKey()))
        .isInstanceOf(WSSecurityException.class);
    assertThatThrownBy(() -> crypto.verifyTrust(null, true, null, null))
        .isInstanceOf(WSSecurityException.class);
    assertThatThrownBy(() -> crypto.getPrivateKey("any", "any"))
        .isInstanceOf(WSSecurityException.class);
    assertThat(crypto.getX509Certificates(new CryptoType(CryptoType.TYPE.ALIAS)))
        .containsExactly(identity.certificate());
  }

  private RequestData data(SecurityProfile profile) {
    var certificate = mint.signing(new NodeId("cs-221007"), "EC256").certificate();
    return new Engine(profile).request(certificate);
  }
}
