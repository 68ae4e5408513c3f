package jukigate.line;

/**
 * The time by which a line delays: it only goes forward and has no beginning that means anything.
 */
@FunctionalInterface
public interface Ticker {
  Ticker SYSTEM = System::nanoTime;

  long nanos();
}
