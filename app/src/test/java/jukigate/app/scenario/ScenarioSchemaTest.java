package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What an editor shows to whoever writes a scenario. */
class ScenarioSchemaTest {
  private static final Path FILE = Path.of("..", "xsd", "scenario.xsd");
  private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

  private final Document schema =
      SafeXml.parseForReader("scenario.xsd", SafeXml.read(FILE).orThrow()).orThrow();

  @Test
  void everyElementAndAttribute_isDescribedInBothLanguages() {
    Map<String, Element> types = new HashMap<>();
    Stream.of("complexType", "simpleType")
        .flatMap(this::all)
        .filter(type -> type.hasAttribute("name"))
        .forEach(type -> types.put(type.getAttribute("name"), type));

    List<Element> declared =
        Stream.of("element", "attribute")
            .flatMap(this::all)
            .filter(one -> one.hasAttribute("name"))
            .toList();
    assertThat(declared).hasSizeGreaterThan(60);
    assertThat(declared)
        .filteredOn(one -> !isDescribed(one))
        .filteredOn(one -> !isDescribed(types.get(one.getAttribute("type"))))
        .extracting(one -> one.getAttribute("name"))
        .isEmpty();
  }

  private Stream<Element> all(String name) {
    var found = schema.getElementsByTagNameNS(SCHEMA, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  private static boolean isDescribed(Element one) {
    Set<String> languages =
        one == null
            ? Set.of()
            : Children.named(one, "annotation")
                .flatMap(annotation -> Children.named(annotation, "documentation"))
                .filter(text -> !text.getTextContent().isBlank())
                .map(text -> text.getAttribute("xml:lang"))
                .collect(Collectors.toSet());
    return languages.equals(Set.of("ja", "en"));
  }
}
