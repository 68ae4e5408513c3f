package jukigate.line.fault;

import java.util.random.RandomGenerator;

/** What a line does to the bytes of one direction. How to add one: docs/adding-a-fault.md. */
public sealed interface Fault
    permits Slice, Limit, Reset, Cut, HalfOpen, SlowClose, Stall, Bandwidth, Latency, Queue {

  /** Which of the faults it is; a direction has each at most once. */
  FaultKind kind();

  /** What stands behind the {@code =}, as it is written; empty where nothing does. */
  String value();

  /**
   * Begins on one direction of one line.
   *
   * @param random of this direction alone: the same seed gives the same draws
   */
  Effect begin(RandomGenerator random);

  /** As a command and a schedule write it; {@link FaultKind#parse} reads it back. */
  default String text() {
    return value().isEmpty() ? kind().word() : kind().word() + "=" + value();
  }
}
