package jukigate.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.edge.Listening;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.keystores.KeySource;
import jukigate.store.DatabasePlace;
import jukigate.store.ServerAddress;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.xml.XmlLimits;

/** The configuration of a gateway: read once, checked as a whole, then only data. */
public final class GatewayConfig {
  private final Settings settings;
  private final SortedMap<NodeId, URI> nodes;

  GatewayConfig(Settings settings, Map<NodeId, URI> nodes) {
    this.settings = settings;
    this.nodes = new TreeMap<>(nodes);
  }

  /**
   * Reads a YAML file. Refused with file and line: CONFIG_UNKNOWN_KEY, CONFIG_INVALID_VALUE,
   * CONFIG_CONTRADICTION; FILE_INVALID when it is not YAML; FILE_UNREADABLE.
   */
  public static Outcome<GatewayConfig> read(Path file) {
    return ConfigFile.read(file).then(ConfigFile::config);
  }

  /** Every default, and these nodes. */
  public static GatewayConfig of(Map<NodeId, URI> nodes) {
    return new GatewayConfig(new Settings(Map.of()), nodes);
  }

  /**
   * The same with one key changed, as if it stood in the file.
   *
   * @param key e.g. {@code listen.port}
   * @param value as written in the file
   */
  public Outcome<GatewayConfig> with(String key, String value) {
    var entry = new Entry(key, value, 0);
    return ConfigFile.of("--" + key, settings, nodes, entry).config();
  }

  /** The same with other nodes. */
  public GatewayConfig withNodes(Map<NodeId, URI> others) {
    return new GatewayConfig(settings, others);
  }

  public Listening listening() {
    return new Listening(
        settings.get(Key.LISTEN_HOST),
        settings.get(Key.LISTEN_PORT),
        new Listening.Limits(
            settings.get(Key.HEADER_BYTES),
            settings.get(Key.MESSAGE_BYTES),
            settings.get(Key.CONNECTIONS)),
        settings.get(Key.IDLE_TIMEOUT),
        settings.get(Key.REQUEST_TIMEOUT),
        settings.get(Key.HANDSHAKE_TIMEOUT));
  }

  public XmlLimits xmlLimits() {
    return new XmlLimits(
        settings.get(Key.MESSAGE_BYTES),
        settings.get(Key.DEPTH),
        settings.get(Key.ELEMENTS),
        settings.get(Key.ATTRIBUTES));
  }

  public Path home() {
    return settings.get(Key.HOME);
  }

  /** Of the journal, and of its heads of the audit log even where the journal is on a server. */
  public Path journalFolder() {
    return settings.has(Key.JOURNAL_FOLDER)
        ? settings.get(Key.JOURNAL_FOLDER)
        : home().resolve("gateway");
  }

  /** Where the journal is. */
  public DatabasePlace journalDatabase() {
    return ServerAddress.parse(settings.get(Key.JOURNAL_DATABASE))
        .<DatabasePlace>map(this::server)
        .orElseGet(() -> new DatabasePlace.Folder(journalFolder()));
  }

  private DatabasePlace server(ServerAddress address) {
    return new DatabasePlace.Server(address, settings.get(Key.JOURNAL_USER), journalPassword());
  }

  private Path journalPassword() {
    return settings.has(Key.JOURNAL_PASSWORD)
        ? settings.get(Key.JOURNAL_PASSWORD)
        : home().resolve("journal.password");
  }

  /** The operator's keys for the messages of the journal. */
  public Path journalKey() {
    return settings.has(Key.JOURNAL_KEY)
        ? settings.get(Key.JOURNAL_KEY)
        : PayloadKeys.beside(journalFolder());
  }

  public SecurityProfile profile() {
    return settings.get(Key.PROFILE);
  }

  /** So many refused handshakes of a minute have a row each; the others are counted. */
  public int handshakesOnRecord() {
    return settings.get(Key.HANDSHAKES);
  }

  public int underWayPerNode() {
    return settings.get(Key.UNDER_WAY);
  }

  public int underWayPerSender() {
    return settings.get(Key.UNDER_WAY_OF_SENDER);
  }

