package jukigate.conformance.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.conformance.tls.ClientHello;
import jukigate.conformance.tls.KeyShare;
import jukigate.conformance.tls.Tls13Record;

/** TLS: many connections that never come to an end of their handshake. */
final class HalfOpenStimuli {
  private static final int CONNECTIONS = 200;
  private static final Duration LONGEST = Duration.ofSeconds(14);
  private static final int PART = 60;
  private static final int GAP_MILLIS = 200;

  private HalfOpenStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.of(
        "TLS-30", List.of(half("two-hundred", CONNECTIONS, false), half("byte-by-byte", 20, true)));
  }

  /** Refused means: others are served meanwhile, and every one of these is closed in the end. */
  private static Variant half(String name, int connections, boolean slowly) {
    return new Variant(
        name,
        range -> {
          List<Socket> all = new CopyOnWriteArrayList<>();
          Letter letter = range.letter();
          Shot good = range.shot(letter, range.seal(letter));
          Shot begun = good.by((host, port) -> begin(all, hello(host), port, connections, slowly));
          Shot ended = good.by((host, port) -> end(all, hello(host), patience(range), slowly));
          return begun.then(good).then(ended).on(Terms.NOTHING_PASSES.accepting(1));
        });
  }

  /** Twice as long as the endpoint waits for a request. */
  private static Duration patience(Range range) {
    Duration twice = range.target().front().patience().multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  private static byte[] hello(String host) {
    return Tls13Record.plain(
        Tls13Record.HANDSHAKE, ClientHello.good(host, KeyShare.fresh(KeyShare.X25519)).message());
  }

  private static Heard begin(
      List<Socket> all, byte[] hello, int port, int connections, boolean slowly) {
    try {
      for (int i = 0; i < connections; i++) {
        all.add(begun(port, Arrays.copyOf(hello, part(i, slowly, hello.length))));
      }
      return new Heard.Nothing("begun");
    } catch (IOException e) {
      return new Heard.Nothing(Dialler.GOES_ON);
    }
  }

  private static Heard end(List<Socket> all, byte[] hello, Duration patience, boolean slowly) {
    boolean closed = areClosed(all, hello, System.nanoTime() + patience.toNanos(), slowly);
    all.forEach(HalfOpenStimuli::close);
    return new Heard.Nothing(closed ? "closed" : Dialler.GOES_ON);
  }

  /** Slow ones begin with a part; of the others some say all of the hello, and then nothing. */
  private static int part(int number, boolean slowly, int whole) {
    return slowly ? PART : number % 3 == 0 ? whole : number % PART;
  }

  private static Socket begun(int port, byte[] part) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.setTcpNoDelay(true);
    socket.getOutputStream().write(part);
    socket.setSoTimeout(GAP_MILLIS);
    return socket;
  }

  private static boolean areClosed(List<Socket> all, byte[] hello, long end, boolean slowly) {
    int at = PART;
    for (Socket socket : all) {
      while (!isClosed(socket)) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        if (slowly && at < hello.length) {
          int next = at++;
          all.forEach(each -> say(each, hello[next]));
        }
      }
    }
    return true;
  }

  /** Waits for a moment; what the server says is passed over. */
  private static boolean isClosed(Socket socket) {
    try {
      byte[] heard = new byte[4_096];
      return socket.getInputStream().read(heard) < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static void say(Socket socket, byte next) {
    try {
      socket.getOutputStream().write(next);
    } catch (IOException closed) {
      close(socket);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      throw new IllegalStateException(alreadyClosed);
    }
  }
}
