package jukigate.line.tap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/** What both ends of one TCP connection said, put in order. */
public final class Conversation {
  private final int client;
  private final int server;
  private final boolean hasBeginning;
  private final Half forth = new Half();
  private final Half back = new Half();

  Conversation(int client, int server, boolean hasBeginning) {
    this.client = client;
    this.server = server;
    this.hasBeginning = hasBeginning;
  }

  /** The port of who opened it; of who spoke first where the opening was not seen. */
  public int client() {
    return client;
  }

  public int server() {
    return server;
  }

  /** Whether the capture saw it being opened. */
  public boolean hasBeginning() {
    return hasBeginning;
  }

  Half half(boolean byClient) {
    return byClient ? forth : back;
  }

  /** The bytes of one end, up to the first that the capture lacks. */
  public ByteBuffer said(boolean byClient) {
    return half(byClient).bytes();
  }

  /** One direction. */
  static final class Half {
    private final Map<Integer, ByteBuffer> pieces = new TreeMap<>();
    private boolean begun;
    private int first;

    /**
     * Sequence numbers go round; what lies behind the first byte by less than 2 GiB is in order.
     */
    void take(int sequence, byte flags, ByteBuffer bytes) {
      boolean opens = (flags & Segment.SYN) != 0;
      if (!begun) {
        begun = true;
        first = opens ? sequence + 1 : sequence;
      }
      if (bytes.hasRemaining()) {
        pieces.putIfAbsent(sequence - first, bytes);
      }
    }

    ByteBuffer bytes() {
      var all = new ByteArrayOutputStream();
      for (var piece : pieces.entrySet()) {
        int known = all.size() - piece.getKey(); // said again
        ByteBuffer bytes = piece.getValue();
        if (known < 0) {
          break;
        }
        for (int i = known; i < bytes.remaining(); i++) {
          all.write(bytes.get(i));
        }
      }
      return ByteBuffer.wrap(all.toByteArray());
    }
  }
}
