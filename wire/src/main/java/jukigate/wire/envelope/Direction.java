package jukigate.wire.envelope;

/** Which way a message goes; decides which headers it must and may have. */
public enum Direction {
  REQUEST,
  /** Response or fault. */
  ANSWER
}
