package jukigate.domain;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A failure as a log may have it: its classes and frames, and none of its messages. The messages of
 * databases and parsers quote the values that they failed on, and those may be a name or a number
 * of a resident.
 *
 * @param failure with its causes
 */
public record FailureTrace(Throwable failure) {
  private static final int FRAMES = 40;

  @Override
  public String toString() {
    var text = new StringBuilder();
    Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable one = failure; one != null && told.add(one); one = one.getCause()) {
      text.append(told.size() == 1 ? "" : "\ncaused by ").append(one.getClass().getName());
      StackTraceElement[] frames = one.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append("\n\tat ").append(frames[i]);
      }
    }
    return text.toString();
  }
}
