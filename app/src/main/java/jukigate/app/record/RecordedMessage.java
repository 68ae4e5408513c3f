package jukigate.app.record;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.scenario.Ending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.message.Dispatch;
import org.w3c.dom.Element;

/**
 * A message that the gateway took, and how it ended.
 *
 * @param at when the gateway had received it
 * @param body what was asked, opened
 * @param answer what was answered, opened; empty for a fault, or when it cannot be opened
 * @param exact what was sent, byte by byte
 */
public record RecordedMessage(
    Instant at,
    NodeId from,
    NodeId to,
    Operation operation,
    Dispatch dispatch,
    Element body,
    Ending ending,
    Optional<Element> answer,
    Payload exact) {

  /** What an answer chooses anew with each playing, unless it repeats it from the request. */
  private static final Set<String> CHOSEN =
      Set.of(
          "residentCode",
          "individualNumber",
          "receiptNumber",
          "requestNumber",
          "processingNumber",
          "streamId",
          "cardNumber");

  /** Elements that tell one matter from another, the most telling first. */
  private static final List<String> KEYS =
      List.of(
          "requestNumber",
          "processingNumber",
          "updateNumber",
          "streamId",
          "residentCode",
          "applicationId",
          "cardNumber");

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

  private static final Set<String> PERSONAL = Set.of("residentCode", "cardNumber");

  /**
   * A value by which a person finds the matter again.
   *
   * @param element local name, e.g. {@code updateNumber}
   */
  public record Key(String element, String value) {
    @Override
    public String toString() {
      return element + "=" + value;
    }
  }

  /** Those of the business keys that the body has, each with its first value. */
  public List<Key> keys() {
    return KEYS.stream().flatMap(this::key).toList();
  }

  /** Those that say nothing of the resident, for what is printed and reported. */
  public List<Key> keysOfMatter() {
    return keys().stream().filter(it -> !PERSONAL.contains(it.element())).toList();
  }

  private Stream<Key> key(String element) {
    var found = body.getElementsByTagNameNS("*", element);
    return Stream.of(found)
        .filter(it -> it.getLength() > 0)
        .map(it -> new Key(element, it.item(0).getTextContent().strip()));
  }

  /** Whether a resident is in both; a batch is about several. */
  boolean isAboutSame(RecordedMessage other) {
    return !Collections.disjoint(residents(), other.residents());
  }

  private Set<String> residents() {
    var found = body.getElementsByTagNameNS("*", "residentCode");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent().strip())
        .collect(Collectors.toSet());
  }

  /** The same with any 依頼管理番号: whoever follows chooses a new one with each playing. */
  RecordedMessage withOpenNumber() {
    Element open = (Element) body.cloneNode(true);
    var found = open.getElementsByTagNameNS("*", "requestNumber");
    IntStream.range(0, found.getLength()).forEach(i -> found.item(i).setTextContent("${any}"));
    return new RecordedMessage(at, from, to, operation, dispatch, open, ending, answer, exact);
  }

  /** The answer as every playing must bring it: with any time, and any number that it chose. */
  Optional<Element> openAnswer() {
    return answer.map(
        it -> {
          Element open = (Element) it.cloneNode(true);
          Set<String> known = texts(body).collect(Collectors.toSet());
          leaves(open).forEach(leaf -> open(leaf, known));
          return open;
        });
  }

  private static void open(Element leaf, Set<String> known) {
    String text = leaf.getTextContent().strip();
    if (INSTANT.matcher(text).matches()) {
      leaf.setTextContent("${instant}");
    } else if (CHOSEN.contains(leaf.getLocalName()) && !known.contains(text)) {
      leaf.setTextContent("${any}");
    }
  }

  private static Stream<String> texts(Element body) {
    return leaves(body).map(it -> it.getTextContent().strip());
  }

  private static Stream<Element> leaves(Element body) {
    var all = body.getElementsByTagNameNS("*", "*");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> (Element) all.item(i))
        .filter(it -> it.getElementsByTagNameNS("*", "*").getLength() == 0)
        .toList()
        .stream();
  }

  /** The same about others. */
  RecordedMessage with(Pseudonyms pseudonyms) {
    return new RecordedMessage(
        at,
        from,
        to,
        operation,
        dispatch,
        pseudonyms.of(body),
        ending,
        answer.map(pseudonyms::of),
        exact);
  }
}
