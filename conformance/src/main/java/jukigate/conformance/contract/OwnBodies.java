package jukigate.conformance.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.trust.Trust;

/** Bodies of the contract of this project that change nothing at a municipal CS, or little. */
record OwnBodies(Map<String, String> templates) implements Bodies {
  OwnBodies() {
    this(new ConcurrentHashMap<>());
  }

  @Override
  public String request(Operation operation, NodeId from, NodeId to) {
    return templates
        .computeIfAbsent(operation.name(), OwnBodies::template)
        .replace("FROM", municipality(from, to))
        .replace("TO", municipality(to, to));
  }

  @Override
  public String answer(Operation operation, NodeId receiver, String request, Trust trust) {
    return OwnAnswers.of(operation, receiver, request, trust);
  }

  /** Whoever is no city speaks of the city that it writes to. */
  private static String municipality(NodeId node, NodeId city) {
    return node.localGovernment().or(city::localGovernment).orElseThrow().value();
  }

  private static String template(String name) {
    try (var in = OwnBodies.class.getResourceAsStream("received/" + name + ".xml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
