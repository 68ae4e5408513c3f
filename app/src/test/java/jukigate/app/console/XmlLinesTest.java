package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.IdentityHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.console.view.Messages.Line;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What is shown of a body to whom has given no reason. */
class XmlLinesTest {
  private static final String BODY =
      """
      <m:UpdateIdentity xmlns:m="urn:m" note="静岡花子">
        beside 太郎
        <m:name kind="次郎">三郎</m:name>
      </m:UpdateIdentity>
      """;

  private static Element root(String body) {
    String text =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + "<s:Header><a>op-0001</a></s:Header><s:Body>"
            + body
            + "</s:Body></s:Envelope>";
    return SafeXml.parse(Payload.ofUtf8(text), XmlLimits.DEFAULT).orThrow().getDocumentElement();
  }

  private static XmlLines.Shown shown(String body, boolean masked) {
    return XmlLines.of(root(body), new IdentityHashMap<>(), masked);
  }

  private static String text(XmlLines.Shown shown) {
    return shown.lines().stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  @Test
  void masked_leavesOutTextsCommentsAndAttributesOfTheBody() {
    String text = text(shown(BODY, true));

    assertThat(text)
        .doesNotContain("太郎", "花子", "次郎", "三郎")
        .contains("<m:name kind=\"●●●\">●●●</m:name>", "note=\"●●●\"");
  }

  @Test
  void masked_leavesInNamespacesAndHeaders() {
    assertThat(text(shown(BODY, true))).contains("xmlns:m=\"urn:m\"", "<a>op-0001</a>");
  }

  @Test
  void unmasked_namesCharactersThatNobodySees() {
    String text = text(shown("<m xmlns=\"urn:m\" a=\"\u200B\">\u202E花子</m>", false));

    assertThat(text).contains("\\u{202E}花子", "a=\"\\u{200B}\"").doesNotContain("\u202E");
  }

  /** No parser here lets one in; should that change, it is masked. */
  @Test
  void masked_leavesOutCommentsToo() {
    Element root = root(BODY);
    Element update = Dom.children(Dom.children(root).getLast()).getFirst();
    update.appendChild(root.getOwnerDocument().createComment("said by 花子"));

    assertThat(text(XmlLines.of(root, new IdentityHashMap<>(), true))).doesNotContain("花子");
    assertThat(text(XmlLines.of(root, new IdentityHashMap<>(), false))).contains("花子");
  }

  @Test
  void whole_hasAll() {
    assertThat(text(shown(BODY, false))).contains("太郎", "静岡花子", "次郎", "三郎").doesNotContain("●");
  }

  /** The child of soap:Body itself, with nothing in it but text. */
  @Test
  void masked_leavesOutTheTextOfTheOnlyElement() {
    assertThat(text(shown("<x>花子</x>", true))).doesNotContain("花子");
  }

  @Test
  void masked_showsFaultsAndCiphers() {
    String fault =
        "<s:Fault xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">"
            + "<faultcode>s:Client</faultcode></s:Fault>";
    String cipher =
        "<e:EncryptedData xmlns:e=\"http://www.w3.org/2001/04/xmlenc#\"><e:CipherData>"
            + "<e:CipherValue>AAAA</e:CipherValue></e:CipherData></e:EncryptedData>";

    assertThat(text(shown(fault, true))).contains("s:Client");
    assertThat(text(shown(cipher, true))).contains("AAAA");
  }

  @Test
  void signedPart_isNamedOnEachOfItsLines() {
    Element root = root("<x><y>1</y></x>");
    IdentityHashMap<Element, String> signed = new IdentityHashMap<>();
    signed.put(Dom.children(root).getLast(), "soap:Body");

    assertThat(XmlLines.of(root, signed, true).lines())
        .filteredOn(line -> line.part().equals("soap:Body"))
        .extracting(Line::text)
        .containsExactly("<s:Body>", "<x>", "<y>●●●</y>", "</x>", "</s:Body>");
  }

  @Test
  void whatIsTooMuch_isCutOffAndSaysSo() {
    String many = IntStream.range(0, 2_000).mapToObj(i -> "<y/>").collect(Collectors.joining());
    XmlLines.Shown shown = shown("<x>" + many + "</x>", true);

    assertThat(shown.cut()).isTrue();
    assertThat(shown.lines()).hasSize(1_500);
    assertThat(text(shown("<x>" + "あ".repeat(300) + "</x>", false))).contains("… (300)");
  }
}
