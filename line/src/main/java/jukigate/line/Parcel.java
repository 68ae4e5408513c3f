package jukigate.line;

import java.nio.ByteBuffer;
import jukigate.line.fault.Passage;

/**
 * Bytes that pass together, and what follows on them.
 *
 * @param bytes of an array
 * @param last the sender has nothing more to say
 */
record Parcel(ByteBuffer bytes, Passage.After after, boolean last) {
  int length() {
    return bytes.remaining();
  }

  /** With bytes of its own: those it has are read into again. */
  Parcel kept() {
    return new Parcel(ByteBuffer.allocate(length()).put(bytes.duplicate()).flip(), after, last);
  }
}
