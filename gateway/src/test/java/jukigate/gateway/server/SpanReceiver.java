package jukigate.gateway.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A receiver of traces (OTLP over HTTP) on loopback. Reads of the protobuf what a test looks at:
 * ExportTraceServiceRequest.resource_spans(1).scope_spans(2).spans(2).
 */
final class SpanReceiver implements AutoCloseable {
  final List<Got> spans = new CopyOnWriteArrayList<>();
  final List<String> raw = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** One span; ids in hexadecimal, {@code parent} empty for a root. */
  record Got(String trace, String id, String parent, String name, Map<String, String> attributes) {}

  private record Field(int number, ByteBuffer bytes) {}

  SpanReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          raw.add(new String(body, StandardCharsets.ISO_8859_1));
          in(ByteBuffer.wrap(body), 1)
              .flatMap(resource -> in(resource, 2))
              .flatMap(scope -> in(scope, 2))
              .map(SpanReceiver::span)
              .forEach(spans::add);
          exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Got span(ByteBuffer span) {
    return new Got(
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        text(span, 5),
        in(span, 9)
            .collect(
                Collectors.toMap(
                    attribute -> text(attribute, 1),
                    attribute -> in(attribute, 2).map(value -> text(value, 1)).findFirst().get())));
  }

  private static String hex(ByteBuffer message, int number) {
    return in(message, number)
        .map(value -> HexFormat.of().formatHex(bytes(value)))
        .collect(Collectors.joining());
  }

  private static String text(ByteBuffer message, int number) {
    return in(message, number)
        .map(value -> new String(bytes(value), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }

  /** The length-delimited fields of that number. */
  private static java.util.stream.Stream<ByteBuffer> in(ByteBuffer message, int number) {
    return fields(message.duplicate()).stream()
        .filter(field -> field.number() == number)
        .map(Field::bytes);
  }

  private static List<Field> fields(ByteBuffer message) {
    List<Field> fields = new ArrayList<>();
    while (message.hasRemaining()) {
      int tag = (int) varint(message);
      switch (tag & 7) {
        case 0 -> varint(message);
        case 1 -> message.position(message.position() + 8);
        case 2 -> {
          int length = (int) varint(message);
          fields.add(new Field(tag >>> 3, message.slice(message.position(), length)));
          message.position(message.position() + length);
        }
        case 5 -> message.position(message.position() + 4);
        default -> throw new IllegalStateException("wire type " + (tag & 7));
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer message) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = message.get();
      value |= (long) (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
