package jukigate.app.conform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jukigate.conformance.sut.Abilities;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * 試験対象 as its vendor describes it, in one file.
 *
 * @param name of the product, for the report
 * @param node the municipal CS that it plays
 * @param port where the kit listens in the place of the gateway; 0 takes a free one
 * @param command what makes it send, and its words; empty: it does not send
 * @param stays whether the command is started once and reads one message a line
 * @param timeout how long the command may take for a message
 * @param server where it listens; empty: it does not
 * @param hooks what the command knows beside messages: {@code events, restart, renew}
 * @param abilities exchanges that it begins, and in which it is called
 * @param pack folder of the contract pack that it speaks; empty: the contract of this project
 */
public record SutFile(
    String name,
    NodeId node,
    SecurityProfile profile,
    int port,
    Optional<List<String>> command,
    boolean stays,
    Duration timeout,
    Optional<URI> server,
    Set<String> hooks,
    Abilities abilities,
    Optional<Path> pack) {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "node",
          "profile",
          "port",
          "command",
          "stays",
          "timeout",
          "server",
          "hooks",
          "sends",
          "receives",
          "pack");
  private static final int HIGHEST_PORT = 65_535;
  private static final Duration LONGEST = Duration.ofHours(1);

  public SutFile {
    command = command.map(List::copyOf);
    hooks = Set.copyOf(hooks);
  }

  /**
   * Refused: FILE_UNREADABLE, FILE_INVALID; CONFIG_UNKNOWN_KEY; CONFIG_INVALID_VALUE with the key
   * and what it may be.
   */
  public static Outcome<SutFile> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      Object root = new Load(settings).loadFromInputStream(in);
      return root instanceof Map<?, ?> map
          ? new Reading(file, map).sut()
          : Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "node:");
    } catch (YamlEngineException e) {
      return Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "YAML");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  private record Reading(Path file, Map<?, ?> map) {
    Outcome<SutFile> sut() {
      for (Object key : map.keySet()) {
        if (!KEYS.contains(String.valueOf(key))) {
          return Outcome.refused(RefusalCode.CONFIG_UNKNOWN_KEY, file, 1, key);
        }
      }
      return node()
          .then(node -> profile().then(profile -> port().then(port -> rest(node, profile, port))));
    }

    private Outcome<NodeId> node() {
      String text = text("node", "");
      return NodeId.parse(text).filter(it -> it.role() == NodeRole.MUNICIPAL_CS).isPresent()
          ? Outcome.passed(NodeId.parse(text).orElseThrow())
          : wrong("node", "cs-221007");
    }

    private Outcome<SecurityProfile> profile() {
      return SecurityProfile.byName(text("profile", "recommended"))
          .map(Outcome::passed)
          .orElseGet(() -> wrong("profile", "high | recommended"));
    }

    private Outcome<Integer> port() {
      String text = text("port", "8443");
      return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT
          ? Outcome.passed(Integer.parseInt(text))
          : wrong("port", "0–" + HIGHEST_PORT);
    }

    private Outcome<SutFile> rest(NodeId node, SecurityProfile profile, int port) {
      Optional<List<String>> command =
          map.get("command") instanceof List<?> words && !words.isEmpty()
              ? Optional.of(words.stream().map(String::valueOf).toList())
              : Optional.empty();
      if (map.containsKey("command") && command.isEmpty()) {
        return wrong("command", "[python3, adapter.py]");
      }
      String stays = text("stays", "false");
      if (!stays.matches("true|false") || (stays.equals("true") && command.isEmpty())) {
        return wrong("stays", "true | false, command: […]");
      }
      String server = text("server", "");
      if (!server.isEmpty() && !server.matches("https://[a-z0-9.-]+:[0-9]{1,5}(/[a-z0-9/-]*)?")) {
        return wrong("server", "https://" + node.hostName() + ":9500/cs");
      }
      if (!server.isEmpty() && !URI.create(server).getHost().equals(node.hostName())) {
        return wrong("server", "https://" + node.hostName() + ":…");
      }
      if (command.isEmpty() && server.isEmpty()) {
        return wrong("command", "command, server");
      }
      return words("hooks", Set.of(), Hooked.KNOWN)
          .then(
              hooks ->
                  abilities()
                      .then(
                          abilities ->
                              timeout()
                                  .map(
                                      timeout ->
                                          new SutFile(
                                              text("name", node.value()),
                                              node,
                                              profile,
                                              port,
                                              command,
                                              Boolean.parseBoolean(stays),
                                              timeout,
                                              server.isEmpty()
                                                  ? Optional.empty()
                                                  : Optional.of(
                                                      URI.create(server.replaceFirst("/$", ""))),
                                              hooks,
                                              abilities,
                                              pack()))));
    }

    /** Named from where the file is. */
    private Optional<Path> pack() {
      return Optional.of(text("pack", ""))
          .filter(it -> !it.isEmpty())
          .map(it -> file.toAbsolutePath().resolveSibling(it).normalize());
    }

    private Outcome<Abilities> abilities() {
      return words("sends", Abilities.DEFAULT.sends(), Abilities.ALL.sends())
          .then(
              sends ->
                  words("receives", Abilities.DEFAULT.receives(), Abilities.ALL.receives())
                      .map(receives -> new Abilities(sends, receives)));
    }

    private Outcome<Set<String>> words(String key, Set<String> otherwise, Set<String> known) {
      if (!map.containsKey(key)) {
        return Outcome.passed(otherwise);
      }
      String right = "[" + String.join(", ", new TreeSet<>(known)) + "]";
      if (!(map.get(key) instanceof List<?> words)) {
        return wrong(key, right);
      }
      Set<String> named = words.stream().map(String::valueOf).collect(Collectors.toSet());
      return known.containsAll(named) ? Outcome.passed(named) : wrong(key, right);
    }

    private Outcome<Duration> timeout() {
      String text = text("timeout", "60s");
      if (!text.matches("[1-9][0-9]{0,3}s")) {
        return wrong("timeout", "60s");
      }
      Duration timeout = Duration.parse("PT" + text);
      return timeout.compareTo(LONGEST) <= 0
          ? Outcome.passed(timeout)
          : wrong("timeout", "<= 3600s");
    }

    private String text(String key, String otherwise) {
      return Optional.ofNullable(map.get(key)).map(String::valueOf).orElse(otherwise);
    }

    private <T> Outcome<T> wrong(String key, String right) {
      return Outcome.refused(RefusalCode.CONFIG_INVALID_VALUE, file, 1, key, right);
    }
  }
}
