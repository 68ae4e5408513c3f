package jukigate.console.view;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;

/** What can be done with a message on record. Refusals are thrown as RefusedException. */
public interface Trials {
  /**
   * Sends a recorded message once more as its sender, and puts that on record.
   *
   * @param change what is other than in the record, e.g. {@code body-altered}
   * @param tester code of the role that does it
   */
  Tried send(long number, String change, Language language, String tester);

  /**
   * Saves a message and what followed from it as a scenario about invented residents, and puts that
   * on record.
   */
  Saved save(long number, String tester);

  /** Programs that send the message with keys of this home; empty when it is not there. */
  Optional<List<Sample>> samples(long number);

  /**
   * What became of a message that was sent again.
   *
   * @param ending as its sender saw it: acknowledged, a refusal id, or a TLS alert
   * @param row what the gateway has put on record; empty when there is nothing to be found yet
   * @param why the refusal's text; empty when it was not refused
   * @param fix what to do about it
   */
  record Tried(String change, String ending, Optional<Messages.Row> row, String why, String fix) {}

  /**
   * Where a scenario is.
   *
   * @param folder on the machine of the backbone
   * @param command that plays it
   */
  record Saved(String folder, String command) {}

  /**
   * A text to copy.
   *
   * @param name e.g. {@code curl}
   */
  record Sample(String name, String text) {}
}
