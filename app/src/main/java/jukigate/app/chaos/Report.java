package jukigate.app.chaos;

/** What a process tells the campaign. */
enum Report {
  /** It listens. */
  UP,
  /** A message stands still. */
  HELD,
  /** An event is in the register and its letters are in the outbox, durably. */
  ACCEPTED,
  /** A first attempt was made to send them. */
  TRIED,
  /** The counter has refused an event. */
  REFUSED,
  /** An event could not be entered, e.g. because nothing can be written: nobody has accepted it. */
  FAILED,
  /** So many letters are owed. */
  OWED
}
