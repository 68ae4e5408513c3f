package jukigate.console.view;

import java.util.List;
import jukigate.console.view.Desk.Actor;

/** What lies on the desk of a municipal CS: what came in, what waits, what is printed. */
public interface Papers {
  /** What came in and is kept, oldest first. */
  List<Paper> papers(String node, Actor actor);

  /** Approves or refuses what waits, and sends what follows. */
  Register.Entered decide(String node, Decision decision, Actor actor);

  /** Prints everything that is ready. */
  Printed print(String node, Actor actor);

  /** What is printed, by name. */
  List<Sheet> sheets(String node);

  /** One of them with what is on it. */
  Document document(String node, String name, Actor actor);

  /**
   * A paper.
   *
   * @param kind e.g. {@code CERTIFICATE}
   * @param other who sent or asked
   * @param number 依頼管理番号
   * @param at ISO 8601 in UTC
   * @param state e.g. {@code RECEIVED}
   * @param waits for a decision
   * @param persons whom it is about, as forms take them
   */
  record Paper(
      String kind,
      String other,
      String number,
      String at,
      String state,
      boolean waits,
      List<String> persons) {}

  /**
   * A decision.
   *
   * @param from who sent it; empty where the number is enough
   */
  record Decision(String number, String from, boolean approve) {}

  /**
   * What came of printing.
   *
   * @param names of the papers
   * @param pending 依頼管理番号 of what others have not decided yet
   */
  record Printed(List<String> names, List<String> pending) {}

  /**
   * A printed paper.
   *
   * @param name of its file; tells nothing of a person
   */
  record Sheet(String name, long bytes, String at) {}

  /**
   * A printed paper as it is.
   *
   * @param pdf in base64
   */
  record Document(String name, String pdf) {}
}
