package jukigate.line;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;

/** Whose lines are meant. */
public sealed interface Target {
  boolean means(NodeId node);

  /** Whether there can be a node that both mean. */
  default boolean overlaps(Target other) {
    return !(other instanceof One(NodeId node)) || means(node);
  }

  /** Everybody's. */
  record All() implements Target {
    @Override
    public boolean means(NodeId node) {
      return true;
    }

    @Override
    public String toString() {
      return "all";
    }
  }

  /** Those of the prefectures, 附票 included: cutting them parts the prefectures from the country. */
  record Prefectures() implements Target {
    @Override
    public boolean means(NodeId node) {
      return node.role() == NodeRole.PREFECTURE || node.role() == NodeRole.SUPPLEMENTARY_PREFECTURE;
    }

    @Override
    public String toString() {
      return "prefectures";
    }
  }

  /** That of one node. */
  record One(NodeId node) implements Target {
    @Override
    public boolean means(NodeId other) {
      return node.equals(other);
    }

    @Override
    public boolean overlaps(Target other) {
      return other.means(node);
    }

    @Override
    public String toString() {
      return node.value();
    }
  }

  /** {@code all} or {@code *}, {@code prefectures}, or a node id. */
  static Optional<Target> parse(String text) {
    return switch (text) {
      case "all", "*" -> Optional.of(new All());
      case "prefectures" -> Optional.of(new Prefectures());
      default -> NodeId.parse(text).filter(node -> !node.equals(NodeId.GATEWAY)).map(One::new);
    };
  }
}
