package jukigate.app.backbone;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ClientHello as bytes (RFC 8446 §4.1.2): made to ask a server for one thing alone, and taken
 * apart to see what a client offers. No TLS library of this process has a say in it.
 */
record Hello(
    int version, List<Integer> suites, List<Integer> groups, String alpn, String serverName) {
  private static final int HANDSHAKE = 0x16;
  private static final int SERVER_NAME = 0;
  private static final int GROUPS = 10;
  private static final int SCHEMES = 13;
  private static final int ALPN = 16;
  private static final int VERSIONS = 43;

  /** True when the server goes on, false when it refuses or hangs up. */
  static boolean isTaken(int port, Hello hello) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(hello.bytes());
      return socket.getInputStream().read() == HANDSHAKE;
    } catch (IOException closed) {
      return false;
    }
  }

  Hello withVersion(int other) {
    return new Hello(other, suites, groups, alpn, serverName);
  }

  Hello withSuite(int other) {
    return new Hello(version, List.of(other), groups, alpn, serverName);
  }

  Hello withGroup(int other) {
    return new Hello(version, suites, List.of(other), alpn, serverName);
  }

  Hello withAlpn(String other) {
    return new Hello(version, suites, groups, other, serverName);
  }

  Hello withServerName(String other) {
    return new Hello(version, suites, groups, alpn, other);
  }

  private byte[] bytes() {
    byte[] extensions = extensions();
    ByteBuffer body = ByteBuffer.allocate(extensions.length + 256);
    body.putShort((short) Math.min(version, 0x0303)).put(new byte[32]);
    body.put((byte) 32).put(new byte[32]);
    body.put(numbers(2, suites)).put((byte) 1).put((byte) 0);
    body.putShort((short) extensions.length).put(extensions);
    int length = body.position();
    return ByteBuffer.allocate(length + 9)
        .put((byte) HANDSHAKE)
        .putShort((short) 0x0301)
        .putShort((short) (length + 4))
        .putInt(0x01000000 | length)
        .put(body.array(), 0, length)
        .array();
  }

  private byte[] extensions() {
    var all = new ByteArrayOutputStream();
    byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
    add(all, SERVER_NAME, prefixed(2, concat(new byte[] {0}, prefixed(2, name))));
    add(all, GROUPS, numbers(2, groups));
    add(all, SCHEMES, numbers(2, List.of(0x0403, 0x0503, 0x0804, 0x0805)));
    add(all, 11, new byte[] {1, 0});
    add(all, 23, new byte[0]);
    add(all, 0xff01, new byte[] {0});
    if (!alpn.isEmpty()) {
      byte[] protocol = alpn.getBytes(StandardCharsets.US_ASCII);
      add(all, ALPN, prefixed(2, prefixed(1, protocol)));
    }
    if (version == 0x0304) {
      add(all, VERSIONS, numbers(1, List.of(version)));
      add(all, 51, new byte[] {0, 0}); // no key share: the server names the group that it wants
    }
    return all.toByteArray();
  }

  private static void add(ByteArrayOutputStream all, int type, byte[] content) {
    all.writeBytes(
        ByteBuffer.allocate(4 + content.length)
            .putShort((short) type)
            .putShort((short) content.length)
            .put(content)
            .array());
  }

  private static byte[] numbers(int prefix, List<Integer> values) {
    ByteBuffer list = ByteBuffer.allocate(2 * values.size());
    values.forEach(value -> list.putShort(value.shortValue()));
    return prefixed(prefix, list.array());
  }

  private static byte[] prefixed(int bytes, byte[] content) {
    ByteBuffer all = ByteBuffer.allocate(bytes + content.length);
    if (bytes == 2) {
      all.putShort((short) content.length);
    } else {
      all.put((byte) content.length);
    }
    return all.put(content).array();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  /** What a client offers. */
  record Offer(
      List<Integer> versions,
      List<Integer> suites,
      List<Integer> groups,
      List<Integer> schemes,
      List<Integer> extensions) {

    /** Reads the first flight of a client. */
    static Offer read(Socket socket) throws IOException {
      var in = new DataInputStream(socket.getInputStream());
      in.skipNBytes(3);
      byte[] record = new byte[in.readUnsignedShort()];
      in.readFully(record);
      ByteBuffer hello = ByteBuffer.wrap(record).position(4 + 2 + 32);
      skip(hello, hello.get());
      List<Integer> suites = list(slice(hello, Short.toUnsignedInt(hello.getShort())));
      skip(hello, hello.get());
      hello.getShort();
      Map<Integer, ByteBuffer> found = new TreeMap<>();
      while (hello.hasRemaining()) {
        int type = Short.toUnsignedInt(hello.getShort());
        found.put(type, slice(hello, Short.toUnsignedInt(hello.getShort())));
      }
      return new Offer(
          list(found, VERSIONS, 1),
          suites,
          list(found, GROUPS, 2),
          list(found, SCHEMES, 2),
          List.copyOf(found.keySet()));
    }

    private static List<Integer> list(Map<Integer, ByteBuffer> found, int type, int prefix) {
      return Optional.ofNullable(found.get(type))
          .map(content -> list(content.position(content.position() + prefix)))
          .orElseGet(List::of);
    }

    private static List<Integer> list(ByteBuffer content) {
      List<Integer> values = new ArrayList<>();
      while (content.remaining() > 1) {
        values.add(Short.toUnsignedInt(content.getShort()));
      }
      return values;
    }

    private static ByteBuffer slice(ByteBuffer from, int length) {
      ByteBuffer part = from.slice(from.position(), length);
      skip(from, length);
      return part;
    }

    private static void skip(ByteBuffer from, int length) {
      from.position(from.position() + length);
    }
  }
}
