package jukigate.conformance.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Payload;

/**
 * An HTTP request as text, so that every line of it can be wrong.
 *
 * @param target of the request line, e.g. {@code /identity-update/v1}
 * @param headers whole lines without their ends
 */
public record HttpRequest(String method, String target, List<String> headers, Payload body) {
  static final String UPDATE = "/identity-update/v1";

  public HttpRequest {
    headers = List.copyOf(headers);
  }

  /** As a node posts. */
  public static HttpRequest soap(String host, String action, Payload body) {
    return new HttpRequest(
        "POST",
        UPDATE,
        List.of(
            "Host: " + host,
            "Content-Type: text/xml; charset=utf-8",
            "SOAPAction: \"" + action + "\"",
            "Content-Length: " + body.size(),
            "Connection: close"),
        body);
  }

  public HttpRequest method(String other) {
    return new HttpRequest(other, target, headers, body);
  }

  public HttpRequest target(String other) {
    return new HttpRequest(method, other, headers, body);
  }

  /** Every header line changed; one that becomes empty is left out. */
  public HttpRequest headers(UnaryOperator<String> change) {
    return new HttpRequest(
        method, target, headers.stream().map(change).filter(l -> !l.isEmpty()).toList(), body);
  }

  /** With one more line, before the others. */
  public HttpRequest and(String line) {
    List<String> more = new ArrayList<>(headers);
    more.addFirst(line);
    return new HttpRequest(method, target, more, body);
  }

  /** Another body, with its own type and length. */
  public HttpRequest body(String type, Payload other) {
    return new HttpRequest(
        method,
        target,
        headers.stream()
            .map(
                line ->
                    line.startsWith("Content-Type: ")
                        ? "Content-Type: " + type
                        : line.startsWith("Content-Length: ")
                            ? "Content-Length: " + other.size()
                            : line)
            .toList(),
        other);
  }

  /** The same head, whatever it says, before other bytes. */
  public HttpRequest with(Payload other) {
    return new HttpRequest(method, target, headers, other);
  }

  /** More requests may follow on the connection. */
  public HttpRequest keptOpen() {
    return headers(line -> line.startsWith("Connection: ") ? "" : line);
  }

  /** All bytes, behind those of another request. */
  public Payload behind(byte[] first) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(bytes().toByteArray());
    return Payload.of(both.toByteArray());
  }

  public Payload bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body.toByteArray());
    return Payload.of(bytes.toByteArray());
  }
}
