package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class SafeXmlTest {
  private static final XmlLimits SMALL = new XmlLimits(100_000, 10, 100, 5, 64, 1000);

  @TempDir Path folder;

  private static Refusal refusalOf(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Passed<?> passed -> throw new AssertionError("was accepted");
    };
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badDocument_isRefused(RefusalCode code, String xml) {
    assertThat(refusalOf(SafeXml.parse(Payload.ofUtf8(xml), SMALL)).code()).isEqualTo(code);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(RefusalCode.DTD_FORBIDDEN, "<!DOCTYPE a><a/>"),
        Arguments.of(RefusalCode.DTD_FORBIDDEN, "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"),
        Arguments.of(
            RefusalCode.DTD_FORBIDDEN, "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x.dtd'><a/>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<a><!-- --></a>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<!----><a/>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<a/><!--x-->"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<a><![CDATA[]]></a>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<a>1<![CDATA[2]]></a>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<a><?pi?></a>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, "<?xml-stylesheet href='x'?><a/>"),
        Arguments.of(
            RefusalCode.MARKUP_FORBIDDEN, "<?xml version='1.0'?><?xml version='1.0'?><a/>"),
        Arguments.of(RefusalCode.MARKUP_FORBIDDEN, " <?xml version='1.0'?><a/>"),
        Arguments.of(RefusalCode.NOT_UTF8, "<?xml version='1.0' encoding='UTF-16'?><a/>"),
        Arguments.of(RefusalCode.NOT_UTF8, "<?xml version='1.0' encoding='Shift_JIS'?><a/>"),
        Arguments.of(RefusalCode.NOT_UTF8, "<?xml version='1.1'?><a/>"),
        Arguments.of(RefusalCode.NOT_UTF8, "\uFEFF<a/>"),
        Arguments.of(RefusalCode.XML_MALFORMED, ""),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a></b>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a/><a/>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a x='1' x='2'/>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<p:a/>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a xmlns:xmlns='urn:x'/>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a>&x;</a>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a>&#0;</a>"),
        Arguments.of(RefusalCode.XML_MALFORMED, "<a>\u0001</a>"),
        Arguments.of(RefusalCode.XML_TOO_DEEP, "<a>".repeat(11) + "</a>".repeat(11)),
        Arguments.of(RefusalCode.XML_TOO_DEEP, "<a>".repeat(30_000)),
        Arguments.of(RefusalCode.XML_TOO_MANY_NODES, "<a>" + "<b/>".repeat(100) + "</a>"),
        Arguments.of(RefusalCode.XML_TOO_MANY_NODES, "<a b='' c='' d='' e='' f='' g='></a>'/>"),
        Arguments.of(RefusalCode.XML_RELATIVE_NAMESPACE, "<a xmlns='b'/>"),
        Arguments.of(RefusalCode.XML_RELATIVE_NAMESPACE, "<a xmlns='urn:a'><b xmlns:c=':d'/></a>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "<a b='" + "x".repeat(65) + "'/>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "<a" + "x".repeat(65) + "/>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "<a>" + "x".repeat(1001) + "</a>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "<a>" + " ".repeat(65) + "</a>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "<a><b/>" + "\r\n\t".repeat(22) + "</a>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "\n".repeat(65) + "<a/>"),
        Arguments.of(RefusalCode.XML_VALUE_TOO_LONG, "<a/>" + "\n".repeat(65)),
        Arguments.of(RefusalCode.MESSAGE_TOO_LARGE, "<a>" + " ".repeat(100_000) + "</a>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "IBM037", "Shift_JIS"})
  void otherEncodings_areRefused(String charset) {
    byte[] bytes = "<a>静岡</a>".getBytes(Charset.forName(charset));
    assertThat(refusalOf(SafeXml.parse(Payload.of(bytes), SMALL)).code())
        .isIn(RefusalCode.NOT_UTF8, RefusalCode.XML_MALFORMED);
  }

  @Test
  void overlongUtf8_isRefusedAtItsByte() {
    byte[] bytes = {'<', 'a', '>', (byte) 0xC0, (byte) 0xAF, '<', '/', 'a', '>'};
    assertThat(refusalOf(SafeXml.parse(Payload.of(bytes), SMALL)))
        .isEqualTo(Refusal.of(RefusalCode.NOT_UTF8, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<:b/>", "<b :='1'/>", "<b :c='1'/>", "<b\n :xmlns='urn:x'/>"})
  void nameThatBeginsWithColon_isRefusedWithItsPlace(String element) {
    int column = element.indexOf(":") - element.lastIndexOf('\n');
    Refusal refusal = refusalOf(SafeXml.parse(Payload.ofUtf8("<a>\n" + element + "</a>"), SMALL));
    assertThat(refusal.code()).isEqualTo(RefusalCode.XML_MALFORMED);
    assertThat(refusal.arguments())
        .containsExactly(element.contains("\n") ? "3" : "2", String.valueOf(column));
    assertThat(refusalOf(SafeXml.parseForReader("x.xml", Payload.ofUtf8(element))).code())
        .isEqualTo(RefusalCode.FILE_INVALID);
  }

  @Test
  void malformed_isToldWithItsPlace() {
    assertThat(refusalOf(SafeXml.parse(Payload.ofUtf8("<a>\n <b></c></a>"), SMALL)).arguments())
        .containsExactly("2", "7");
  }

  @Test
  void greaterThanInAttribute_doesNotConfuseTheScan() {
    var xml = "<a b='/>' c=\"<\"/>".replace("<\"", "&lt;\"");
    assertThat(SafeXml.parse(Payload.ofUtf8(xml), SMALL).isPassed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a>&#13;&#10;\t</a>",
        "<a b=\"&#10;&#9;&#13;\"></a>",
        "<a>𠮷\uDB40\uDD00葛</a>",
        "<a b=\"𠮷&quot;&lt;\">&amp;&lt;&gt;'\"</a>",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>"
      })
  void serialised_parsesToTheSameTree(String xml) {
    var first = SafeXml.parse(Payload.ofUtf8(xml), SMALL).orThrow();
    Payload written = SafeXml.serialize(first);
    var second = SafeXml.parse(written, SMALL).orThrow();
    assertThat(second.isEqualNode(first)).isTrue();
    assertThat(SafeXml.serialize(second)).isEqualTo(written);
  }

  private URL write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toUri().toURL();
  }

  private Schema schema() throws IOException {
    URL types =
        write(
            "types.xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:t'>"
                + "<xs:simpleType name='code'><xs:restriction base='xs:string'>"
                + "<xs:pattern value='[0-9]{4}'/></xs:restriction></xs:simpleType></xs:schema>");
    URL main =
        write(
            "main.xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t'"
                + " targetNamespace='urn:m' elementFormDefault='qualified'>"
                + "<xs:import namespace='urn:t' schemaLocation='types.xsd'/>"
                + "<xs:element name='root'><xs:complexType><xs:sequence>"
                + "<xs:element name='code' type='t:code'/></xs:sequence></xs:complexType>"
                + "</xs:element></xs:schema>");
    return SafeXml.schema(List.of(main, types));
  }

  private static Element element(String xml) {
    return SafeXml.parse(Payload.ofUtf8(xml), SMALL).orThrow().getDocumentElement();
  }

  @Test
  void schemaError_namesElementAndRuleButNotTheValue() throws IOException {
    Schema schema = schema();
    Element good = element("<root xmlns='urn:m'><code>1234</code></root>");
    assertThat(SafeXml.validate(schema, good).isPassed()).isTrue();
    Refusal refusal =
        refusalOf(
            SafeXml.validate(schema, element("<root xmlns='urn:m'><code>secret</code></root>")));
    assertThat(refusal)
        .isEqualTo(Refusal.of(RefusalCode.SCHEMA_INVALID, "code", "cvc-pattern-valid"));
    assertThat(refusal.text(Language.EN)).doesNotContain("secret");
    assertThat(
            refusalOf(SafeXml.validate(schema, element("<root xmlns='urn:m'><other/></root>")))
                .arguments())
        .containsExactly("other", "cvc-complex-type.2.4.a");
    assertThat(refusalOf(SafeXml.validate(schema, element("<unknown xmlns='urn:m'/>"))).arguments())
        .containsExactly("unknown", "cvc-elt.1.a");
  }

  @Test
  void schemaLocationInAMessage_isNotFetched() throws IOException {
    Element element =
        element(
            "<root xmlns='urn:m' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'"
                + " i:schemaLocation='urn:m http://127.0.0.1:1/'><code>1234</code></root>");
    assertThat(SafeXml.validate(schema(), element).isPassed()).isTrue();
  }

  @Test
  void importOutsideTheList_doesNotCompile() throws IOException {
    URL alone =
        write(
            "alone.xsd",
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
                + "<xs:import namespace='urn:t' schemaLocation='http://127.0.0.1:1/t.xsd'/>"
                + "</xs:schema>");
    assertThatThrownBy(() -> SafeXml.schema(List.of(alone)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("schema document not in the catalog: http://127.0.0.1:1/t.xsd");
  }

  @Test
  void file_isReadWithCommentsAndToldByLine() throws IOException {
    Schema schema = schema();
    Path good = folder.resolve("good.xml");
    Files.writeString(good, "<!-- note -->\n<root xmlns='urn:m'>\n<code>1234</code></root>");
    assertThat(SafeXml.parseFile(good, schema).isPassed()).isTrue();
    Path bad = folder.resolve("bad.xml");
    Files.writeString(bad, "<root xmlns='urn:m'>\n\n<code>secret</code></root>");
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).code())
        .isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).arguments())
        .startsWith(bad.toString(), "3");
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).arguments().get(2))
        .startsWith("cvc-pattern-valid: pattern '[0-9]")
        .doesNotContain("secret");
    Files.writeString(bad, "<root xmlns='urn:m'>\n<other/></root>");
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).arguments().get(2)).contains("other");
    Files.writeString(bad, "<root xmlns='urn:m'>\n<code></root>");
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).arguments().get(1)).isEqualTo("2");
    Files.writeString(bad, "<!DOCTYPE root SYSTEM 'http://127.0.0.1:1/'><root xmlns='urn:m'/>");
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).arguments().get(2)).isEqualTo("DOCTYPE");
    Files.write(bad, "<root>\n静</root>".getBytes(Charset.forName("Shift_JIS")));
    assertThat(refusalOf(SafeXml.parseFile(bad, schema)).arguments())
        .containsExactly(bad.toString(), "2", "not UTF-8");
    assertThat(refusalOf(SafeXml.parseFile(folder.resolve("none.xml"), schema)).code())
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
    assertThat(new String(Files.readAllBytes(good), StandardCharsets.UTF_8)).contains("note");
  }
}
