package jukigate.app.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A file of steps, valid with the values in their places.
 *
 * @param root its tree
 */
record FilledFile(Source source, Values values, Element root) {
  private static final Schema SCHEMA =
      SafeXml.schema(List.of(FilledFile.class.getClassLoader().getResource("xsd/scenario.xsd")));

  /**
   * @throws jukigate.domain.refusal.RefusedException with FILE_UNREADABLE or FILE_INVALID
   */
  static FilledFile read(Path file, Values values) {
    Payload content = SafeXml.read(file).orThrow();
    Element written = SafeXml.parseFile(file, content, SCHEMA).orThrow().getDocumentElement();
    String text = new String(content.toByteArray(), StandardCharsets.UTF_8);
    return new FilledFile(new Source(file, text), Values.NONE, written).with(values);
  }

  /** Only of one without values: a value is no text in which others are put. */
  FilledFile with(Values others) {
    String text = others.inXml(source.text());
    if (text.equals(source.text())) {
      return new FilledFile(source, others, root);
    }
    Element filled =
        SafeXml.parseFile(source.file(), Payload.ofUtf8(text), SCHEMA)
            .orThrow()
            .getDocumentElement();
    return new FilledFile(new Source(source.file(), text), others, filled);
  }

  /**
   * This, if nothing is open in it but what a message may bring.
   *
   * @throws jukigate.domain.refusal.RefusedException with PLACEHOLDER_UNKNOWN
   */
  FilledFile wholly() {
    wholly(root);
    return this;
  }

  private void wholly(Element element) {
    var attributes = element.getAttributes();
    Stream<Node> texts =
        Stream.concat(
            IntStream.range(0, attributes.getLength()).mapToObj(attributes::item),
            Stream.iterate(element.getFirstChild(), n -> n != null, Node::getNextSibling)
                .filter(node -> node.getNodeType() == Node.TEXT_NODE));
    texts.filter(node -> !mayBeCaptured(node)).forEach(node -> known(node.getNodeValue(), values));
    Children.of(element).forEach(this::wholly);
  }

  private static boolean mayBeCaptured(Node node) {
    return node.getNodeName().equals("is") || node.getNodeName().equals("resident");
  }

  /** The text, if every name in it is known. */
  String known(String text, Values all) {
    Optional<String> unknown = all.unknownIn(text);
    if (unknown.isPresent()) {
      throw source.refused(
          RefusalCode.PLACEHOLDER_UNKNOWN, unknown.get(), unknown.get(), all.written());
    }
    return text;
  }
}
