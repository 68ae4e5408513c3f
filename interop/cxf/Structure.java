import jakarta.xml.soap.SOAPMessage;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.binding.soap.interceptor.MustUnderstandInterceptor;
import org.apache.cxf.binding.soap.saaj.SAAJInInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/**
 * The message before WSS4J works on it: what may stand where, which algorithms, and that everything
 * that counts is named in the signature. WSS4J then verifies each Reference; of this it asks for
 * little.
 */
final class Structure extends AbstractSoapInterceptor {
  private static final String UUID = "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String MORE07 = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final Set<String> METHODS =
      Set.of(
          MORE + "rsa-sha256",
          MORE + "rsa-sha384",
          MORE + "rsa-sha512",
          MORE + "ecdsa-sha256",
          MORE + "ecdsa-sha384",
          MORE07 + "sha256-rsa-MGF1",
          MORE07 + "sha384-rsa-MGF1");
  private static final Set<String> DIGESTS =
      Set.of(Xml.XENC + "sha256", MORE + "sha384", Xml.XENC + "sha512");
  private static final String X509 = Xml.OASIS + "x509-token-profile-1.0#X509v3";
  private static final String BASE64 = Xml.OASIS + "soap-message-security-1.0#Base64Binary";
  private static final int LONGEST_TOKEN = 8192;
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration AHEAD = Duration.ofSeconds(30);
  private static final Set<String> NOBODY = Set.of(Xml.WSA + "/anonymous", Xml.WSA + "/none");
  private static final Map<String, Set<String>> HEADERS =
      Map.of(
          Xml.WSA, Set.of("To", "From", "Action", "MessageID", "ReplyTo"),
          Xml.DISPATCH, Set.of("Dispatch"),
          Xml.WSSE, Set.of("Security"));

  private final Schema dispatches;

  Structure(Schema dispatches) {
    super(Phase.PRE_PROTOCOL);
    addAfter(SAAJInInterceptor.class.getName());
    addBefore(WSS4JInInterceptor.class.getName());
    addBefore(MustUnderstandInterceptor.class.getName());
    this.dispatches = dispatches;
  }

  /** Each is looked at here, so that none is left for CXF's MustUnderstandInterceptor. */
  @Override
  public Set<QName> getUnderstoodHeaders() {
    return HEADERS.get(Xml.WSA).stream()
        .map(name -> new QName(Xml.WSA, name))
        .collect(Collectors.toSet());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Element envelope = message.getContent(SOAPMessage.class).getSOAPPart().getDocumentElement();
    Call call = Call.of(message);
    List<Element> parts = Xml.children(envelope);
    Xml.children(envelope, Xml.SOAP, "Header").forEach(header -> read(header, call));
    if (parts.size() != 2
        || !Xml.is(parts.get(0), Xml.SOAP, "Header")
        || !Xml.is(parts.get(1), Xml.SOAP, "Body")) {
      throw new Refused("JG-111");
    }
    Element header = parts.get(0);
    Element body = parts.get(1);
    if (Xml.children(body).size() != 1) {
      throw new Refused("JG-112");
    }
    checkHeaders(header);
    checkAddressing(header, call);
    checkDispatch(Xml.only(header, Xml.DISPATCH, "Dispatch", "JG-115"), call);
    checkSecurity(envelope, header, body);
    call.otherwise = "JG-206";
  }

  /** As the message says: nothing of it is believed yet, but a fault goes there. */
  private static void read(Element header, Call call) {
    Xml.children(header, Xml.WSA, "MessageID").forEach(it -> call.messageId = it.getTextContent());
    Xml.children(header, Xml.WSA, "From").stream()
        .flatMap(from -> Xml.children(from, Xml.WSA, "Address").stream())
        .map(Element::getTextContent)
        .filter(Trusted::isNode)
        .forEach(urn -> call.sender = urn.substring(Wire.NODE.length()));
  }

  private static void checkHeaders(Element header) {
    Set<String> seen = new HashSet<>();
    for (Element each : Xml.children(header)) {
      String namespace = String.valueOf(each.getNamespaceURI());
      if (!HEADERS.getOrDefault(namespace, Set.of()).contains(each.getLocalName())) {
        boolean must =
            Set.of("1", "true").contains(each.getAttributeNS(Xml.SOAP, "mustUnderstand"));
        throw new Refused(must ? "JG-117" : "JG-113");
      }
      if (!seen.add(each.getLocalName())) {
        throw new Refused("JG-114");
      }
    }
  }

