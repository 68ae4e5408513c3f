package jukigate.wire.envelope;

import javax.xml.namespace.QName;

/** The names of the wire. */
public final class Namespaces {
  public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  public static final String WSA = "http://www.w3.org/2005/08/addressing";
  public static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  public static final String WSSE11 =
      "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
  public static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  public static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
  public static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  public static final String DISPATCH = "urn:jukigate:dispatch:v1";
  public static final String FAULT = "urn:jukigate:fault:v1";
  public static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  public static final String ANONYMOUS = "http://www.w3.org/2005/08/addressing/anonymous";
  public static final String X509_V3 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  public static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

  static final QName SECURITY = new QName(WSSE, "Security");
  static final QName SOAP_FAULT = new QName(SOAP, "Fault");

  private Namespaces() {}
}
