package jukigate.simulators.post;

import java.util.Collections;
import java.util.Locale;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.message.ReceivedFault;

/**
 * What is kept of a fault of another node. Its text is foreign and may hold anything, personal data
 * too: an id of the catalogue is kept with the catalogue's own text, any other id alone.
 */
final class FaultTrace {
  /** In place of the arguments of the text, which only the other node knows. */
  private static final String UNSAID = "…";

  private static final int MOST_ARGUMENTS = 9;
  private static final int LONGEST_ID = 16;

  private FaultTrace() {}

  static String of(ReceivedFault fault) {
    return RefusalCode.ofId(fault.refusalId())
        .map(code -> new Refusal(code, Collections.nCopies(MOST_ARGUMENTS, UNSAID)).toString())
        .orElseGet(() -> foreign(fault.refusalId()));
  }

  private static String foreign(String id) {
    String plain = id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9-]", "");
    String kept = plain.substring(0, Math.min(LONGEST_ID, plain.length()));
    return kept.isEmpty() ? "fault without an id" : "fault " + kept;
  }
}
