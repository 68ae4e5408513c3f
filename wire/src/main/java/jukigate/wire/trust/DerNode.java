package jukigate.wire.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A value in DER (X.690), and the values in it. */
final class DerNode {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int NULL = 0x05;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  private static final int DEEPEST = 24;

  private final int tag;
  private final byte[] content;
  private final List<DerNode> children;

  private DerNode(int tag, byte[] content, List<DerNode> children) {
    this.tag = tag;
    this.content = content;
    this.children = List.copyOf(children);
  }

  /** Of exactly these octets; empty where they are not DER. */
  static Optional<DerNode> of(byte[] bytes) {
    Reader reader = new Reader(bytes);
    Optional<DerNode> node = reader.value(bytes.length, 0);
    return reader.at == bytes.length ? node : Optional.empty();
  }

  /** Its octets, without identifier and length. */
  byte[] content() {
    return content.clone();
  }

  /** Of a constructed value. */
  List<DerNode> children() {
    return children;
  }

  boolean is(int wanted) {
    return tag == wanted;
  }

  boolean isSame(DerNode other) {
    return tag == other.tag && Arrays.equals(content, other.content);
  }

  private boolean isSound() {
    boolean constructed = (tag & 0x20) != 0;
    return switch (tag & 0xDF) {
      case BOOLEAN -> content.length == 1 && (content[0] == 0 || content[0] == -1);
      case INTEGER -> isShortest();
      case NULL -> content.length == 0;
      case 0x10, 0x11 -> constructed; // SEQUENCE, SET
      default -> (tag & 0xC0) != 0 || !constructed;
    };
  }

  private boolean isShortest() {
    boolean padded =
        content.length > 1
            && ((content[0] == 0 && content[1] >= 0) || (content[0] == -1 && content[1] < 0));
    return content.length > 0 && !padded;
  }

  private static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    Optional<DerNode> value(int end, int depth) {
      if (at >= end || depth > DEEPEST || (bytes[at] & 0x1F) == 0x1F) {
        return Optional.empty();
      }
      int tag = bytes[at++] & 0xFF;
      int length = length(end);
      if (length < 0) {
        return Optional.empty();
      }
      int from = at;
      List<DerNode> children = new ArrayList<>();
      while ((tag & 0x20) != 0 && at < from + length) {
        Optional<DerNode> child = value(from + length, depth + 1);
        if (child.isEmpty()) {
          return child;
        }
        children.add(child.get());
      }
      at = from + length;
      return Optional.of(new DerNode(tag, Arrays.copyOfRange(bytes, from, at), children))
          .filter(DerNode::isSound);
    }

    /** The length, or -1 when it is not the shortest or goes beyond the end. */
    private int length(int end) {
      int first = at < end ? bytes[at++] & 0xFF : 0xFF;
      int count = first < 0x80 ? 0 : first & 0x7F;
      if (first == 0x80 || count > 3 || at + count > end) {
        return -1;
      }
      int length = first < 0x80 ? first : 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | (bytes[at++] & 0xFF);
      }
      boolean shortest = count == 0 || (length >= 0x80 && (length >> (8 * (count - 1))) != 0);
      return shortest && at + length <= end ? length : -1;
    }
  }
}
