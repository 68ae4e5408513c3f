package jukigate.app.desk;

/**
 * A page of the audit log, the newest first. Answered with a {@link LogAnswer}.
 *
 * @param what {@link #HEADS} or {@link #ACTS}
 * @param below only of smaller trees, or with smaller numbers
 * @param act what was done, of acts; empty for all
 * @param most 1 or more
 */
public record LogQuestion(String what, long below, String act, int most) {
  public static final String HEADS = "heads";
  public static final String ACTS = "acts";
}
