package jukigate.line.tap;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import jukigate.line.Tap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what passes as a classic pcap file (Ethernet, IPv4, TCP). Frames are made up: a line has
 * bytes and no packets. A connection that was there before has no SYN. When writing fails the
 * capture ends and the line goes on.
 */
public final class Capture implements Tap, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
  private static final int MOST = 1460;
  private static final int HEADER = 54;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final DataOutputStream out;
  private final InstantSource clock;
  private final Map<Flow, Ends> flows = new HashMap<>();
  private boolean ended;

  /** How far either end has come. */
  private static final class Ends {
    private int client = 1;
    private int server = 1;

    private int of(boolean byClient) {
      return byClient ? client : server;
    }

    private void on(boolean byClient, int count) {
      client += byClient ? count : 0;
      server += byClient ? 0 : count;
    }
  }

  /**
   * @param out closed with the capture
   * @param clock of the time stamps
   */
  public Capture(OutputStream out, InstantSource clock) throws IOException {
    this.out = new DataOutputStream(out);
    this.clock = clock;
    this.out.writeInt(0xa1b2c3d4);
    this.out.writeShort(2);
    this.out.writeShort(4);
    this.out.writeLong(0);
    this.out.writeInt(MOST + HEADER);
    this.out.writeInt(1); // Ethernet
    this.out.flush();
  }

  @Override
  public synchronized void opened(Flow flow) {
    Ends ends = new Ends();
    flows.put(flow, ends);
    write(new Segment(flow, true, 0, 0, Segment.SYN, NOTHING));
    write(new Segment(flow, false, 0, 1, Segment.SYN | Segment.ACK, NOTHING));
    write(new Segment(flow, true, 1, 1, Segment.ACK, NOTHING));
  }

  @Override
  public synchronized void passed(Flow flow, boolean byClient, ByteBuffer bytes) {
    ByteBuffer left = bytes.duplicate();
    while (left.hasRemaining()) {
      ByteBuffer piece = left.slice(left.position(), Math.min(MOST, left.remaining()));
      left.position(left.position() + piece.remaining());
      said(flow, byClient, Segment.PSH, piece);
      ends(flow).on(byClient, piece.remaining());
    }
  }

  @Override
  public synchronized void ended(Flow flow, boolean byClient) {
    said(flow, byClient, Segment.FIN, NOTHING);
    ends(flow).on(byClient, 1);
  }

  @Override
  public synchronized void broken(Flow flow) {
    said(flow, true, Segment.RST, NOTHING);
    flows.remove(flow);
  }

  private Ends ends(Flow flow) {
    return flows.computeIfAbsent(flow, seenLate -> new Ends());
  }

  private void said(Flow flow, boolean byClient, int flag, ByteBuffer bytes) {
    Ends ends = ends(flow);
    int flags = flag | Segment.ACK;
    write(new Segment(flow, byClient, ends.of(byClient), ends.of(!byClient), flags, bytes));
  }

  private void write(Segment segment) {
    if (ended) {
      return;
    }
    try {
      byte[] frame = segment.frame();
      Instant now = clock.instant();
      out.writeInt((int) now.getEpochSecond());
      out.writeInt(now.getNano() / 1_000);
      out.writeInt(frame.length);
      out.writeInt(frame.length);
      out.write(frame);
      out.flush();
    } catch (IOException e) {
      ended = true;
      LOG.warn("the capture ends: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public synchronized void close() throws IOException {
    ended = true;
    out.close();
  }
}
