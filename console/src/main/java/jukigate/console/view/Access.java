package jukigate.console.view;

import java.util.List;
import jukigate.domain.Language;

/** Who may send what to whom: what the gateway and every node ask before they take a message. */
public interface Access {
  /** All of it. */
  Policy policy(Language language);

  /**
   * What one node may. Throws RefusedException: SENDER_UNKNOWN and RECEIVER_UNKNOWN for nodes that
   * are not in this network.
   *
   * @param other for whom each operation is decided; empty for nobody
   */
  Rights of(String node, String other, Language language);

  /**
   * The policy.
   *
   * @param kinds of nodes
   * @param cells each kind with each other one, and with itself
   */
  record Policy(List<Kind> kinds, List<Cell> cells, List<Route> routes) {}

  /**
   * A kind of node.
   *
   * @param nodes how many are in this network
   */
  record Kind(String role, int nodes) {}

  /**
   * What one kind may send to another.
   *
   * @param exchanges ids; none: nothing
   * @param from a node with which nothing was tried out
   * @param to to this one; both empty where this network has none, or where something may be sent
   * @param refusal id with which every operation between those two was refused; empty likewise
   */
  record Cell(
      String sender,
      String receiver,
      List<String> exchanges,
      String from,
      String to,
      String refusal) {}

  /**
   * Something that may be sent.
   *
   * @param title of the operation
   * @param condition what the kinds alone do not say: {@code NONE}, {@code OWN_PREFECTURE} …
   * @param purposes codes of 利用事務
   * @param law the article, or the public document, that says so
   */
  record Route(
      String exchange,
      String operation,
      String title,
      String travels,
      String sender,
      String receiver,
      String condition,
      List<String> purposes,
      String law) {}

  /**
   * What a node may.
   *
   * @param between what was decided for the other node; none where nobody was named
   */
  record Rights(
      String node, String role, List<Right> sends, List<Right> receives, List<Decision> between) {}

  /**
   * A route, and where it leads from or to this node.
   *
   * @param nodes how many nodes of this network are at its other end
   * @param some of these
   */
  record Right(Route route, int nodes, List<String> some) {}

  /**
   * Whether an operation may travel.
   *
   * @param purposes for which it may; none when it is refused
   * @param id of the refusal; empty when it may, as the two texts
   */
  record Decision(
      String exchange,
      String operation,
      String title,
      List<String> purposes,
      String id,
      String text,
      String fix) {}
}
