package jukigate.line.tap;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** Reads classic pcap files of Ethernet, IPv4 and TCP, whoever wrote them. */
public final class CaptureFile {
  private static final long LARGEST = 256L << 20;
  private static final int MICROS = 0xa1b2c3d4;
  private static final int NANOS = 0xa1b23c4d;
  private static final int TCP = 6;

  private final Map<Key, Conversation> conversations = new LinkedHashMap<>();

  /** The ends of a connection, as one of them names it. */
  private record Key(int address, int port, int otherAddress, int otherPort) {
    Key turned() {
      return new Key(otherAddress, otherPort, address, port);
    }
  }

  private CaptureFile() {}

  /**
   * Its connections in the order of their beginning. Refused: FILE_UNREADABLE, CAPTURE_UNREADABLE.
   */
  public static Outcome<List<Conversation>> read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return Outcome.refused(RefusalCode.CAPTURE_UNREADABLE, file, "> 256 MiB");
      }
      var reading = new CaptureFile();
      reading.packets(ByteBuffer.wrap(Files.readAllBytes(file)));
      return Outcome.passed(List.copyOf(reading.conversations.values()));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return Outcome.refused(RefusalCode.CAPTURE_UNREADABLE, file, "pcap, Ethernet, IPv4");
    }
  }

  private void packets(ByteBuffer file) {
    int magic = file.getInt();
    if (magic != MICROS && magic != NANOS) {
      file.order(ByteOrder.LITTLE_ENDIAN);
      magic = file.getInt(0);
    }
    int network = file.getInt(20);
    if ((magic != MICROS && magic != NANOS) || network != 1) {
      throw new IllegalArgumentException("not a classic pcap file of Ethernet");
    }
    file.position(24);
    while (file.hasRemaining()) {
      int length = file.position(file.position() + 8).getInt();
      file.getInt();
      packet(file.slice(file.position(), length));
      file.position(file.position() + length);
    }
  }

  private boolean isKnown(Key key) {
    return conversations.containsKey(key) || conversations.containsKey(key.turned());
  }

  private void packet(ByteBuffer frame) {
    boolean isIp = frame.getShort(12) == 0x0800 && (frame.get(14) & 0xf0) == 0x40;
    int ip = 14;
    if (!isIp || frame.get(ip + 9) != TCP) {
      return;
    }
    int tcp = ip + (frame.get(ip) & 0x0f) * 4;
    int bytes = tcp + ((frame.get(tcp + 12) >> 4) & 0x0f) * 4;
    int end = ip + (frame.getShort(ip + 2) & 0xffff);
    var key =
        new Key(
            frame.getInt(ip + 12),
            frame.getShort(tcp) & 0xffff,
            frame.getInt(ip + 16),
            frame.getShort(tcp + 2) & 0xffff);
    boolean isOpening = (frame.get(tcp + 13) & (Segment.SYN | Segment.ACK)) == Segment.SYN;
    if (isOpening || !isKnown(key)) {
      conversations.put(key, new Conversation(key.port(), key.otherPort(), isOpening));
    }
    boolean byClient = conversations.containsKey(key);
    conversations
        .get(byClient ? key : key.turned())
        .half(byClient)
        .take(frame.getInt(tcp + 4), frame.get(tcp + 13), frame.slice(bytes, end - bytes));
  }
}