  private static void checkAddressing(Element header, Call call) {
    String from =
        Xml.only(Xml.only(header, Xml.WSA, "From", "JG-115"), Xml.WSA, "Address", "JG-115")
            .getTextContent();
    String to = Xml.only(header, Xml.WSA, "To", "JG-115").getTextContent();
    String id = Xml.only(header, Xml.WSA, "MessageID", "JG-115").getTextContent();
    Xml.only(header, Xml.WSA, "Action", "JG-115");
    if (!id.matches(UUID) || !Trusted.isNode(from) || !Trusted.isNode(to)) {
      throw new Refused("JG-116");
    }
    for (Element each : Xml.children(header, Xml.WSA, "ReplyTo")) {
      if (!NOBODY.contains(Xml.only(each, Xml.WSA, "Address", "JG-116").getTextContent())) {
        throw new Refused("JG-116");
      }
    }
    call.messageId = id;
  }

  /** CXF would validate it with the Body only, and refuse it as content. */
  private void checkDispatch(Element dispatch, Call call) {
    try {
      var text = new StringReader(StaxUtils.toString(dispatch));
      dispatches.newValidator().validate(new StreamSource(text));
    } catch (Exception invalid) {
      throw new Refused("JG-116");
    }
    call.purpose = Xml.only(dispatch, Xml.DISPATCH, "purpose", "JG-116").getTextContent();
  }

  private static void checkSecurity(Element envelope, Element header, Element body) {
    Element security = Xml.only(header, Xml.WSSE, "Security", "JG-119");
    List<Element> keys = Xml.children(security, Xml.XENC, "EncryptedKey");
    List<Element> lists = Xml.children(security, Xml.XENC, "ReferenceList");
    int known = 3 + keys.size() + lists.size();
    if (security.hasAttributeNS(Xml.SOAP, "actor")
        || keys.size() > 1
        || lists.size() > keys.size()
        || Xml.children(security).size() != known) {
      throw new Refused("JG-120");
    }
    Element token = Xml.only(security, Xml.WSSE, "BinarySecurityToken", "JG-120");
    Element timestamp = Xml.only(security, Xml.WSU, "Timestamp", "JG-214");
    Element signature = Xml.only(security, Xml.DS, "Signature", "JG-120");
    Map<String, Element> places = new HashMap<>();
    Set<Element> missing = new HashSet<>(Xml.children(header));
    missing.addAll(List.of(body, timestamp));
    missing.addAll(keys);
    missing.remove(security);
    missing.forEach(part -> places.put(Xml.id(part), part));
    places.put(Xml.id(token), token);
    places.remove("");
    checkIds(envelope);
    missing.removeAll(signed(signature, places));
    if (!missing.isEmpty()) {
      throw new Refused("JG-205");
    }
    checkToken(token, signature);
    checkTimes(timestamp);
    boolean closed = Xml.is(Xml.children(body).get(0), Xml.XENC, "EncryptedData");
    if (closed != (keys.size() == 1)) {
      throw new Refused("JG-120");
    }
    if (closed) {
      checkEncryption(keys.get(0), lists, Xml.children(body).get(0));
      // WSS4J works through the children in their order, and would open the Body before it has
      // seen who signed it.
      security.insertBefore(signature, keys.get(0));
      security.insertBefore(token, signature);
    }
  }

  private static void checkIds(Element envelope) {
    Set<String> seen = new HashSet<>();
    Xml.each(
        envelope,
        element -> {
          NamedNodeMap attributes = element.getAttributes();
          Set<String> own = new TreeSet<>();
          for (int i = 0; i < attributes.getLength(); i++) {
            Attr each = (Attr) attributes.item(i);
            String name = each.getLocalName() == null ? each.getName() : each.getLocalName();
            if (name.equalsIgnoreCase("id") && !own.add(each.getValue())) {
              throw new Refused("JG-118");
            }
          }
          if (!own.stream().allMatch(seen::add)) {
            throw new Refused("JG-118");
          }
        });
  }

  /** The parts that are signed, each in its place: a signed copy elsewhere is nothing. */
  private static Set<Element> signed(Element signature, Map<String, Element> places) {
    if (Xml.children(signature).size() != 3) {
      throw new Refused("JG-204");
    }
    Element info = Xml.only(signature, Xml.DS, "SignedInfo", "JG-204");
    allow(info, "CanonicalizationMethod", Set.of(EXC_C14N));
    allow(info, "SignatureMethod", METHODS);
    Set<Element> signed = new HashSet<>();
    List<Element> references = Xml.children(info, Xml.DS, "Reference");
    for (Element reference : references) {
      String uri = reference.getAttribute("URI");
      Element part = uri.startsWith("#") ? places.get(uri.substring(1)) : null;
      Element transforms = Xml.only(reference, Xml.DS, "Transforms", "JG-204");
      if (part == null || !signed.add(part) || Xml.children(transforms).size() != 1) {
        throw new Refused("JG-204");
      }
      allow(transforms, "Transform", Set.of(EXC_C14N));
      allow(reference, "DigestMethod", DIGESTS);
    }
    if (Xml.children(info).size() != 2 + references.size()) {
      throw new Refused("JG-204");
    }
    return signed;
  }

