package jukigate.domain.refusal;

import javax.xml.namespace.QName;

/** The fault codes of the wire: SOAP 1.1 §4.4.1, WS-Security 1.1 §12, WS-Addressing 1.0 SOAP §6. */
public enum FaultCode {
  CLIENT(Namespaces.SOAP, "Client"),
  SERVER(Namespaces.SOAP, "Server"),
  VERSION_MISMATCH(Namespaces.SOAP, "VersionMismatch"),
  MUST_UNDERSTAND(Namespaces.SOAP, "MustUnderstand"),
  INVALID_SECURITY(Namespaces.WSSE, "InvalidSecurity"),
  INVALID_SECURITY_TOKEN(Namespaces.WSSE, "InvalidSecurityToken"),
  UNSUPPORTED_SECURITY_TOKEN(Namespaces.WSSE, "UnsupportedSecurityToken"),
  UNSUPPORTED_ALGORITHM(Namespaces.WSSE, "UnsupportedAlgorithm"),
  FAILED_AUTHENTICATION(Namespaces.WSSE, "FailedAuthentication"),
  FAILED_CHECK(Namespaces.WSSE, "FailedCheck"),
  MESSAGE_EXPIRED(Namespaces.WSU, "MessageExpired"),
  DESTINATION_UNREACHABLE(Namespaces.WSA, "DestinationUnreachable"),
  INVALID_ADDRESSING_HEADER(Namespaces.WSA, "InvalidAddressingHeader"),
  ACTION_NOT_SUPPORTED(Namespaces.WSA, "ActionNotSupported");

  private final QName name;

  FaultCode(String namespace, String local) {
    this.name = new QName(namespace, local);
  }

  public QName qName() {
    return name;
  }

  private static final class Namespaces {
    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    static final String WSSE =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  }
}
