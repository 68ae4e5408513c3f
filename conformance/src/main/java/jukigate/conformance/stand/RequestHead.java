package jukigate.conformance.stand;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;

/**
 * Head of an HTTP request as it was sent (RFC 9112 §2.1).
 *
 * @param line the request line
 * @param fields header lines in their order, as sent
 */
public record RequestHead(String line, List<Field> fields) {
  public RequestHead {
    fields = List.copyOf(fields);
  }

  /** One header line. */
  public record Field(String name, String value) {}

  /**
   * @param raw to the empty line, without it
   */
  static RequestHead of(Payload raw) {
    String[] lines = new String(raw.toByteArray(), StandardCharsets.ISO_8859_1).split("\r?\n", -1);
    return new RequestHead(
        lines[0],
        Arrays.stream(lines)
            .skip(1)
            .filter(line -> !line.isEmpty())
            .map(
                line -> {
                  int colon = Math.max(0, line.indexOf(':'));
                  return new Field(line.substring(0, colon), line.substring(colon + 1).strip());
                })
            .toList());
  }

  public String method() {
    return word(0);
  }

  public String target() {
    return word(1);
  }

  public String version() {
    return word(2);
  }

  private String word(int n) {
    String[] words = line.split(" ", -1);
    return n < words.length ? words[n] : "";
  }

  /** All values of a header, whatever its case. */
  public List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  public Optional<String> first(String name) {
    return values(name).stream().findFirst();
  }
}
