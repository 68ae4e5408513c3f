package jukigate.app.runs;

import java.time.Duration;
import java.time.Instant;

/**
 * A run, as it is kept in {@code run.json}. Instants are ISO 8601 by the clock of the machine.
 *
 * @param number from 1; no two runs of a home folder have the same
 * @param target whom it is about: {@code own}, {@code node}, {@code backbone}, or the name of a
 *     file that describes a system
 * @param role code of the role that began it
 * @param command as it is typed
 * @param ended empty while it goes on
 * @param from when it began, by the clock of the backbone
 * @param until when it ended, by that clock; empty while it goes on
 * @param exit exit code of the command; -1 where there is none
 */
public record RunRecord(
    long number,
    RunKind kind,
    String target,
    State state,
    String role,
    String command,
    String started,
    String ended,
    String from,
    String until,
    int exit) {
  /** No exit code. */
  static final int NONE = -1;

  /** Whether it goes on, and why not. */
  public enum State {
    RUNNING,
    /** To its end, good or bad. */
    ENDED,
    /** It could not be made: refused, or the machine stood in the way. */
    FAILED,
    /** By somebody at the console. */
    STOPPED,
    /** The backbone ended before it. */
    INTERRUPTED
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  /** Of the matrix of mutual authentication, and of nothing else. */
  public boolean isMatrix() {
    return kind == RunKind.ATTACK && command.contains(" --" + Choices.MATRIX + " ");
  }

  /** Ended with everything as it must be. */
  public boolean isGood() {
    return state == State.ENDED && exit == 0;
  }

  /**
   * @param now where it goes on
   */
  public Duration took(Instant now) {
    return Duration.between(Instant.parse(started), ended.isEmpty() ? now : Instant.parse(ended));
  }

  /**
   * The same, ended.
   *
   * @param at by the clock of the machine
   * @param there by the clock of the backbone
   */
  RunRecord over(State how, Instant at, Instant there, int code) {
    return new RunRecord(
        number,
        kind,
        target,
        how,
        role,
        command,
        started,
        at.toString(),
        from,
        there.toString(),
        code);
  }
}
