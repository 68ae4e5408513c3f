package jukigate.conformance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Range;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/** Good requests to a municipal CS, about somebody new. */
final class Drafts {
  private static final Map<String, String> BODIES = new ConcurrentHashMap<>();

  private Drafts() {}

  /** Encrypted where the operation is. */
  static Letter draft(Range range, Operation operation, NodeId from, NodeId to) {
    return draft(range, operation, from, to, range.nobody());
  }

  static Letter draft(Range range, Operation operation, NodeId from, NodeId to, int person) {
    Letter letter =
        range
            .letter(from, to, operation, purpose(operation, from, to))
            .body(it -> body(operation, from, to))
            .about(person);
    return operation.encrypted()
        ? letter.encryptFor(range.target().pki().encryptionCertificate(to))
        : letter;
  }

  private static Purpose purpose(Operation operation, NodeId from, NodeId to) {
    return Arrays.stream(Purpose.values())
        .filter(purpose -> operation.permits(from, to, purpose).isPassed())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(from + " does not send " + operation));
  }

  private static String body(Operation operation, NodeId from, NodeId to) {
    return BODIES
        .computeIfAbsent(operation.name(), Drafts::template)
        .replace("FROM", municipality(from, to))
        .replace("TO", municipality(to, to));
  }

  /** Whoever is no city speaks of the city that it writes to. */
  private static String municipality(NodeId node, NodeId city) {
    return node.localGovernment().or(city::localGovernment).orElseThrow().value();
  }

  private static String template(String name) {
    try (var in = Drafts.class.getResourceAsStream("received/" + name + ".xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
