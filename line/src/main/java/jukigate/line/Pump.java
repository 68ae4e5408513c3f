package jukigate.line;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.line.fault.Chunk;
import jukigate.line.fault.Passage;

/** One direction of one connection: what is read at one end comes out at the other, as it may. */
final class Pump implements Runnable {
  private static final int CHUNK = 16 * 1024;

  private final Ends ends;
  private final Course course;
  private final Ticker ticker;
  private final Owner owner;
  private final Lane lane;
  private final AtomicLong before = new AtomicLong();
  private volatile boolean hasLost;

  /** The sockets of the direction. */
  record Ends(Socket from, Socket to) {}

  /** The connection that the pump is half of. */
  interface Owner {
    /** Bytes are about to come out: whoever listens hears them before who answers them. */
    void passes(Pump pump, Parcel parcel);

    /** The sender has ended, and the receiver is about to be told. */
    void ends(Pump pump);

    /** The receiver was told. */
    void ended(Pump pump);

    void close();

    void reset();
  }

  Pump(Ends ends, Course course, Ticker ticker, Owner owner) {
    this.ends = ends;
    this.course = course;
    this.ticker = ticker;
    this.owner = owner;
    this.lane = new Lane(ticker, this::out);
  }

  @Override
  public void run() {
    byte[] buffer = new byte[CHUNK];
    try {
      int count = ends.from().getInputStream().read(buffer);
      while (count >= 0) {
        pass(buffer, count);
        count = ends.from().getInputStream().read(buffer);
      }
      end();
    } catch (IOException e) {
      brokenOff();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A line that swallows everything swallows this, too. */
  private void brokenOff() {
    if (course.passage(chunk(0, true)).after() == Passage.After.VANISH) {
      hasLost = true;
    } else {
      owner.reset();
    }
  }

  private void pass(byte[] buffer, int count) throws InterruptedException {
    int done = 0;
    while (done < count) {
      Passage passage = course.passage(chunk(count - done, false));
      if (passage.after() == Passage.After.VANISH) {
        hasLost = true;
        course.lost(count - done);
        return;
      }
      if (hasLost) {
        owner.reset(); // what comes now would not follow on what came before
        return;
      }
      boolean whole = passage.after() != Passage.After.GO_ON;
      var bytes = ByteBuffer.wrap(buffer, done, passage.bytes());
      var parcel = new Parcel(bytes, passage.after(), false);
      lane.send(parcel, passage.due(), passage.room());
      before.addAndGet(passage.bytes());
      done = whole ? count : done + passage.bytes();
    }
  }

  private void end() throws InterruptedException {
    Passage passage = course.passage(chunk(0, true));
    if (passage.after() == Passage.After.VANISH) {
      hasLost = true;
      return;
    }
    var parcel = new Parcel(ByteBuffer.allocate(0), passage.after(), true);
    lane.send(parcel, passage.due(), passage.room());
  }

  private Chunk chunk(int bytes, boolean last) {
    return new Chunk(before.get(), bytes, last, ticker.nanos());
  }

  private void out(Parcel parcel) {
    try {
      if (parcel.length() > 0) {
        write(parcel);
      }
      switch (parcel.after()) {
        case CLOSE -> owner.close();
        case RESET -> owner.reset();
        case GO_ON, VANISH -> pastEnd(parcel);
      }
    } catch (IOException e) {
      owner.reset();
    }
  }

  private void write(Parcel parcel) throws IOException {
    ByteBuffer bytes = parcel.bytes();
    owner.passes(this, parcel);
    course.passed(parcel.length());
    ends.to()
        .getOutputStream()
        .write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  private void pastEnd(Parcel parcel) throws IOException {
    if (parcel.last()) {
      owner.ends(this);
      ends.to().shutdownOutput();
      owner.ended(this);
    }
  }

  /** The faults have changed: what waits goes on, what has lost bytes or may not be open ends. */
  void faultsChanged() {
    lane.release();
    Passage.After state = course.passage(chunk(0, false)).after();
    boolean broken = hasLost && state != Passage.After.VANISH;
    if (broken || state == Passage.After.RESET) {
      owner.reset();
    } else if (state == Passage.After.CLOSE) {
      owner.close();
    }
  }

  void look() {
    lane.look();
  }

  void stop() {
    lane.end();
  }
}
