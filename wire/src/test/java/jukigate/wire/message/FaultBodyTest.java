package jukigate.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** A refusal as soap:Fault, over the wire and back. */
class FaultBodyTest {
  private static final String SOAP = "xmlns:s=\"" + Namespaces.SOAP + "\"";

  private static Element received(String xml) {
    return SafeXml.parse(Payload.ofUtf8(xml), XmlLimits.DEFAULT).orThrow().getDocumentElement();
  }

  private static Element sent(Refusal refusal) {
    Payload written = SafeXml.serialize(FaultBody.of(refusal, "c:1"));
    return SafeXml.parse(written, XmlLimits.DEFAULT).orThrow().getDocumentElement();
  }

  @Test
  void refusalOfTheBusiness_isToldInFull() {
    Refusal refusal = Refusal.of(RefusalCode.SEQUENCE_GAP, "3", "5");
    Element fault = sent(refusal);
    assertThat(FaultBody.read(fault))
        .contains(
            new ReceivedFault(
                "JG-B05",
                "c:1",
                new QName(Namespaces.SOAP, "Client"),
                refusal.text(Language.JA),
                refusal.text(Language.EN)));
    assertThat(all(fault, "argument")).containsExactly("3", "5");
    assertThat(all(fault, "stage")).containsExactly("BUSINESS");
    assertThat(fault.getElementsByTagName("faultstring").item(0).getTextContent())
        .isEqualTo(refusal.text(Language.EN));
  }

  static Stream<RefusalCode> closed() {
    return Arrays.stream(RefusalCode.values())
        .filter(
            code ->
                switch (code.stage()) {
                  case BUSINESS, VALIDATE, FORWARD, OPERATE -> false;
                  case PARSE, UNSEAL, IDENTIFY, AUTHORIZE, ADMIT, SEAL, MEDIUM -> true;
                });
  }

  @ParameterizedTest
  @MethodSource("closed")
  void refusalAboutSecurity_saysItsIdAndNothingMore(RefusalCode code) {
    Element fault = sent(Refusal.of(code, "secret", "secret", "secret"));
    ReceivedFault read = FaultBody.read(fault).orElseThrow();
    assertThat(read.refusalId()).isEqualTo(code.id());
    assertThat(read.correlationId()).isEqualTo("c:1");
    assertThat(read.faultCode()).isEqualTo(code.faultCode().qName());
    assertThat(read.textEn()).isEqualTo("The message was refused.");
    assertThat(read.textJa()).isEqualTo("電文は拒否されました。");
    assertThat(fault.getTextContent()).doesNotContain("secret");
    assertThat(all(fault, "stage")).isEmpty();
    assertThat(all(fault, "argument")).isEmpty();
  }

  private static Stream<String> all(Element fault, String name) {
    var found = fault.getElementsByTagNameNS(Namespaces.FAULT, name);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> found.item(i).getTextContent());
  }

  @Test
  void faultOfAnotherNetwork_isReadAsFarAsItGoes() {
    String xml =
        "<s:Fault %s><faultcode>s:Server</faultcode><faultstring>down</faultstring>".formatted(SOAP)
            + "<detail><x/></detail></s:Fault>";
    assertThat(FaultBody.read(received(xml)))
        .contains(new ReceivedFault("", "", new QName(Namespaces.SOAP, "Server"), "down", "down"));
    assertThat(FaultBody.read(received("<s:Fault " + SOAP + "/>")))
        .contains(new ReceivedFault("", "", new QName(""), "", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "Server,'',Server",
    "t:Server,urn:t,Server",
    "' t:Server ',urn:t,Server",
    "u:Server,'',Server"
  })
  void faultCode_isANameInItsNamespace(String text, String namespace, String local) {
    String xml =
        "<s:Fault %s xmlns:t=\"urn:t\"><faultcode>%s</faultcode></s:Fault>".formatted(SOAP, text);
    assertThat(FaultBody.read(received(xml)).orElseThrow().faultCode())
        .isEqualTo(new QName(namespace, local));
  }

  /** SOAP 1.1 §4.4: the children of a fault have no namespace. */
  @Test
  void childrenOfOtherNames_areNotRead() {
    String xml =
        "<s:Fault %s><s:faultstring>a</s:faultstring><other>b</other></s:Fault>".formatted(SOAP);
    assertThat(FaultBody.read(received(xml)).orElseThrow().textEn()).isEmpty();
  }

  @Test
  void anythingElse_isNoFault() {
    assertThat(FaultBody.read(received("<Fault/>"))).isEmpty();
    assertThat(FaultBody.read(received("<s:Body " + SOAP + "/>"))).isEmpty();
  }
}
