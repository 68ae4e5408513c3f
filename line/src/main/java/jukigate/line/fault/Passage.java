package jukigate.line.fault;

/**
 * How a chunk passes the line.
 *
 * @param bytes how many of its bytes; the rest comes again as a chunk of its own
 * @param due when they come out, in nanoseconds of the line's ticker; never before those in front
 * @param room so many bytes may be on the way at a time; who brings more waits
 * @param after what follows
 */
public record Passage(int bytes, long due, int room, After after) {
  /** As much as the buffers of two sockets hold. */
  private static final int ROOM = 256 * 1024;

  /** What follows on a passage. */
  public enum After {
    /** The next chunk. */
    GO_ON,
    /** The connection ends in order. */
    CLOSE,
    /** The connection breaks off. */
    RESET,
    /** Nothing: the bytes are gone and neither end hears of it. */
    VANISH
  }

  /** Everything, now. */
  public static Passage of(Chunk chunk) {
    return new Passage(chunk.bytes(), chunk.now(), ROOM, After.GO_ON);
  }

  /** At most so many bytes; what was to follow on the last of them is still to come. */
  public Passage first(long most) {
    return most < bytes ? new Passage((int) most, due, room, After.GO_ON) : this;
  }

  public Passage later(long nanos) {
    return new Passage(bytes, due + nanos, room, after);
  }

  public Passage within(int bytesOnTheWay) {
    return new Passage(bytes, due, Math.min(room, bytesOnTheWay), after);
  }

  public Passage then(After end) {
    return new Passage(bytes, due, room, end);
  }
}
