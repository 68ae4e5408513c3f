package jukigate.app.runs;

import java.util.Optional;
import jukigate.domain.Bilingual;

/**
 * Something that can be run, or is only told of.
 *
 * @param id as it is typed; of a scenario in the home folder {@code home/<folder>}
 * @param group what it belongs to, e.g. {@code x05}, {@code http}, {@code XSW}
 * @param severity empty where it has none
 * @param about what is done, or what is required
 * @param expected what must come, in the words of the wire
 * @param source of the requirement, or of the attack
 * @param fix what to do when it is not so
 * @param barred why it cannot be run; empty when it can
 */
public record Entry(
    String id,
    Bilingual title,
    String group,
    String severity,
    Bilingual about,
    String expected,
    String source,
    Bilingual fix,
    Optional<Bilingual> barred) {
  static final Bilingual NOTHING = new Bilingual("", "");
}
