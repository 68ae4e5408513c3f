package jukigate.app.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMSource;
import jukigate.app.diff.Finding.Slot;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.DOMDifferenceEngine;

/** Two messages, compared. */
final class TwoWay {
  private final Agreement agreement;
  private final Pairing pairing;
  private final List<Finding> findings = new ArrayList<>();
  private final IdentityHashMap<Node, Map<Slot, Finding>> ofFirst = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Map<Slot, Finding>> ofSecond = new IdentityHashMap<>();
  private int byForm;

  private TwoWay(Element first, Element second, Masks masks) {
    this.agreement = new Agreement(masks);
    this.pairing = new Pairing(agreement, first, second);
  }

  /**
   * @param first the one that may hold placeholders
   */
  static TwoWay of(Element first, Element second, Masks masks) {
    TwoWay compared = new TwoWay(first, second, masks);
    DOMDifferenceEngine engine = new DOMDifferenceEngine();
    engine.setNodeMatcher(compared.pairing);
    engine.setDifferenceEvaluator(compared::evaluate);
    engine.addDifferenceListener((comparison, result) -> compared.note(comparison));
    engine.compare(new DOMSource(first), new DOMSource(second));
    compared.pairing.moved().forEach((one, other) -> compared.add(new Slot.Order(), one, other));
    return compared;
  }

  List<Finding> findings() {
    return findings;
  }

  Pairing pairing() {
    return pairing;
  }

  Agreement agreement() {
    return agreement;
  }

  /** How many values differ and are the same by their form. */
  int byForm() {
    return byForm;
  }

  /** Whether the second has there what the first has. */
  boolean agreesAtFirst(Slot slot, Element first) {
    return pairing.toSecond(first).isPresent()
        && !ofFirst.getOrDefault(first, Map.of()).containsKey(slot);
  }

  /** Whether the first has there what the second has. */
  boolean agreesAtSecond(Slot slot, Element second) {
    return pairing.toFirst(second).isPresent()
        && !ofSecond.getOrDefault(second, Map.of()).containsKey(slot);
  }

  private ComparisonResult evaluate(Comparison comparison, ComparisonResult outcome) {
    boolean equal =
        switch (comparison.getType()) {
          case TEXT_VALUE, ATTR_VALUE -> agree(comparison);
          case CHILD_LOOKUP -> isLeftOpen(comparison);
          case ATTR_NAME_LOOKUP, ELEMENT_TAG_NAME, NAMESPACE_URI ->
              outcome == ComparisonResult.EQUAL;
          default -> true;
        };
    return equal ? ComparisonResult.EQUAL : ComparisonResult.DIFFERENT;
  }

  private boolean agree(Comparison comparison) {
    Agreement.Verdict verdict = agreement.judge(first(comparison), second(comparison));
    byForm += verdict == Agreement.Verdict.SAME_FORM ? 1 : 0;
    return verdict.agrees();
  }

  /** A blank beside elements, and all that stands where an expectation wants anything. */
  private boolean isLeftOpen(Comparison comparison) {
    Node first = first(comparison);
    Node second = second(comparison);
    Node node = first == null ? second : first;
    if (node instanceof Text text && text.getData().isBlank()) {
      return true;
    }
    Optional<Node> wanted =
        first == null
            ? pairing.toFirst(second.getParentNode())
            : Optional.of(first.getParentNode());
    return wanted.filter(Agreement::admitsAnything).isPresent();
  }

  private static Node first(Comparison comparison) {
    return comparison.getControlDetails().getTarget();
  }

  private static Node second(Comparison comparison) {
    return comparison.getTestDetails().getTarget();
  }

  private void note(Comparison comparison) {
    Node first = first(comparison);
    Node second = second(comparison);
    ComparisonType type = comparison.getType();
    switch (type) {
      case TEXT_VALUE ->
          add(content(first), (Element) first.getParentNode(), (Element) second.getParentNode());
      case ATTR_VALUE ->
          add(
              new Slot.Attribute(Dom.nameOf(first).toString()),
              ((Attr) first).getOwnerElement(),
              ((Attr) second).getOwnerElement());
      case ATTR_NAME_LOOKUP -> add(new Slot.Attribute(name(comparison)), first, second);
      case CHILD_LOOKUP -> noteAlone(first, second);
      default -> noteName(first, second);
    }
  }

  private static String name(Comparison comparison) {
    Object name = comparison.getControlDetails().getValue();
    return ((QName) (name == null ? comparison.getTestDetails().getValue() : name)).toString();
  }

  private static Slot content(Node text) {
    int index = 0;
    for (Node n = text.getPreviousSibling(); n != null; n = n.getPreviousSibling()) {
      index += n instanceof Text ? 1 : 0;
    }
    return new Slot.Content(index);
  }

  private void noteAlone(Node first, Node second) {
    Node alone = first == null ? second : first;
    if (alone instanceof Element) {
      add(new Slot.Presence(), first, second);
    } else if (first == null) {
      Node parent = second.getParentNode();
      add(content(second), pairing.toFirst(parent).orElseThrow(), parent);
    } else {
      Node parent = first.getParentNode();
      add(content(first), parent, pairing.toSecond(parent).orElseThrow());
    }
  }

  /** Of a whole tree in another namespace only the root is told. */
  private void noteName(Node first, Node second) {
    if (!first.getLocalName().equals(second.getLocalName()) || !isMovedAsItsParent(first, second)) {
      add(new Slot.Name(), first, second);
    }
  }

  private static boolean isMovedAsItsParent(Node first, Node second) {
    return first.getParentNode() instanceof Element above1
        && second.getParentNode() instanceof Element above2
        && uri(above1).equals(uri(first))
        && uri(above2).equals(uri(second));
  }

  private static String uri(Node node) {
    return String.valueOf(node.getNamespaceURI());
  }

  private void add(Slot slot, Node first, Node second) {
    var finding =
        new Finding(
            slot, Optional.ofNullable((Element) first), Optional.ofNullable((Element) second));
    boolean isNew =
        finding
            .first()
            .map(one -> put(ofFirst, one, finding))
            .orElseGet(() -> put(ofSecond, second, finding));
    if (isNew) {
      finding.second().ifPresent(one -> put(ofSecond, one, finding));
      findings.add(finding);
    }
  }

  private static boolean put(
      IdentityHashMap<Node, Map<Slot, Finding>> map, Node node, Finding finding) {
    return map.computeIfAbsent(node, n -> new HashMap<>()).putIfAbsent(finding.slot(), finding)
        == null;
  }
}
