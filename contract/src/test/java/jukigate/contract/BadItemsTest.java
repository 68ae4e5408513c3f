package jukigate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import jukigate.contract.Declarations.Declared;
import jukigate.domain.message.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Every request of every operation, one item spoilt at a time. The gateway refuses what is not
 * valid (JG-401), so none of these reaches a node.
 */
class BadItemsTest {
  private static Schema schema;
  private static Declarations declarations;

  @BeforeAll
  static void compile() {
    schema = ContractSchemas.compile(ContractFiles.SCHEMAS.toArray(String[]::new));
    declarations = new Declarations();
  }

  static Stream<String> requests() {
    return Operation.all().map(Operation::name);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void mandatoryItemMissing_isInvalid(String name) {
    List<Spoilt> spoilt =
        items(name)
            .filter(item -> declarations.of(item).mandatory() && isAlone(item))
            .map(item -> spoilt(item, one -> one.getParentNode().removeChild(one)))
            .toList();

    assertThat(spoilt).isNotEmpty().allMatch(Spoilt::isInvalid);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void itemTooLong_isInvalid(String name) {
    assertThat(leaves(name).map(item -> spoilt(item, text("9".repeat(10_001)))))
        .isNotEmpty()
        .allMatch(Spoilt::isInvalid);
    assertThat(leaves(name).map(item -> spoilt(item, text("亜".repeat(10_001)))))
        .allMatch(Spoilt::isInvalid);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void emptyItem_isInvalid(String name) {
    assertThat(
            leaves(name)
                .filter(item -> !declarations.isList(declarations.of(item).element()))
                .map(item -> spoilt(item, text(""))))
        .isNotEmpty()
        .allMatch(Spoilt::isInvalid);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void itemOfTheWrongKindOrWithAnUnknownCode_isInvalid(String name) {
    assertThat(
            leaves(name)
                .filter(item -> declarations.isCoded(declarations.of(item).element()))
                .map(item -> spoilt(item, text("?"))))
        .isNotEmpty()
        .allMatch(Spoilt::isInvalid);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void itemTwiceWhereOneMayBe_isInvalid(String name) {
    List<Spoilt> spoilt =
        items(name)
            .filter(item -> isOnce(declarations.of(item)))
            .map(
                item ->
                    spoilt(item, one -> one.getParentNode().insertBefore(one.cloneNode(true), one)))
            .toList();

    assertThat(spoilt).isNotEmpty().allMatch(Spoilt::isInvalid);
  }

  /**
   * @param item where
   * @param problem what the validator says; empty when it says nothing
   */
  private record Spoilt(String item, String problem) {
    boolean isInvalid() {
      return !problem.isEmpty();
    }
  }

  private static boolean isOnce(Declared declared) {
    return declared.element().getAttribute("maxOccurs").isEmpty();
  }

  private static boolean isAlone(Element item) {
    return ContractFiles.children((Element) item.getParentNode(), item.getLocalName()).count() == 1;
  }

  private static Consumer<Element> text(String value) {
    return item -> item.setTextContent(value);
  }

  private static Stream<Element> items(String name) {
    Document message = ContractFiles.document("samples/" + name + ".xml");
    return ContractFiles.all(message.getDocumentElement(), "*", "*");
  }

  private static Stream<Element> leaves(String name) {
    return items(name).filter(item -> ContractFiles.children(item).findAny().isEmpty());
  }

  /** Spoils the same item of a copy, and asks the validator. */
  private static Spoilt spoilt(Element item, Consumer<Element> spoil) {
    Document document = (Document) item.getOwnerDocument().cloneNode(true);
    Node twin = document.getDocumentElement();
    for (int place : places(item)) {
      twin = twin.getChildNodes().item(place);
    }
    spoil.accept((Element) twin);
    return new Spoilt(path(item), problem(document));
  }

  private static List<Integer> places(Element item) {
    var places = new ArrayDeque<Integer>();
    for (Node node = item; node.getParentNode() instanceof Element; node = node.getParentNode()) {
      int place = 0;
      for (Node before = node.getPreviousSibling();
          before != null;
          before = before.getPreviousSibling()) {
        place++;
      }
      places.addFirst(place);
    }
    return List.copyOf(places);
  }

  private static String path(Element item) {
    return item.getParentNode() instanceof Element parent
        ? path(parent) + "/" + item.getLocalName()
        : item.getLocalName();
  }

  private static String problem(Document document) {
    try {
      schema.newValidator().validate(new DOMSource(document));
      return "";
    } catch (SAXException e) {
      return e.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
