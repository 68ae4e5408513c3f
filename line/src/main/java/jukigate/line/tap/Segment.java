package jukigate.line.tap;

import java.nio.ByteBuffer;
import jukigate.line.Tap;

/**
 * A TCP segment on loopback, made up around bytes that a line has carried.
 *
 * @param byClient who sends it
 * @param sequence of its first byte
 * @param acknowledged what the sender has got so far
 */
record Segment(
    Tap.Flow flow, boolean byClient, int sequence, int acknowledged, int flags, ByteBuffer bytes) {
  static final int FIN = 0x01;
  static final int SYN = 0x02;
  static final int RST = 0x04;
  static final int PSH = 0x08;
  static final int ACK = 0x10;

  private static final int ETHERNET = 14;
  private static final int IP = 20;
  private static final int TCP = 20;
  private static final int LOOPBACK = 0x7f000001;
  private static final byte PROTOCOL = 6;

  /** The whole frame, with right lengths and checksums. */
  byte[] frame() {
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET + IP + TCP + bytes.remaining());
    frame.position(12).putShort((short) 0x0800);
    ip(frame);
    tcp(frame);
    frame.putShort(ETHERNET + 10, checksum(frame, ETHERNET, IP, 0));
    int pseudo = 2 * (LOOPBACK >>> 16) + 2 * (LOOPBACK & 0xffff) + PROTOCOL + TCP;
    frame.putShort(
        ETHERNET + IP + 16,
        checksum(frame, ETHERNET + IP, TCP + bytes.remaining(), pseudo + bytes.remaining()));
    return frame.array();
  }

  private void ip(ByteBuffer frame) {
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (IP + TCP + bytes.remaining()));
    frame.putShort((short) 0).putShort((short) 0x4000); // never to be cut
    frame.put((byte) 64).put(PROTOCOL).putShort((short) 0);
    frame.putInt(LOOPBACK).putInt(LOOPBACK);
  }

  private void tcp(ByteBuffer frame) {
    frame.putShort((short) (byClient ? flow.client() : flow.server()));
    frame.putShort((short) (byClient ? flow.server() : flow.client()));
    frame.putInt(sequence).putInt(acknowledged);
    frame.put((byte) ((TCP / 4) << 4)).put((byte) flags).putShort((short) 0xffff);
    frame.putShort((short) 0).putShort((short) 0);
    frame.put(bytes.duplicate());
  }

  /** RFC 1071. */
  private static short checksum(ByteBuffer frame, int from, int length, int begin) {
    long sum = begin;
    for (int i = 0; i < length; i++) {
      int octet = frame.get(from + i) & 0xff;
      sum += i % 2 == 0 ? octet << 8 : octet;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (short) ~sum;
  }
}
