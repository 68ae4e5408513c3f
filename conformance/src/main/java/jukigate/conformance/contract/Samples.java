package jukigate.conformance.contract;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.trust.Trust;

/**
 * The bodies that the author of a contract pack gives as examples.
 *
 * @param key local name of the element that numbers a matter
 * @param texts by local name of the body element
 */
record Samples(String key, Map<String, String> texts, InstantSource clock) implements Bodies {
  /** What may stand in an example besides text. */
  static final Pattern MARK = Pattern.compile("\\{[^{}<>]*}");

  static final String KEY = "{key}";

  Samples {
    texts = Map.copyOf(texts);
  }

  @Override
  public String request(Operation operation, NodeId from, NodeId to) {
    return filled(texts.get(operation.name()), from, to);
  }

  @Override
  public String answer(Operation operation, NodeId receiver, String request, Trust trust) {
    return answer(operation, receiver, request);
  }

  String answer(Operation operation, NodeId receiver, String request) {
    return filled(texts.get(operation.response()), receiver, receiver)
        .replace(KEY, Keyed.value(request, key));
  }

  private String filled(String text, NodeId from, NodeId to) {
    return text.replace("{from}", from.value())
        .replace("{to}", to.value())
        .replace("{now}", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
