package jukigate.app.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class MasksTest {
  private static final String NAMESPACES =
      " xmlns:wsa='http://www.w3.org/2005/08/addressing'"
          + " xmlns:wsu='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'"
          + " xmlns:ds='http://www.w3.org/2000/09/xmldsig#'"
          + " xmlns:xenc='http://www.w3.org/2001/04/xmlenc#'"
          + " xmlns:f='urn:jukigate:fault:v1'>";
  private static final String ONE = "urn:uuid:0b9f4c3e-6f0f-4a51-9a0e-2f8d8f0c1a77";
  private static final String TWO = "urn:uuid:7c55d0aa-1b1f-4c71-8a3e-d2f0c9d5e6b4";

  private static String in(String content) {
    return "<m" + NAMESPACES + content + "</m>";
  }

  @ParameterizedTest
  @CsvSource({
    "wsa:MessageID, " + ONE + ", " + TWO + ", abc",
    "wsa:RelatesTo, " + ONE + ", " + TWO + ", urn:uuid:1",
    "wsu:Created, 2026-11-22T01:02:03Z, 2026-11-23T01:02:03.5Z, 2026-13-22T01:02:03Z",
    "ds:DigestValue, AAAA, BBBB, AAAAAAAA",
    "ds:SignatureValue, AAAA, AAAAAAAA, '!'",
    "xenc:CipherValue, AAAA, AAAAAAAA, ''",
    "f:correlationId, a1, b2, ' '"
  })
  void valueThatChangesWithEveryMessage_keepsItsForm(
      String name, String expected, String same, String lost) {
    String written = in("<" + name + ">" + expected + "</" + name + ">");
    Diff alike = DiffTest.diff(written, written.replace(">" + expected, ">" + same));
    assertThat(alike.isEqual()).isTrue();
    assertThat(alike.byForm()).isEqualTo(1);
    assertThat(DiffTest.diff(written, written.replace(">" + expected, ">" + lost)).differences())
        .singleElement()
        .isInstanceOf(Difference.Form.class);
  }

  /** What has not the form of a mask is no such value, and counts. */
  @Test
  void valueWithoutItsForm_isCompared() {
    Diff diff =
        DiffTest.diff(
            in("<wsa:MessageID>a</wsa:MessageID>"), in("<wsa:MessageID>b</wsa:MessageID>"));
    assertThat(diff.differences()).singleElement().isInstanceOf(Difference.Value.class);
  }

  @Test
  void reference_isComparedByWhereItLeads() {
    String message = in("<b wsu:Id='x'/><c wsu:Id='y'/><ds:Reference URI='#x'/>");
    String otherIds = in("<b wsu:Id='i1'/><c wsu:Id='i2'/><ds:Reference URI='#i1'/>");
    String otherPart = in("<b wsu:Id='i1'/><c wsu:Id='i2'/><ds:Reference URI='#i2'/>");
    assertThat(DiffTest.diff(message, otherIds).isEqual()).isTrue();
    assertThat(DiffTest.diff(message, otherPart).differences())
        .singleElement()
        .satisfies(it -> assertThat(it.values().actual()).contains("→ c"));
  }

  @Test
  void withoutMasks_everythingCounts() {
    String message = in("<b wsu:Id='x'/><ds:Reference URI='#x'/>");
    Diff diff =
        Diff.of(
                new Sides(
                    DiffTest.message("e", message),
                    DiffTest.message("a", message.replace("x'/>", "y'/>"))),
                Masks.none())
            .orThrow();
    assertThat(diff.differences()).hasSize(2);
    assertThat(diff.byForm()).isZero();
  }

  /** Every element and attribute that a contract declares is compared by its value. */
  @Test
  void fieldOfTheRegister_isNeverMasked() throws IOException {
    List<QName> masked = new ArrayList<>();
    List<QName> all = new ArrayList<>();
    for (String name : Stream.concat(Operation.schemas(), Stream.of("xsd/dispatch.xsd")).toList()) {
      Element schema = schema(name);
      var declared = schema.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", "*");
      for (int i = 0; i < declared.getLength(); i++) {
        Element one = (Element) declared.item(i);
        QName field = new QName(schema.getAttribute("targetNamespace"), one.getAttribute("name"));
        all.add(field);
        boolean hidden =
            Masks.ofTheWire().ofText(field).isPresent()
                || Masks.ofTheWire()
                    .ofAttribute(field, new QName(one.getAttribute("name")))
                    .isPresent();
        if (hidden) {
          masked.add(field);
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(1000);
    assertThat(masked)
        .isNotEmpty()
        .containsOnly(new QName("urn:jukigate:fault:v1", "correlationId"));
  }

  private static Element schema(String name) throws IOException {
    try (InputStream in = MasksTest.class.getClassLoader().getResourceAsStream(name)) {
      return SafeXml.parseForReader(name, Payload.of(in.readAllBytes()))
          .orThrow()
          .getDocumentElement();
    }
  }

  @Test
  void masksOfAFile_areAdded() {
    String own =
        "prefix p urn:x # mine\n\n# all of it\np:number number\np:a/@x text\n@p:id id\nplain uuid\n";
    Masks masks = Masks.none().with("own.txt", Payload.ofUtf8(own)).orThrow();
    assertThat(masks.ofText(new QName("urn:x", "number"))).contains(Form.NUMBER);
    assertThat(masks.ofAttribute(new QName("urn:x", "a"), new QName("x"))).contains(Form.TEXT);
    assertThat(masks.ofAttribute(new QName("b"), new QName("urn:x", "id"))).contains(Form.ID);
    assertThat(masks.ofText(new QName("plain"))).contains(Form.UUID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p:number number", "number colour", "number", "prefix p"})
  void maskThatCannotBeRead_isRefusedWithItsLine(String line) {
    Outcome<Masks> outcome = Masks.none().with("own.txt", Payload.ofUtf8("# mine\n" + line));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> {
              assertThat(it.refusal().code()).isEqualTo(RefusalCode.MASK_INVALID);
              assertThat(it.refusal().arguments()).startsWith("own.txt", "2");
            });
  }
}
