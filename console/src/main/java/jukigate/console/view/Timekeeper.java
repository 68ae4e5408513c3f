package jukigate.console.view;

/** The clock of the backbone. Each change is on record. */
public interface Timekeeper {
  Time now();

  /**
   * Moves the clock and returns when everything has followed it. Throws RefusedException:
   * CLOCK_BACKWARDS, CLOCK_OUTSIDE_PKI, CONSOLE_REQUEST_INVALID for what is neither form.
   *
   * @param to an instant or date, or a period from now, as the command line writes them: {@code
   *     2026-12-24}, {@code P31D}
   */
  Time move(String to);

  /** Stops it where it is. */
  Time freeze();

  /**
   * Lets it run.
   *
   * @param speed seconds in one second of the machine, from 1
   */
  Time run(int speed);

  /**
   * A time, and what a move to it brought about.
   *
   * @param instant ISO 8601 in UTC
   * @param mode {@code REAL}, {@code FROZEN} or {@code RUNNING}
   * @param speed seconds in one second of the machine
   * @param certificates renewed by the move
   * @param erased what was due to be erased
   * @param sent attempts to send what had become due
   */
  record Time(String instant, String mode, int speed, int certificates, int erased, int sent) {}
}