  private static void allow(Element parent, String name, Set<String> algorithms) {
    if (!algorithms.contains(Xml.algorithm(Xml.only(parent, Xml.DS, name, "JG-204")))) {
      throw new Refused("JG-203");
    }
  }

  private static void checkToken(Element token, Element signature) {
    Element info = Xml.only(signature, Xml.DS, "KeyInfo", "JG-201");
    Element to =
        Xml.only(
            Xml.only(info, Xml.WSSE, "SecurityTokenReference", "JG-201"),
            Xml.WSSE,
            "Reference",
            "JG-201");
    boolean direct =
        to.getAttribute("URI").equals("#" + Xml.id(token))
            && to.getAttribute("ValueType").equals(X509)
            && Xml.children(info).size() == 1
            && Xml.children(to.getParentNode()).size() == 1;
    if (!direct
        || Xml.id(token).isEmpty()
        || !token.getAttribute("ValueType").equals(X509)
        || !token.getAttribute("EncodingType").equals(BASE64)) {
      throw new Refused("JG-201");
    }
    String coded = token.getTextContent().replaceAll("\\s", "");
    if (coded.isEmpty() || coded.length() > LONGEST_TOKEN || !isOneDer(coded)) {
      throw new Refused("JG-202");
    }
  }

  /** One certificate and nothing behind it: the length in its head is the length of all. */
  private static boolean isOneDer(String coded) {
    try {
      byte[] der = Base64.getDecoder().decode(coded);
      return der.length > 4
          && der[0] == 0x30
          && der[1] == (byte) 0x82
          && ((der[2] & 0xff) << 8 | der[3] & 0xff) + 4 == der.length;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static void checkTimes(Element timestamp) {
    if (Xml.children(timestamp).size() != 2) {
      throw new Refused("JG-214");
    }
    Instant created = instant(Xml.only(timestamp, Xml.WSU, "Created", "JG-214"));
    Instant expires = instant(Xml.only(timestamp, Xml.WSU, "Expires", "JG-214"));
    if (!created.isBefore(expires) || expires.isAfter(created.plus(LIFE))) {
      throw new Refused("JG-214");
    }
    Instant now = Instant.now();
    if (!expires.isAfter(now) || created.isAfter(now.plus(AHEAD))) {
      throw new Refused("JG-215");
    }
  }

  private static Instant instant(Element written) {
    String text = written.getTextContent();
    if (!text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z")) {
      throw new Refused("JG-214");
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new Refused("JG-214");
    }
  }

  private static void checkEncryption(Element key, List<Element> beside, Element data) {
    Element method = Xml.only(key, Xml.XENC, "EncryptionMethod", "JG-203");
    List<String> said = Xml.children(method).stream().map(Xml::algorithm).sorted().toList();
    List<String> oaep = List.of(Xml.XENC + "sha256", Xml.XENC11 + "mgf1sha256");
    String block = Xml.algorithm(Xml.only(data, Xml.XENC, "EncryptionMethod", "JG-203"));
    if (!Xml.algorithm(method).equals(Xml.XENC11 + "rsa-oaep")
        || !said.equals(oaep)
        || !List.of(Xml.XENC11 + "aes256-gcm", Xml.XENC11 + "aes128-gcm").contains(block)) {
      throw new Refused("JG-203");
    }
    List<Element> lists = beside.isEmpty() ? Xml.children(key, Xml.XENC, "ReferenceList") : beside;
    List<String> uris =
        lists.stream()
            .flatMap(list -> Xml.children(list).stream())
            .map(it -> it.getAttribute("URI"))
            .toList();
    if (!data.getAttribute("Type").equals(Xml.XENC + "Content")
        || data.getAttribute("Id").isEmpty()
        || !uris.equals(List.of("#" + data.getAttribute("Id")))) {
      throw new Refused("JG-120");
    }
    // WSS4J would fetch a CipherReference.
    for (Element encrypted : Arrays.asList(key, data)) {
      Element cipher = Xml.only(encrypted, Xml.XENC, "CipherData", "JG-120");
      Xml.only(cipher, Xml.XENC, "CipherValue", "JG-120");
      if (Xml.children(cipher).size() != 1) {
        throw new Refused("JG-120");
      }
    }
  }
}
