package jukigate.conformance.line;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import jukigate.domain.message.Payload;
import jukigate.wire.key.TlsIdentity;

/**
 * A server on the loopback address that plays a node badly: with any certificate, any version of
 * TLS, any answer. One connection after the other; it remembers what each of them did.
 */
public final class HostileServer implements AutoCloseable {
  private static final Pattern LENGTH =
      Pattern.compile("(?im)^content-length:\\s*([0-9]{1,8})\\s*$");
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int HANDSHAKE = 0x16;

  private final ServerSocket listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, Function<Payload, byte[]>> answers = new ConcurrentHashMap<>();
  private volatile Role role;
  private long connections;
  private Encounter last = new Encounter("", false);

  /**
   * How it plays.
   *
   * @param identity what it shows, with or without being entitled to it
   * @param version of TLS, and no other: {@code TLSv1.3} or {@code TLSv1.2}
   * @param asksForCertificate whether the client is asked to authenticate itself
   * @param insists says hello in TLS 1.2 whether or not the client speaks it, and no more
   */
  public record Role(
      TlsIdentity identity, String version, boolean asksForCertificate, boolean insists) {}

  /**
   * How one connection ended.
   *
   * @param answer {@code request} when an HTTP request arrived, {@code alert:…} as the client sent
   *     it, else {@code closed}
   * @param showed whether the client proved to be somebody
   */
  public record Encounter(String answer, boolean showed) {}

  /** Binds to a free port. */
  public HostileServer(Role first) {
    role = first;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("hostile").start(this::listen);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** From the next connection on. */
  public void play(Role next) {
    role = next;
  }

  /**
   * How to answer a request that names this.
   *
   * @param mark text within the request, e.g. its MessageID
   * @param answer the whole HTTP answer, made of the body of the request
   */
  public void answer(String mark, Function<Payload, byte[]> answer) {
    answers.put(mark, answer);
  }

  /** HTTP requests so far. */
  public long requests() {
    return requests.get();
  }

  /** Connections so far. */
  public long connections() {
    lock.lock();
    try {
      return connections;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until more than so many connections have ended; empty when nobody came. */
  public Optional<Encounter> after(long before) {
    lock.lock();
    try {
      long nanos = PATIENCE_MILLIS * 1_000_000L;
      while (connections <= before) {
        if (nanos <= 0) {
          return Optional.empty();
        }
        nanos = ended.awaitNanos(nanos);
      }
      return Optional.of(last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    Encounter how = new Encounter("closed", false);
    try (socket) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      Role now = role;
      how = now.insists() ? insist(socket) : meet(socket, now);
    } catch (IOException e) {
      how = new Encounter(Alerts.in(e).map(name -> "alert:" + name).orElse("closed"), false);
    } finally {
      lock.lock();
      try {
        last = how;
        connections++;
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private Encounter meet(Socket socket, Role now) throws IOException {
    try (SSLSocket secure =
        (SSLSocket)
            Unchecked.context(now.identity())
                .getSocketFactory()
                .createSocket(socket, new ByteArrayInputStream(new byte[0]), true)) {
      secure.setUseClientMode(false);
      secure.setEnabledProtocols(new String[] {now.version()});
      secure.setNeedClientAuth(now.asksForCertificate());
      secure.startHandshake();
      boolean showed = now.asksForCertificate();
      Optional<Payload> request = read(secure.getInputStream());
      if (request.isEmpty()) {
        return new Encounter("closed", showed);
      }
      requests.incrementAndGet();
      OutputStream out = secure.getOutputStream();
      out.write(answer(request.get()));
      out.flush();
      return new Encounter("request", showed);
    }
  }

  private byte[] answer(Payload request) {
    String text = new String(request.toByteArray(), StandardCharsets.UTF_8);
    for (Map.Entry<String, Function<Payload, byte[]>> known : answers.entrySet()) {
      if (text.contains(known.getKey())) {
        answers.remove(known.getKey());
        return known.getValue().apply(request);
      }
    }
    return "HTTP/1.1 503 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The body of a request; empty when the client says nothing. */
  private static Optional<Payload> read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return head.isEmpty() ? Optional.empty() : Optional.of(Payload.of(new byte[0]));
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
    int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return Optional.of(Payload.of(in.readNBytes(size)));
  }

  /** A ServerHello of TLS 1.2 by hand: a library answers only what the client offers. */
  private static Encounter insist(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] head = in.readNBytes(5);
    if (head.length < 5 || head[0] != HANDSHAKE) {
      return new Encounter("closed", false);
    }
    byte[] hello = in.readNBytes(((head[3] & 0xFF) << 8) | (head[4] & 0xFF));
    int session = hello[38] & 0xFF;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {3, 3});
    body.writeBytes(new byte[32]);
    body.write(session);
    body.write(hello, 39, session);
    body.writeBytes(new byte[] {(byte) 0xC0, 0x2B, 0, 0, 0});
    OutputStream out = socket.getOutputStream();
    out.write(new byte[] {HANDSHAKE, 3, 3, 0, (byte) (body.size() + 4), 2, 0, 0});
    out.write(body.size());
    out.write(body.toByteArray());
    out.flush();
    byte[] heard = in.readNBytes(7);
    return new Encounter(Alerts.in(heard).map(name -> "alert:" + name).orElse("closed"), false);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
