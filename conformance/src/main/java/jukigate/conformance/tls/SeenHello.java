package jukigate.conformance.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import jukigate.domain.message.Payload;

/**
 * What a client offered in its ClientHello (RFC 8446 §4.1.2).
 *
 * @param session legacy session id; whoever sends one asks for compatibility records
 * @param extensions values by type, in the order of the message
 */
public record SeenHello(
    int legacyVersion,
    Payload session,
    List<Integer> suites,
    SequencedMap<Integer, Payload> extensions) {
  private static final int RANDOM = 32;
  private static final int KEY_SHARE = 51;

  public SeenHello {
    suites = List.copyOf(suites);
  }

  /**
   * @param message handshake message, its header of 4 bytes included
   * @throws IOException when it is no ClientHello
   */
  public static SeenHello of(byte[] message) throws IOException {
    if (message.length < 4 || message[0] != 1) {
      throw new IOException("no ClientHello");
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(message, 4, message.length - 4);
      int version = in.getShort() & 0xFFFF;
      in.position(in.position() + RANDOM);
      byte[] session = vector(in, 1);
      List<Integer> suites = shorts(vector(in, 2));
      vector(in, 1);
      SequencedMap<Integer, Payload> extensions = new LinkedHashMap<>();
      ByteBuffer all = in.hasRemaining() ? ByteBuffer.wrap(vector(in, 2)) : in;
      while (all.hasRemaining()) {
        extensions.put(all.getShort() & 0xFFFF, Payload.of(vector(all, 2)));
      }
      return new SeenHello(version, Payload.of(session), suites, extensions);
    } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("a ClientHello that ends too early", e);
    }
  }

  /** TLS versions offered, e.g. 0x0304; without the extension the one of the header. */
  public List<Integer> versions() {
    return value(ClientHello.VERSIONS)
        .map(bytes -> shorts(vector(ByteBuffer.wrap(bytes), 1)))
        .orElse(List.of(legacyVersion));
  }

  public List<Integer> groups() {
    return value(ClientHello.GROUPS)
        .map(bytes -> shorts(vector(ByteBuffer.wrap(bytes), 2)))
        .orElse(List.of());
  }

  /** Groups for which it sent a key with the hello. */
  public List<Integer> keyShares() {
    return List.copyOf(shares().keySet());
  }

  /** The keys themselves, by group. */
  SequencedMap<Integer, byte[]> shares() {
    SequencedMap<Integer, byte[]> all = new LinkedHashMap<>();
    value(KEY_SHARE)
        .map(bytes -> ByteBuffer.wrap(vector(ByteBuffer.wrap(bytes), 2)))
        .ifPresent(
            in -> {
              while (in.remaining() > 4) {
                all.put(in.getShort() & 0xFFFF, vector(in, 2));
              }
            });
    return all;
  }

  /** The host name asked for (SNI). */
  public Optional<String> serverName() {
    return value(ClientHello.SERVER_NAME)
        .filter(bytes -> bytes.length > 5)
        .map(bytes -> new String(bytes, 5, bytes.length - 5, StandardCharsets.US_ASCII));
  }

  public boolean has(int extension) {
    return extensions.containsKey(extension);
  }

  private Optional<byte[]> value(int type) {
    return Optional.ofNullable(extensions.get(type)).map(Payload::toByteArray);
  }

  private static byte[] vector(ByteBuffer in, int lengthBytes) {
    int length = lengthBytes == 1 ? in.get() & 0xFF : in.getShort() & 0xFFFF;
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }

  private static List<Integer> shorts(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<Integer> all = new ArrayList<>();
    while (in.remaining() >= 2) {
      all.add(in.getShort() & 0xFFFF);
    }
    return all;
  }
}
