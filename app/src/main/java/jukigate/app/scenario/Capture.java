package jukigate.app.scenario;

import java.nio.file.Path;
import java.util.List;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.w3c.dom.Element;

/**
 * A value of a message that later steps use under a name.
 *
 * @param from which body has it
 * @param file where it is written down, for a refusal
 */
public record Capture(String name, From from, ElementPath path, Path file, int line) {
  /** One of the two bodies of an exchange. */
  public enum From {
    REQUEST,
    ANSWER
  }

  /** The text of the one element that is meant. Refused with CAPTURED_NOT_ONE. */
  public Outcome<String> in(Element body) {
    List<Element> found = path.in(body);
    return found.size() == 1
        ? Outcome.passed(found.getFirst().getTextContent().strip())
        : Outcome.refused(RefusalCode.CAPTURED_NOT_ONE, file, line, path, found.size());
  }
}
