package jukigate.app.chaos;

/** What is done to the processes beside killing them. */
public enum Trouble {
  /** A signing certificate is replaced and revoked. */
  CERTIFICATE,
  /** A clock is wrong for a moment. */
  CLOCK,
  /** A line breaks off at a byte. */
  LINE,
  /** Nothing can be written for a moment. */
  DISK
}
