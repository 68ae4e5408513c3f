package jukigate.app.chaos;

/** What the campaign tells a process. */
enum Order {
  /** Stop the n-th message at a moment. */
  HOLD,
  /** Let it go. */
  GO,
  /** Enter an event of a resident. */
  ENTER,
  /** Be so many seconds behind; 0 is right again. */
  CLOCK,
  /** How many letters are owed? */
  OWED
}
