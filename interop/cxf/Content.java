import jakarta.xml.soap.SOAPMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a schema cannot say (docs/protocol.md, 9, and the checks in the contract); after it. */
final class Content extends AbstractSoapInterceptor {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";
  private static final int LONGEST_TEXT = 200;

  /** Of a date: which elements each form has. */
  private final Map<String, List<String>> dateForms = new HashMap<>();

  /** The contract tells the forms in words: "Exact: era year month day". */
  Content() throws Exception {
    super(Phase.PRE_LOGICAL);
    try (var in = Content.class.getResourceAsStream("/xsd/register-types.xsd")) {
      Element types = StaxUtils.read(in).getDocumentElement();
      Xml.children(types, XSD, "simpleType").stream()
          .filter(it -> it.getAttribute("name").equals("dateFormCode"))
          .flatMap(it -> Xml.named(it, "enumeration").stream())
          .forEach(it -> dateForms.put(it.getAttribute("value"), elements(it)));
    }
  }

  private static List<String> elements(Element form) {
    return Xml.named(form, "documentation").stream()
        .map(Element::getTextContent)
        .filter(words -> words.contains(": "))
        .map(words -> List.of(words.replaceFirst(".*: ", "").split(" ")))
        .findFirst()
        .orElse(List.of());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Element envelope = message.getContent(SOAPMessage.class).getSOAPPart().getDocumentElement();
    Element body = Xml.only(envelope, Xml.SOAP, "Body", "JG-111");
    Xml.each(body, this::check);
  }

  private void check(Element element) {
    String name = element.getLocalName();
    String text = element.getTextContent();
    if (Xml.TYPES.equals(element.getNamespaceURI())) {
      boolean right =
          switch (name) {
            case "form" -> fits(element);
            case "gaijiCount" ->
                Xml.named((Element) element.getParentNode(), "gaiji").size()
                    == Integer.parseInt(text.strip());
            case "text" -> length(text) <= LONGEST_TEXT;
            default -> true;
          };
      if (!right) {
        throw new Refused("JG-403");
      }
    }
    if ((Xml.is(element, Xml.TYPES, "residentCode") && !isResident(text))
        || (name.endsWith("unicipalityCode") && !isMunicipality(text))) {
      throw new Refused("JG-404");
    }
  }

  private boolean fits(Element form) {
    List<String> there =
        Xml.children(form.getParentNode()).stream()
            .filter(it -> it != form && !it.getLocalName().equals("form"))
            .map(Node::getLocalName)
            .toList();
    return there.equals(dateForms.get(form.getTextContent()));
  }

  /** As people count: what combines with the character before is none of its own. */
  private static long length(String text) {
    return text.codePoints()
        .filter(it -> Character.getType(it) != Character.NON_SPACING_MARK)
        .count();
  }

  static boolean isResident(String code) {
    int[] weights = {2, 3, 4, 5, 6, 7, 2, 3, 4, 5};
    int rest = IntStream.range(0, 10).map(i -> (code.charAt(9 - i) - '0') * weights[i]).sum() % 11;
    return code.charAt(10) - '0' == (rest < 2 ? 0 : 11 - rest);
  }

  static boolean isMunicipality(String code) {
    int sum = IntStream.range(0, 5).map(i -> (code.charAt(i) - '0') * (6 - i)).sum();
    return code.charAt(5) - '0' == (11 - sum % 11) % 10;
  }
}
