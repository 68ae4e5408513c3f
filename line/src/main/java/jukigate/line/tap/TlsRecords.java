package jukigate.line.tap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The TLS records of one direction, as far as there are any.
 *
 * @param headless bytes in front of the first record: the rest of one that began before the capture
 * @param strange bytes that are no TLS
 * @param unfinished bytes of a last record that never ended
 */
record TlsRecords(List<Fragment> fragments, int headless, int strange, int unfinished) {
  private static final int HEADER = 5;
  private static final int LONGEST = (1 << 14) + 2048;

  /**
   * One record.
   *
   * @param type 20 to 23
   */
  record Fragment(int type, ByteBuffer content) {}

  /**
   * @param hasBeginning false where the first bytes may be the rest of a record
   */
  static TlsRecords of(ByteBuffer bytes, boolean hasBeginning) {
    int begin = 0;
    while (!hasBeginning && begin < Math.min(bytes.remaining(), LONGEST) && !leads(bytes, begin)) {
      begin++;
    }
    List<Fragment> fragments = new ArrayList<>();
    int at = begin;
    while (isRecord(bytes, at) && at + HEADER + length(bytes, at) <= bytes.remaining()) {
      int length = length(bytes, at);
      fragments.add(new Fragment(bytes.get(at), bytes.slice(at + HEADER, length)));
      at += HEADER + length;
    }
    int left = bytes.remaining() - at;
    boolean unfinished = left < HEADER || isRecord(bytes, at);
    return new TlsRecords(
        List.copyOf(fragments), begin, unfinished ? 0 : left, unfinished ? left : 0);
  }

  /** A record begins here, and another one, or nothing, behind it. */
  private static boolean leads(ByteBuffer bytes, int at) {
    if (!isRecord(bytes, at)) {
      return false;
    }
    int next = at + HEADER + length(bytes, at);
    return next == bytes.remaining() || isRecord(bytes, next);
  }

  private static boolean isRecord(ByteBuffer bytes, int at) {
    return at + HEADER <= bytes.remaining()
        && bytes.get(at) >= 20
        && bytes.get(at) <= 23
        && bytes.get(at + 1) == 3
        && bytes.get(at + 2) <= 4
        && bytes.get(at + 2) >= 0
        && length(bytes, at) <= LONGEST;
  }

  private static int length(ByteBuffer bytes, int at) {
    return bytes.getShort(at + 3) & 0xffff;
  }
}
