package jukigate.app.attack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.conformance.attack.Front;
import jukigate.conformance.attack.Target;
import jukigate.conformance.attack.Witness;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * An endpoint that somebody else runs on this machine, as a file describes it: {@code url}, {@code
 * profile}, and if need be {@code rate} and {@code pki}.
 *
 * @param node whose host name it has: the gateway, or {@link Target#PREFECTURE}
 * @param rate connections in a second at most
 * @param pki folder of the keys to attack with, when it is not that of the home folder
 */
public record ForeignEndpoint(
    URI url, NodeId node, SecurityProfile profile, int rate, Optional<Path> pki) {
  private static final Set<String> KEYS = Set.of("url", "profile", "rate", "pki");
  private static final Set<NodeId> ROLES = Set.of(NodeId.GATEWAY, Target.PREFECTURE);
  private static final int DEFAULT_RATE = 5;
  private static final int HIGHEST_RATE = 1_000;

  /**
   * Refused: FILE_UNREADABLE; CONFIG_UNKNOWN_KEY and CONFIG_INVALID_VALUE; TARGET_NOT_LOOPBACK for
   * a host that is not of this simulation, which always is on the loopback address.
   */
  public static Outcome<ForeignEndpoint> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
      Object root = new Load(settings).loadFromInputStream(in);
      return root instanceof Map<?, ?> map
          ? of(file, map)
          : Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "url");
    } catch (YamlEngineException e) {
      return Outcome.refused(RefusalCode.FILE_INVALID, file, 1, "YAML");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  private static Outcome<ForeignEndpoint> of(Path file, Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        return Outcome.refused(RefusalCode.CONFIG_UNKNOWN_KEY, file, 1, key);
      }
    }
    Optional<SecurityProfile> profile = SecurityProfile.byName(text(map, "profile", "high"));
    if (profile.isEmpty()) {
      return wrong(file, "profile", "high | recommended");
    }
    String rate = text(map, "rate", String.valueOf(DEFAULT_RATE));
    if (!rate.matches("[0-9]{1,4}")
        || Integer.parseInt(rate) < 1
        || Integer.parseInt(rate) > HIGHEST_RATE) {
      return wrong(file, "rate", "1–" + HIGHEST_RATE);
    }
    Optional<Path> pki =
        Optional.ofNullable(map.get("pki"))
            .map(String::valueOf)
            .map(file.resolveSibling("")::resolve);
    return url(file, text(map, "url", ""))
        .map(
            url ->
                new ForeignEndpoint(
                    url,
                    NodeId.parseHostName(url.getHost()).orElseThrow(),
                    profile.get(),
                    Integer.parseInt(rate),
                    pki));
  }

  private static Outcome<URI> url(Path file, String text) {
    if (!text.matches("https://[A-Za-z0-9.-]+:[0-9]{1,5}(/[a-z0-9/-]*)?")) {
      return wrong(file, "url", "https://<host>:<port>/<path>");
    }
    URI url = URI.create(text.replaceFirst("/$", ""));
    if (!url.getHost().endsWith(".jukigate.localhost")) {
      return Outcome.refused(RefusalCode.TARGET_NOT_LOOPBACK, url.getHost());
    }
    return NodeId.parseHostName(url.getHost()).filter(ROLES::contains).isPresent()
        ? Outcome.passed(url)
        : wrong(file, "url", "gateway | " + Target.PREFECTURE);
  }

  private static String text(Map<?, ?> map, String key, String otherwise) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf).orElse(otherwise);
  }

  private static <T> Outcome<T> wrong(Path file, String key, String why) {
    return Outcome.refused(RefusalCode.CONFIG_INVALID_VALUE, file, 1, key, why);
  }

  /**
   * Only what its owner has put on a list may be attacked.
   *
   * @param list a line {@code host:port} for each; what begins with # is a remark
   * @return refused with TARGET_NOT_ALLOWED, also when there is no list
   */
  public Outcome<ForeignEndpoint> allowedBy(Path list) {
    String own = url.getHost() + ":" + url.getPort();
    return allowed(list).contains(own.toLowerCase(Locale.ROOT))
        ? Outcome.passed(this)
        : Outcome.refused(RefusalCode.TARGET_NOT_ALLOWED, own, list);
  }

  private static List<String> allowed(Path list) {
    try {
      return Files.readAllLines(list).stream()
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  /**
   * The endpoint as a target, once it has shown that it accepts a good message.
   *
   * @return refused with TARGET_NOT_GOOD: of an endpoint that refuses everything, refusals prove
   *     nothing
   */
  public Outcome<Target> target(TestPki keys, InstantSource clock, Front.Pace.Ticker ticker) {
    Front.Pace pace = new Front.Pace(rate, ticker);
    boolean gateway = node.equals(NodeId.GATEWAY);
    return new Target(
            url,
            keys,
            profile,
            new Trust(keys.trustMaterial(), profile, clock),
            clock,
            Witness.NOBODY,
            Optional.empty(),
            gateway
                ? new Front(node, Optional.empty(), url.getPath(), pace)
                : Front.ofNode(node, url.getPath(), pace))
        .accepting();
  }
}
