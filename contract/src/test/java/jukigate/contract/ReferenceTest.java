package jukigate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.URIResolver;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * docs/contract/index.html and index.ja.html are made from wsdl/ and xsd/. After a change run:
 * {@code mvn -pl contract -am test -Dtest=ReferenceTest -Djukigate.write-docs=true
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class ReferenceTest {
  @ParameterizedTest
  @CsvSource({"en, index.html", "ja, index.ja.html"})
  void checkedInReference_isWhatTheContractsSay(String language, String name) throws Exception {
    Path file = Path.of("..", "docs", "contract", name);
    String rendered = render(language);
    if (Boolean.getBoolean("jukigate.write-docs")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, rendered);
    }
    assertThat(Files.readString(file).equals(rendered)).as("%s is stale", file).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"en", "ja"})
  void everyLinkInside_hasItsTarget(String language) throws Exception {
    String rendered = render(language);

    assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(rendered).results())
        .hasSizeGreaterThan(100)
        .allMatch(link -> rendered.contains(" id=\"" + link.group(1) + "\""));
  }

  @ParameterizedTest
  @CsvSource({"en", "ja"})
  void ids_areUnique_andNothingIsFetched(String language) throws Exception {
    String rendered = render(language);

    List<String> ids =
        Pattern.compile(" id=\"([^\"]+)\"")
            .matcher(rendered)
            .results()
            .map(id -> id.group(1))
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(rendered).doesNotContain("<script", "src=", "url(", "href=\"http", "@import");
  }

  private static String render(String language) throws TransformerException, IOException {
    TransformerFactory factory = TransformerFactory.newDefaultInstance();
    URIResolver files =
        (href, base) -> new StreamSource(ContractFiles.open(href), "classpath:" + href);
    factory.setURIResolver(files);
    Transformer transformer =
        factory.newTransformer(new StreamSource(ContractFiles.open("reference/reference.xsl")));
    transformer.setURIResolver(files);
    transformer.setParameter("lang", language);
    transformer.setParameter("css", text("reference/reference.css"));
    StringWriter page = new StringWriter();
    transformer.transform(new StreamSource(new StringReader(families())), new StreamResult(page));
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  private static String families() {
    return ContractFiles.FAMILIES.stream()
        .map(family -> "<family name=\"" + family + "\"/>")
        .collect(Collectors.joining("", "<contracts>", "</contracts>"));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = ContractFiles.open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
