package jukigate.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** Checks what is written, key by key and then together. */
final class ConfigFile {
  private static final String NODE_PREFIX = Key.NODES + ".";

  private final String name;
  private final List<Entry> entries;
  private final Map<String, Entry> seen = new HashMap<>();
  private final Map<NodeId, URI> nodes = new HashMap<>();
  private Settings settings;

  private ConfigFile(String name, Settings settings, List<Entry> entries) {
    this.name = name;
    this.settings = settings;
    this.entries = entries;
  }

  static Outcome<ConfigFile> read(Path file) {
    return YamlEntries.read(file)
        .map(entries -> new ConfigFile(file.toString(), new Settings(Map.of()), entries));
  }

  static ConfigFile of(String name, Settings settings, Map<NodeId, URI> nodes, Entry entry) {
    var file = new ConfigFile(name, settings, List.of(entry));
    file.nodes.putAll(nodes);
    return file;
  }

  Outcome<GatewayConfig> config() {
    for (Entry entry : entries) {
      Outcome<Entry> taken = once(entry).then(this::take);
      if (taken instanceof Outcome.Refused<Entry>(var refusal)) {
        return Outcome.refused(refusal);
      }
    }
    return together().map(checked -> new GatewayConfig(checked, nodes));
  }

  private Outcome<Entry> once(Entry entry) {
    Entry before = seen.putIfAbsent(entry.key(), entry);
    return before == null
        ? Outcome.passed(entry)
        : contradiction(entry.line(), entry.key() + ": " + before.line() + ", " + entry.line());
  }

  private Outcome<Entry> take(Entry entry) {
    if (entry.key().startsWith(NODE_PREFIX)) {
      return takeNode(entry);
    }
    Optional<Key<?>> key =
        Key.ALL.stream().filter(known -> known.name().equals(entry.key())).findFirst();
    if (key.isEmpty()) {
      return Outcome.refused(RefusalCode.CONFIG_UNKNOWN_KEY, name, entry.line(), entry.key());
    }
    if (key.get().form().read().apply(entry.value()).isEmpty()) {
      return invalid(entry, key.get().form().wanted());
    }
    settings = settings.with(entry);
    return Outcome.passed(entry);
  }

  private Outcome<Entry> takeNode(Entry entry) {
    Optional<NodeId> node = NodeId.parse(entry.key().substring(NODE_PREFIX.length()));
    if (node.isEmpty()) {
      return invalid(entry, "cs-221007, pref-220001, national, cardms, agency-…");
    }
    if (node.get().equals(NodeId.GATEWAY)) {
      return contradiction(entry.line(), entry.key() + " = listen.host, listen.port");
    }
    Optional<URI> url = url(entry.value());
    if (url.isEmpty()) {
      return invalid(entry, "https://<host>:<port>/<path>");
    }
    nodes.put(node.get(), url.get());
    return Outcome.passed(entry);
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(url -> "https".equals(url.getScheme()) && url.getHost() != null)
          .filter(url -> url.getQuery() == null && url.getFragment() == null)
          .filter(url -> url.getUserInfo() == null);
    } catch (IllegalArgumentException notAUrl) {
      return Optional.empty();
    }
  }

  private Outcome<Settings> together() {
    Duration life = settings.get(Key.PROFILE).periods().immediate();
    if (settings.get(Key.MAX_AGE).compareTo(life) > 0) {
      return contradiction(
          line(Key.MAX_AGE),
          Key.MAX_AGE.name()
              + " "
              + settings.text(Key.MAX_AGE)
              + " > "
              + life.toSeconds()
              + "s (Expires − Created)");
    }
    if (settings.get(Key.STOP_TIMEOUT).compareTo(settings.get(Key.ANSWER_TIMEOUT)) < 0) {
      return contradiction(
          Math.max(line(Key.STOP_TIMEOUT), line(Key.ANSWER_TIMEOUT)),
          Key.STOP_TIMEOUT.name()
              + " "
              + settings.text(Key.STOP_TIMEOUT)
              + " < "
              + Key.ANSWER_TIMEOUT.name()
              + " "
              + settings.text(Key.ANSWER_TIMEOUT));
    }
    return Outcome.passed(settings);
  }

  private int line(Key<?> key) {
    return Optional.ofNullable(seen.get(key.name())).map(Entry::line).orElse(0);
  }

  private <T> Outcome<T> invalid(Entry entry, String wanted) {
    return Outcome.refused(
        RefusalCode.CONFIG_INVALID_VALUE, name, entry.line(), entry.key(), wanted);
  }

  private <T> Outcome<T> contradiction(int line, String what) {
    return Outcome.refused(RefusalCode.CONFIG_CONTRADICTION, name, line, what);
  }
}
