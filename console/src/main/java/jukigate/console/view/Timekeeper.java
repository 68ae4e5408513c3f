package jukigate.console.view;

import java.util.List;

/** The clock of the backbone. Each change is on record with the role that made it. */
public interface Timekeeper {
  Time now();

  /**
   * What will end or be erased, the first of it, by time.
   *
   * @param limit 1 or more
   */
  List<Coming> coming(int limit);

  /**
   * Moves the clock and returns when everything has followed it. Throws RefusedException:
   * CLOCK_BACKWARDS, CLOCK_OUTSIDE_PKI, CONSOLE_REQUEST_INVALID for what is neither form.
   *
   * @param to an instant or date, or a period from now, as the command line writes them: {@code
   *     2026-12-24}, {@code P31D}
   * @param by code of the role
   */
  Time move(String to, String by);

  /**
   * Stops it where it is.
   *
   * @param by code of the role
   */
  Time freeze(String by);

  /**
   * Lets it run.
   *
   * @param speed seconds in one second of the machine, from 1
   * @param by code of the role
   */
  Time run(int speed, String by);

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

  /**
   * What will happen.
   *
   * @param at ISO 8601 in UTC; of several the first
   * @param kind {@code CERTIFICATE} (ends), {@code CRL} (ends), {@code MESSAGES} (bytes of the
   *     journal are erased, not before then) or {@code RECORDS} (of nodes are erased)
   * @param what use of the certificate, issuer of the CRL, class of the messages, kind of the
   *     records
   * @param node whose it is; empty when it is of several or of none
   * @param count how many on the same day in Japan; 0 when that is not known
   */
  record Coming(String at, String kind, String what, String node, int count) {}
}
