package jukigate.simulators.rule;

/**
 * What a bulk provision counted.
 *
 * @param conditions all of them
 * @param notSearched those that were too wide or could not be
 */
public record BulkCounts(int conditions, int found, int notFound, int several, int notSearched) {
  public static final BulkCounts ZERO = new BulkCounts(0, 0, 0, 0, 0);

  /** The counts with one more condition. */
  public BulkCounts plus(BulkOutcome outcome) {
    return switch (outcome) {
      case FOUND -> new BulkCounts(conditions + 1, found + 1, notFound, several, notSearched);
      case NONE -> new BulkCounts(conditions + 1, found, notFound + 1, several, notSearched);
      case SEVERAL -> new BulkCounts(conditions + 1, found, notFound, several + 1, notSearched);
      case TOO_WIDE, IMPOSSIBLE ->
          new BulkCounts(conditions + 1, found, notFound, several, notSearched + 1);
    };
  }
}
