package jukigate.app.diff;

/** Which of the messages stands alone where they differ. */
public enum Standing {
  /** There are only two. */
  OF_TWO,
  /** Recorded and actual agree. */
  EXPECTED_ALONE,
  /** Recorded and expected agree. */
  ACTUAL_ALONE,
  /** Expected and actual agree. */
  RECORDED_ALONE,
  /** No two of the three agree. */
  ALL_DIFFER
}
