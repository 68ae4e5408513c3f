package jukigate.wire.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.validation.Schema;
import jukigate.domain.message.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class SchemaCatalogTest {
  private static final String XS = "xmlns:xs='http://www.w3.org/2001/XMLSchema'";

  @TempDir Path folder;

  private URL write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String schema = "<xs:schema " + XS + ">" + content + "</xs:schema>";
    return Files.writeString(file, schema).toUri().toURL();
  }

  private static Element element(String xml) {
    return SafeXml.parse(Payload.ofUtf8(xml), XmlLimits.DEFAULT).orThrow().getDocumentElement();
  }

  /** As the sources of the catalogue, and over two ways of inclusion: still one declaration. */
  @Test
  void documentIncludedTwice_isReadOnce() throws IOException {
    String code = "<xs:element name='code' type='xs:int'/>";
    URL types = write("types.xsd", "<xs:include schemaLocation='one.xsd'/>" + code);
    URL one = write("one.xsd", "<xs:include schemaLocation='types.xsd'/>");
    URL two = write("two.xsd", "<xs:include schemaLocation='sub/types.xsd'/>");
    Schema schema = SafeXml.schema(List.of(one, two, types));
    assertThat(SafeXml.validate(schema, element("<code>1</code>")).isPassed()).isTrue();
    assertThat(SafeXml.validate(schema, element("<code>x</code>")).isPassed()).isFalse();
  }

  @Test
  void twoDocumentsOfOneName_areAnErrorOfTheCaller() throws IOException {
    List<URL> twins = List.of(write("a/x.xsd", ""), write("b/x.xsd", ""));
    assertThatThrownBy(() -> SafeXml.schema(twins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x.xsd");
  }

  @Test
  void documentThatIsNoSchema_isAnErrorOfTheCaller() throws IOException {
    List<URL> wrong = List.of(write("x.xsd", "<xs:element/>"));
    assertThatThrownBy(() -> SafeXml.schema(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the schema does not compile: ");
  }

  /** Though the file is there: a schema is no way to another file. */
  @Test
  void documentBesideTheCatalogue_isNotRead() throws IOException {
    write("beside.xsd", "<xs:element name='code' type='xs:int'/>");
    List<URL> alone = List.of(write("x.xsd", "<xs:include schemaLocation='beside.xsd'/>"));
    assertThatThrownBy(() -> SafeXml.schema(alone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("schema document not in the catalog: beside.xsd");
  }
}
