package jukigate.wire.security;

import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.namespace.QName;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.xml.SafeXml;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.callback.CallbackLookup;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.processor.Processor;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;
import org.w3c.dom.Element;

/**
 * Has WSS4J verify one signature and tell which nodes it covers. WSS4J gets no key store, no
 * decryption, no cache and no clock: it processes the token and the signature and nothing else.
 */
final class Engine {
  private static final Processor NOTHING = (element, data) -> List.of();

  private final SecurityProfile profile;
  private final WSSConfig config;

  Engine(SecurityProfile profile) {
    SafeXml.newDocument(); // sets the library's properties before it loads
    WSSConfig.init();
    this.profile = profile;
    this.config = WSSConfig.getNewInstance();
    for (QName other :
        List.of(
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
            WSConstants.DERIVED_KEY_TOKEN_05_12)) {
      config.setProcessor(other, NOTHING);
    }
    config.setValidator(WSConstants.SIGNATURE, new SameCertificate());
  }

  /** The verified nodes; empty when the signature does not verify with that certificate. */
  Optional<Set<Element>> verify(Envelope envelope, X509Certificate certificate) {
    RequestData data = request(certificate);
    WSSecurityEngine engine = new WSSecurityEngine();
    engine.setWssConfig(config);
    engine.setCallbackLookup(new Lookup(envelope));
    try {
      Element header = envelope.part(Part.SECURITY).orElseThrow();
      return covered(engine.processSecurityHeader(header, data), certificate);
    } catch (WSSecurityException e) {
      return Optional.empty();
    }
  }

  /** What WSS4J is told about one message. */
  RequestData request(X509Certificate certificate) {
    RequestData data = new RequestData();
    data.setWssConfig(config);
    data.setSigVerCrypto(new ClosedCrypto(certificate, Optional.empty()));
    FastSignatures.forKey(certificate.getPublicKey()).ifPresent(data::setSignatureProvider);
    data.setAlgorithmSuite(suite());
    data.setValidateSamlSubjectConfirmation(false);
    data.setRequireTimestampExpires(true);
    data.setActor("");
    return data;
  }

  private static Optional<Set<Element>> covered(
      WSHandlerResult result, X509Certificate certificate) {
    List<WSSecurityEngineResult> signatures = result.getActionResults().get(WSConstants.SIGN);
    if (signatures == null || signatures.size() != 1) {
      return Optional.empty();
    }
    var signature = signatures.get(0);
    if (!certificate.equals(signature.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE))) {
      return Optional.empty();
    }
    Set<Element> elements = Collections.newSetFromMap(new IdentityHashMap<>());
    @SuppressWarnings("unchecked")
    var refs = (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    for (WSDataRef ref : refs) {
      if (ref.isContent() || ref.isAttachment()) {
        return Optional.empty();
      }
      elements.add(ref.getProtectedElement());
    }
    return Optional.of(elements);
  }

  private AlgorithmSuite suite() {
    AlgorithmSuite suite = new AlgorithmSuite();
    profile.xml().signatures().forEach(suite::addSignatureMethod);
    profile.xml().digests().forEach(suite::addDigestAlgorithm);
    suite.addC14nAlgorithm(Namespaces.EXC_C14N);
    suite.addTransformAlgorithm(Namespaces.EXC_C14N);
    suite.setMinimumAsymmetricKeyLength(profile.keys().rsaBits());
    suite.setMaximumAsymmetricKeyLength(8192);
    suite.setMinimumEllipticCurveKeyLength(profile.keys().ecBits());
    return suite;
  }

  /** The trust in the certificate was decided before; here it must still be the same one. */
  private static final class SameCertificate implements Validator {
    @Override
    public Credential validate(Credential credential, RequestData data) throws WSSecurityException {
      X509Certificate[] given = credential.getCertificates();
      X509Certificate trusted = data.getSigVerCrypto().getX509Certificates(null)[0];
      if (given == null || given.length != 1 || !given[0].equals(trusted)) {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
      }
      return credential;
    }
  }

  /** Finds elements in the one index of ids that the envelope was checked with. */
  private record Lookup(Envelope envelope) implements CallbackLookup {
    @Override
    public Element getElement(String id, String valueType, boolean checkMultiple) {
      return getAndRegisterElement(id, valueType, checkMultiple, null);
    }

    @Override
    public Element getAndRegisterElement(
        String id, String valueType, boolean checkMultiple, DOMCryptoContext context) {
      String bare = id.startsWith("#") ? id.substring(1) : id;
      Optional<Element> found = envelope.ids().find(bare);
      if (found.isPresent() && context != null) {
        register(found.get(), bare, context);
      }
      return found.orElse(null);
    }

    private static void register(Element element, String id, DOMCryptoContext context) {
      if (id.equals(element.getAttributeNS(Namespaces.WSU, "Id"))) {
        context.setIdAttributeNS(element, Namespaces.WSU, "Id");
      } else if (id.equals(element.getAttributeNS(null, "Id"))) {
        context.setIdAttributeNS(element, null, "Id");
      }
    }

    @Override
    public List<Element> getElements(String localname, String namespace) {
      return List.of();
    }

    @Override
    public Element getSOAPBody() {
      return envelope.part(Part.BODY).orElseThrow();
    }
  }
}
