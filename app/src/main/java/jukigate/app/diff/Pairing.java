package jukigate.app.diff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xmlunit.diff.NodeMatcher;

/**
 * Which child of one element belongs to which of another. First those that are the same keep their
 * order as far as possible; between them those of the same name meet, then those that have only
 * another name; what is left may have moved.
 */
final class Pairing implements NodeMatcher {
  /** So many siblings that stand on one side only are looked for among many that are the same. */
  private static final int MOST_ALONE = 1_000;

  /** So many comparisons of siblings that may have moved, and no more. */
  private static final long MOST = 250_000;

  private final Agreement agreement;
  private final IdentityHashMap<Node, Node> toSecond = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Node> toFirst = new IdentityHashMap<>();
  private final Map<Element, Element> moved = new LinkedHashMap<>();

  Pairing(Agreement agreement, Element first, Element second) {
    this.agreement = agreement;
    join(first, second);
  }

  Optional<Node> toSecond(Node first) {
    return Optional.ofNullable(toSecond.get(first));
  }

  Optional<Node> toFirst(Node second) {
    return Optional.ofNullable(toFirst.get(second));
  }

  /** Those that stand elsewhere among their siblings. */
  Map<Element, Element> moved() {
    return moved;
  }

  boolean hasMoved(Element first) {
    return moved.containsKey(first);
  }

  @Override
  public Iterable<Map.Entry<Node, Node>> match(Iterable<Node> firsts, Iterable<Node> seconds) {
    pair(only(firsts, Text.class), only(seconds, Text.class), (one, other) -> true);
    new Siblings(only(firsts, Element.class), only(seconds, Element.class)).pair();
    List<Map.Entry<Node, Node>> pairs = new ArrayList<>();
    for (Node first : firsts) {
      toSecond(first).ifPresent(second -> pairs.add(Map.entry(first, second)));
    }
    return pairs;
  }

  private static <T> List<T> only(Iterable<Node> nodes, Class<T> kind) {
    List<T> only = new ArrayList<>();
    nodes.forEach(
        node -> {
          if (kind.isInstance(node)) {
            only.add(kind.cast(node));
          }
        });
    return only;
  }

  private void join(Node first, Node second) {
    toSecond.put(first, second);
    toFirst.put(second, first);
  }

  private boolean isFree(Node node) {
    return !toSecond.containsKey(node) && !toFirst.containsKey(node);
  }

  /** Those that are free and fit, in the order of both. */
  private <T extends Node> void pair(
      List<T> firsts, List<T> seconds, BiPredicate<? super T, ? super T> fits) {
    int from = 0;
    for (T first : firsts) {
      for (int i = from; i < seconds.size() && isFree(first); i++) {
        T second = seconds.get(i);
        if (isFree(second) && fits.test(first, second)) {
          join(first, second);
          from = i + 1;
        }
      }
    }
  }

  /** The children of two elements that belong together. */
  private final class Siblings {
    private final List<Element> firsts;
    private final List<Element> seconds;

    Siblings(List<Element> firsts, List<Element> seconds) {
      this.firsts = firsts;
      this.seconds = seconds;
    }

    void pair() {
      int head = 0;
      int end1 = firsts.size();
      int end2 = seconds.size();
      while (head < Math.min(end1, end2) && agreement.same(firsts.get(head), seconds.get(head))) {
        join(firsts.get(head), seconds.get(head));
        head++;
      }
      while (Math.min(end1, end2) > head
          && agreement.same(firsts.get(end1 - 1), seconds.get(end2 - 1))) {
        end1--;
        end2--;
        join(firsts.get(end1), seconds.get(end2));
      }
      middle(firsts.subList(head, end1), seconds.subList(head, end2));
    }

    private void middle(List<Element> ones, List<Element> others) {
      new CommonSequence<>(ones, others, agreement::same).forEach(MOST_ALONE, Pairing.this::join);
      between(ones, others);
      pairMoved(ones, others);
    }

    /** What stands between two neighbours that are the same on both sides. */
    private void between(List<Element> ones, List<Element> others) {
      int from1 = 0;
      int from2 = 0;
      for (int i = 0; i <= ones.size(); i++) {
        if (i < ones.size() && isFree(ones.get(i))) {
          continue;
        }
        int to2 = i < ones.size() ? others.indexOf(toSecond.get(ones.get(i))) : others.size();
        gap(ones.subList(from1, i), others.subList(from2, to2));
        from1 = i + 1;
        from2 = to2 + 1;
      }
    }

    private void gap(List<Element> ones, List<Element> others) {
      Pairing.this.pair(ones, others, (one, other) -> Dom.nameOf(one).equals(Dom.nameOf(other)));
      Pairing.this.pair(ones, others, this::isRenamed);
    }

    private boolean isRenamed(Element one, Element other) {
      return !Dom.nameOf(one).equals(Dom.nameOf(other))
          && (one.getLocalName().equals(other.getLocalName()) || agreement.sameInside(one, other));
    }

    private void pairMoved(List<Element> ones, List<Element> others) {
      List<Element> left1 = ones.stream().filter(Pairing.this::isFree).toList();
      List<Element> left2 = others.stream().filter(Pairing.this::isFree).toList();
      if ((long) left1.size() * left2.size() > MOST) {
        return;
      }
      for (Element one : left1) {
        left2.stream()
            .filter(other -> isFree(other) && hasMoved(one, other))
            .findFirst()
            .ifPresent(
                other -> {
                  join(one, other);
                  moved.put(one, other);
                });
      }
    }

    /** Of several with one name, another one is more likely than one that moved and changed. */
    private boolean hasMoved(Element one, Element other) {
      return Dom.nameOf(one).equals(Dom.nameOf(other))
          && (agreement.same(one, other) || (isAlone(one, firsts) && isAlone(other, seconds)));
    }

    private boolean isAlone(Element one, List<Element> siblings) {
      return siblings.stream()
              .filter(sibling -> Dom.nameOf(sibling).equals(Dom.nameOf(one)))
              .limit(2)
              .count()
          == 1;
    }
  }
}
