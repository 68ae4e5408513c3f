package jukigate.console.view;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;

/**
 * Mutual authentication, tried out: every end of a connection against every defect of a
 * certificate, each over a connection of its own. A run makes them ({@link Runs}).
 */
@FunctionalInterface
public interface Connections {
  /** What the newest run of them found; empty where there was none. */
  Optional<Matrix> newest(Language language);

  /**
   * The connections of a run.
   *
   * @param run number of the run
   * @param started ISO 8601 in UTC, by the clock of the machine
   * @param right how many went as they must
   * @param places the ends, each over so many columns
   * @param profiles security profiles below these, likewise
   * @param versions of TLS, one for each column
   */
  record Matrix(
      long run,
      String started,
      int right,
      int total,
      List<Head> places,
      List<Head> profiles,
      List<String> versions,
      List<Row> rows) {}

  /** A heading over some columns. */
  record Head(String text, int columns) {}

  /** What was shown to each end. */
  record Row(String title, List<Cell> cells) {}

  /**
   * A connection. All texts are empty where there is none.
   *
   * @param verdict {@code taken} or {@code refused}, as it must be; {@code through} (not refused),
   *     {@code lost} (refused without need), {@code unexplained} (refused for another reason)
   * @param expected id of the refusal, or {@code taken}
   * @param answer what the attacker saw: an alert, a refusal, {@code accepted} …
   * @param recorded id of the refusal that the attacked end has on record
   * @param why as it is recorded
   */
  record Cell(
      String name, String verdict, String expected, String answer, String recorded, String why) {}
}
