package jukigate.wire.security;

/**
 * Walks DER (X.690) before anything else reads it: definite, minimal lengths that fit exactly. An
 * extension whose length field promises two gigabytes (CVE-2026-95616) ends here.
 */
public final class Der {
  private static final int DEEPEST = 24;
  private final byte[] bytes;
  private int at;

  private Der(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether the bytes are exactly one well-formed value, nested values included. */
  public static boolean isOneValue(byte[] bytes) {
    Der der = new Der(bytes);
    return der.value(bytes.length, 0) && der.at == bytes.length;
  }

  /**
   * Whether the bytes are exactly one OCTET STRING that holds one OCTET STRING of 1 to 64 bytes.
   */
  static boolean isKeyIdentifier(byte[] extension) {
    Der der = new Der(extension);
    int outer = der.header(0x04, extension.length);
    if (outer < 0 || der.at + outer != extension.length) {
      return false;
    }
    int inner = der.header(0x04, extension.length);
    return inner >= 1 && inner <= 64 && der.at + inner == extension.length;
  }

  private int header(int tag, int end) {
    if (at >= end || (bytes[at] & 0xFF) != tag) {
      return -1;
    }
    at++;
    return length(end);
  }

  private boolean value(int end, int depth) {
    if (at >= end || depth > DEEPEST) {
      return false;
    }
    int tag = bytes[at] & 0xFF;
    at++;
    if ((tag & 0x1F) == 0x1F) {
      return false;
    }
    int length = length(end);
    if (length < 0) {
      return false;
    }
    int valueEnd = at + length;
    if ((tag & 0x20) == 0) {
      at = valueEnd;
      return true;
    }
    while (at < valueEnd) {
      if (!value(valueEnd, depth + 1)) {
        return false;
      }
    }
    return at == valueEnd;
  }

  /** The length, or -1 when it is not minimal or goes beyond the end. */
  private int length(int end) {
    if (at >= end) {
      return -1;
    }
    int first = bytes[at++] & 0xFF;
    if (first < 0x80) {
      return at + first <= end ? first : -1;
    }
    int count = first & 0x7F;
    if (count == 0 || count > 3 || at + count > end || bytes[at] == 0) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | (bytes[at++] & 0xFF);
    }
    return length >= 0x80 && at + length <= end ? length : -1;
  }
}
