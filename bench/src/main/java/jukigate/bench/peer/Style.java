package jukigate.bench.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.apache.cxf.ws.policy.PolicyEngine;
import org.apache.cxf.ws.security.wss4j.CryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.CryptoCoverageChecker.XPathExpression;
import org.apache.cxf.ws.security.wss4j.CryptoCoverageUtil.CoverageScope;
import org.apache.cxf.ws.security.wss4j.CryptoCoverageUtil.CoverageType;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.policy.SP12Constants;

/** The two ways of telling CXF what to sign, and to encrypt where the contract does. */
enum Style {
  POLICY {
    @Override
    Security server(PeerKeys keys) {
      return byPolicy(keys);
    }

    @Override
    Security client(PeerKeys keys) {
      return byPolicy(keys);
    }
  },
  INTERCEPTORS {
    @Override
    Security server(PeerKeys keys) {
      return byInterceptors(keys, ANSWER, REQUEST);
    }

    @Override
    Security client(PeerKeys keys) {
      return byInterceptors(keys, REQUEST, ANSWER);
    }
  };

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String WSA = "http://www.w3.org/2005/08/addressing";
  private static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  private static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String DISPATCH = "urn:jukigate:dispatch:v1";
  private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  private static final String AES = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  private static final String OAEP = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
  private static final String MASK = "http://www.w3.org/2009/xmlenc11#mgf1sha256";

  /** A part that must be signed, and where it is. */
  private record Part(String prefix, String namespace, String name, String parent) {
    static Part header(String prefix, String namespace, String name) {
      return new Part(prefix, namespace, name, "/s:Envelope/s:Header/");
    }

    String toSign() {
      return "{Element}{" + namespace + "}" + name;
    }

    XPathExpression toVerify() {
      return new XPathExpression(
          parent + prefix + ":" + name, CoverageType.SIGNED, CoverageScope.ELEMENT);
    }
  }

  private static final List<Part> BOTH =
      List.of(
          new Part("s", SOAP, "Body", "/s:Envelope/"),
          new Part("u", WSU, "Timestamp", "/s:Envelope/s:Header/e:Security/"),
          Part.header("a", WSA, "To"),
          Part.header("a", WSA, "Action"),
          Part.header("a", WSA, "MessageID"));

  static final List<Part> REQUEST =
      Stream.concat(
              BOTH.stream(),
              Stream.of(Part.header("a", WSA, "From"), Part.header("d", DISPATCH, "Dispatch")))
          .toList();
  static final List<Part> ANSWER =
      Stream.concat(BOTH.stream(), Stream.of(Part.header("a", WSA, "RelatesTo"))).toList();

  abstract Security server(PeerKeys keys);

  abstract Security client(PeerKeys keys);

  private static Security byPolicy(PeerKeys keys) {
    Map<String, Object> properties = new HashMap<>(withoutCaches());
    properties.put("security.signature.crypto", keys.merlin());
    properties.put("security.signature.username", PeerKeys.ALIAS);
    properties.put("security.encryption.crypto", keys.merlin());
    properties.put("security.callback-handler", PeerKeys.password());
    properties.put("ws-security.custom.alg.suite.asymmetric.signature", ECDSA);
    properties.put("ws-security.custom.alg.suite.digest.algorithm", SHA256);
    properties.put(
        "ws-security.policy.validator.map",
        Map.of(SP12Constants.ALGORITHM_SUITE, new EllipticSuite(ECDSA, SHA256, AES, OAEP)));
    if (!keys.encrypts()) {
      return new Security(bus(), properties, List.of(), List.of(), List.of());
    }
    properties.put("security.encryption.username", PeerKeys.OTHER);
    properties.put("ws-security.custom.alg.suite.encryption.algorithm", AES);
    properties.put("ws-security.custom.alg.suite.asymmetric.key.encryption.algorithm", OAEP);
    return new Security(
        bus(),
        properties,
        List.of(),
        List.of(OaepDigest.beforeReading(SHA256, MASK)),
        List.of(OaepDigest.beforeWriting(SHA256, MASK)));
  }

  private static Security byInterceptors(PeerKeys keys, List<Part> said, List<Part> heard) {
    Bus bus = bus();
    bus.getExtension(PolicyEngine.class).setEnabled(false);
    return new Security(
        bus,
        withoutCaches(),
        List.of(new WSAddressingFeature()),
        List.of(new WSS4JInInterceptor(verifying(keys)), coverage(keys, heard)),
        List.of(new WSS4JOutInterceptor(signing(keys, said))));
  }

  private static Map<String, Object> signing(PeerKeys keys, List<Part> parts) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(WSHandlerConstants.ACTION, actions(keys));
    properties.put(WSHandlerConstants.SIG_PROP_REF_ID, "keys");
    properties.put("keys", keys.merlin());
    properties.put(WSHandlerConstants.SIGNATURE_USER, PeerKeys.ALIAS);
    properties.put(WSHandlerConstants.PW_CALLBACK_REF, PeerKeys.password());
    properties.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
    properties.put(WSHandlerConstants.SIG_ALGO, ECDSA);
    properties.put(WSHandlerConstants.SIG_DIGEST_ALGO, SHA256);
    properties.put(
        WSHandlerConstants.SIGNATURE_PARTS,
        String.join(";", parts.stream().map(Part::toSign).toList()));
    properties.put(WSHandlerConstants.ENC_PROP_REF_ID, "keys");
    properties.put(WSHandlerConstants.ENCRYPTION_USER, PeerKeys.OTHER);
    properties.put(WSHandlerConstants.ENC_KEY_ID, "IssuerSerial");
    properties.put(WSHandlerConstants.ENC_SYM_ALGO, AES);
    properties.put(WSHandlerConstants.ENC_KEY_TRANSPORT, OAEP);
    properties.put(WSHandlerConstants.ENC_DIGEST_ALGO, SHA256);
    properties.put(WSHandlerConstants.ENC_MGF_ALGO, MASK);
    return properties;
  }

  /** Encrypts, then signs. */
  private static String actions(PeerKeys keys) {
    return keys.encrypts() ? "Timestamp Encryption Signature" : "Timestamp Signature";
  }

  private static Map<String, Object> verifying(PeerKeys keys) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(WSHandlerConstants.ACTION, actions(keys));
    properties.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, "keys");
    properties.put(WSHandlerConstants.DEC_PROP_REF_ID, "keys");
    properties.put("keys", keys.merlin());
    properties.put(WSHandlerConstants.PW_CALLBACK_REF, PeerKeys.password());
    return properties;
  }

  private static CryptoCoverageChecker coverage(PeerKeys keys, List<Part> parts) {
    Map<String, String> prefixes = Map.of("s", SOAP, "a", WSA, "u", WSU, "e", WSSE, "d", DISPATCH);
    List<XPathExpression> covered = new ArrayList<>(parts.stream().map(Part::toVerify).toList());
    if (keys.encrypts()) {
      covered.add(
          new XPathExpression("/s:Envelope/s:Body", CoverageType.ENCRYPTED, CoverageScope.CONTENT));
    }
    return new CryptoCoverageChecker(prefixes, covered);
  }

  /** Those that CXF makes by itself need a library that is not here. */
  private static Map<String, Object> withoutCaches() {
    return Map.of(
        "ws-security.enable.timestamp.cache", "false",
        "ws-security.enable.nonce.cache", "false");
  }

  private static Bus bus() {
    return BusFactory.newInstance().createBus();
  }
}
