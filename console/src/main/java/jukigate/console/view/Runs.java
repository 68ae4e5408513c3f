package jukigate.console.view;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;

/**
 * Runs of scenarios, of conformance cases and of attacks, beside the backbone. Beginning, stopping
 * and deleting one, and reading the messages in it, is on record.
 */
public interface Runs {
  /** What can be run. */
  Catalogue catalogue(Language language);

  /** The newest first. */
  Kept all();

  /** One with its cases; empty where there is none. */
  Optional<Detail> show(long number, Language language);

  /**
   * Begins one. Throws RefusedException: CONSOLE_REQUEST_INVALID, naming what is allowed;
   * CONSOLE_RUN_BUSY, CONSOLE_RUNS_FULL; what the file of a system is refused with.
   *
   * @param role code of the role that begins it
   */
  Run start(Order order, String role, Language language);

  /** Ends one at once; what it found so far is kept. Empty where there is none. */
  Optional<Run> stop(long number, String role);

  /**
   * Deletes one with its report. Throws RefusedException: CONSOLE_RUN_BUSY.
   *
   * @return whether there was one
   */
  boolean delete(long number, String role);

  /** A file of the report without bodies of messages; empty where there is none of that name. */
  Optional<Content> file(long number, String name, Language language);

  /** A file of the report with bodies of messages. */
  Optional<Content> messages(long number, String name, Reading reading, Language language);

  /**
   * Two runs of one kind. Throws RefusedException: RESULTS_UNREADABLE where one has no results, or
   * they are of two kinds. Empty where one is not there.
   */
  Optional<Compared> compare(long before, long after, Language language);

  /**
   * What can be run.
   *
   * @param systems names of the files that describe a system under test
   * @param expectations names of the files with the cases that are known to fail
   */
  record Catalogue(
      List<Item> replay,
      List<Item> conform,
      List<Item> attack,
      List<String> systems,
      List<String> expectations) {}

  /**
   * A scenario, a case or an attack. Texts are empty where there is nothing.
   *
   * @param barred why it cannot be run here
   */
  record Item(
      String id,
      String title,
      String group,
      String severity,
      String about,
      String expected,
      String source,
      String fix,
      String barred) {}

  /**
   * What is wanted.
   *
   * @param kind {@code replay}, {@code conform} or {@code attack}
   * @param target {@code own}, {@code node}, {@code backbone}, or the file of a system
   * @param chosen ids; none: all
   * @param profile empty for the usual one
   * @param seed empty for a new one; else a whole number
   * @param expect empty for none
   */
  record Order(
      String kind,
      String target,
      List<String> chosen,
      String profile,
      String seed,
      int times,
      boolean strict,
      boolean plain,
      String expect,
      boolean withDos) {}

  /**
   * All that are kept.
   *
   * @param most how many are kept at most
   */
  record Kept(List<Run> runs, int most) {}

  /**
   * A run. Instants are ISO 8601 in UTC, by the clock of the machine.
   *
   * @param state {@code RUNNING}, {@code ENDED}, {@code FAILED}, {@code STOPPED} or {@code
   *     INTERRUPTED}
   * @param good whether it ended with everything as it must be
   * @param role code of the role that began it
   * @param command as it is typed
   * @param from when it began by the clock of the backbone
   * @param until when it ended by that clock; empty while it goes on
   * @param of how many cases there are; 0 while that is not known
   */
  record Run(
      long number,
      String kind,
      String target,
      String state,
      boolean good,
      String role,
      String started,
      long millis,
      String from,
      String until,
      String command,
      int of,
      Counts counts) {}

  /**
   * Cases that ended.
   *
   * @param other not seen, not applicable, failures of the kit
   */
  record Counts(int passed, int warned, int failed, int other) {}

  /**
   * A run with what came of it.
   *
   * @param output the last lines that its command said
   */
  record Detail(Run run, List<Case> cases, List<File> files, List<String> output) {}

  /**
   * What came of one case. Texts are empty where there is nothing.
   *
   * @param verdict {@code pass}, {@code warn}, {@code fail}, {@code skipped}, {@code
   *     not-applicable} or {@code kit-error}
   * @param again the command that shows it again, or its messages
   */
  record Case(
      String id,
      String title,
      String verdict,
      String severity,
      String expected,
      String found,
      String why,
      String fix,
      String again) {}

  /**
   * A file of a report.
   *
   * @param messages whether bodies of messages are in it
   */
  record File(String name, long bytes, boolean messages) {}

  /**
   * What is in a file.
   *
   * @param type media type
   */
  record Content(String type, Payload bytes) {}

  /**
   * Who reads messages, and why.
   *
   * @param reader code of the role
   */
  record Reading(String reader, String reason) {}

  /**
   * Two runs beside each other.
   *
   * @param conditions what was not alike in the runs themselves
   * @param good whether nothing became worse
   */
  record Compared(List<Changed> conditions, List<Changed> changes, int same, boolean good) {}

  /**
   * A case whose verdict is another one, or a condition.
   *
   * @param before empty where it was not run
   * @param after empty where it was not run
   */
  record Changed(String what, String title, String before, String after, boolean worse) {}
}
