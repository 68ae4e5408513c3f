package jukigate.domain.message;

import java.util.Set;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * Who may send an operation to whom.
 *
 * @param condition what the two roles alone do not say
 * @param purposes the 利用事務 for which it may be sent
 * @param law the article, or the public document, that says so
 */
public record Route(
    NodeRole from, NodeRole to, Condition condition, Set<Purpose> purposes, String law) {
  public Route {
    purposes = Set.copyOf(purposes);
  }

  /** What the roles alone do not say. */
  public enum Condition {
    NONE,
    /** To the prefecture in which the municipality lies, and no other. */
    OWN_PREFECTURE,
    /** To a municipality of the sending prefecture, and no other. */
    OWN_MUNICIPALITY,
    /** Between two servers of one prefecture. */
    SAME_PREFECTURE,
    /** Not to itself. */
    ANOTHER_NODE;

    boolean holds(NodeId sender, NodeId receiver) {
      return switch (this) {
        case NONE -> true;
        case OWN_PREFECTURE -> inPrefecture(sender, receiver);
        case OWN_MUNICIPALITY -> inPrefecture(receiver, sender);
        case SAME_PREFECTURE ->
            sender.localGovernment().isPresent()
                && sender.localGovernment().equals(receiver.localGovernment());
        case ANOTHER_NODE -> !sender.equals(receiver);
      };
    }

    private static boolean inPrefecture(NodeId municipality, NodeId server) {
      return municipality
          .localGovernment()
          .map(LocalGovernmentCode::prefecture)
          .filter(prefecture -> server.localGovernment().filter(prefecture::equals).isPresent())
          .isPresent();
    }
  }

  /** From whom to whom, in words. */
  public Bilingual title() {
    return RouteNames.of(this);
  }

  /** Whether this route leads from the one node to the other. */
  public boolean leads(NodeId sender, NodeId receiver) {
    return from == sender.role() && to == receiver.role() && condition.holds(sender, receiver);
  }
}