  public Duration answerTimeout() {
    return settings.get(Key.ANSWER_TIMEOUT);
  }

  public Duration stopTimeout() {
    return settings.get(Key.STOP_TIMEOUT);
  }

  public Duration maxAge() {
    return settings.get(Key.MAX_AGE);
  }

  public Duration trustReloadInterval() {
    return settings.get(Key.TRUST_INTERVAL);
  }

  /** The gateway's key for TLS; empty for that of the test PKI. */
  public Optional<KeySource> tlsKey() {
    return KeySource.parse(settings.get(Key.TLS_KEY));
  }

  /** The gateway's key for its own faults and answers; empty for that of the test PKI. */
  public Optional<KeySource> signingKey() {
    return KeySource.parse(settings.get(Key.SIGNING_KEY));
  }

  public RevocationMode revocation() {
    return settings.get(Key.REVOCATION);
  }

  /** Where the test PKI answers about revocation; 0 takes a free port. */
  public int revocationPort() {
    return settings.get(Key.REVOCATION_PORT);
  }

  /** Who answers about revocation; empty for the test PKI, which then does so itself. */
  public Optional<URI> responder() {
    return Optional.of(settings.get(Key.RESPONDER))
        .filter(text -> !text.equals("own"))
        .map(URI::create);
  }

  public Duration revocationTimeout() {
    return settings.get(Key.REVOCATION_TIMEOUT);
  }

  /** Whether the witnesses of the audit log are to be taken from the simulated nodes. */
  public boolean witnessesAreSimulated() {
    return settings.get(Key.WITNESSES).equals("simulated");
  }

  /** The nodes that keep the heads of the audit log; none where the simulated ones are meant. */
  public List<NodeId> witnesses() {
    String text = settings.get(Key.WITNESSES);
    return text.equals("simulated") || text.equals("none")
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(NodeId::new).toList();
  }

  /** How often they are shown a new one. */
  public Duration witnessInterval() {
    return settings.get(Key.WITNESS_INTERVAL);
  }

  /** How often a head of the audit log gets a time stamp. */
  public Duration stampInterval() {
    return settings.get(Key.STAMP_INTERVAL);
  }

  /** Where health and metrics are asked for; empty when nobody may. */
  public Optional<ManagementAddress> management() {
    var port = settings.get(Key.MANAGEMENT_PORT);
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(new ManagementAddress(settings.get(Key.MANAGEMENT_HOST), port.getAsInt()));
  }

  /**
   * @param host loopback address
   * @param port 0 for any free one
   */
  public record ManagementAddress(String host, int port) {}

  /** How long a gateway that stops says so before it refuses messages; zero without management. */
  public Duration drain() {
    return management().isPresent() ? settings.get(Key.MANAGEMENT_DRAIN) : Duration.ZERO;
  }

  public boolean allowAnyNumbers() {
    return settings.get(Key.ALLOW_ANY);
  }

  /** Base URL of each node. */
  public Map<NodeId, URI> nodes() {
    return Map.copyOf(nodes);
  }

  /**
   * Every key with its documentation and the value that holds, as a file that reads back the same.
   */
  public String print(Language language) {
    var text = new StringBuilder();
    for (Key<?> key : Key.ALL) {
      text.append("# ").append(key.documentation(language));
      text.append(" [").append(key.form().wanted()).append("]\n");
      text.append(key.name()).append(": \"").append(effective(key)).append('"');
      text.append(settings.has(key) ? "\n\n" : " # default\n\n");
    }
    text.append("# ").append(Key.documentation(Key.NODES, language)).append('\n');
    text.append(Key.NODES).append(nodes.isEmpty() ? ": {}\n" : ":\n");
    nodes.forEach(
        (node, url) -> text.append("  ").append(node).append(": ").append(url).append('\n'));
    return text.toString();
  }

  private String effective(Key<?> key) {
    String value =
        switch (key.name()) {
          case "journal.folder" -> journalFolder().toString();
          case "journal.key" -> journalKey().toString();
          case "journal.database-password-file" -> journalPassword().toString();
          default -> settings.text(key);
        };
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
