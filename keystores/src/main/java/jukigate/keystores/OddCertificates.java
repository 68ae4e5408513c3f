package jukigate.keystores;

import java.net.URI;
import java.security.KeyPair;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;

/**
 * Makes certificates that must be refused for their very bytes, or for what they ask of whoever
 * reads them. They are made when asked for, and stand in no index and no file.
 */
public final class OddCertificates {
  private static final Map<String, Recipe> RECIPES = recipes();

  private final Vault vault;

  OddCertificates(Vault vault) {
    this.vault = vault;
  }

  /** How one comes about. */
  interface Recipe {
    OddCertificate make(OddBench bench);
  }

  private static Map<String, Recipe> recipes() {
    Map<String, Recipe> all = new TreeMap<>();
    all.put("good", bench -> bench.issue(draft -> draft));
    Stream.of(OddPaths.all(), OddNames.all(), OddEncodings.all(), OddKeys.all(), OddContents.all())
        .forEach(all::putAll);
    return all;
  }

  /** The names of all; {@code good} is one of them. */
  public static SortedSet<String> labels() {
    return new TreeSet<>(RECIPES.keySet());
  }

  /**
   * One of them, with a new key.
   *
   * @param label e.g. {@code serial-negative}
   * @param node whom it names
   * @param role TLS or SIGN
   * @param canary where the addresses in it point to, e.g. {@code http://127.0.0.1:8081/canary}
   */
  public OddCertificate make(String label, NodeId node, KeyRole role, URI canary) {
    return make(label, bench(node, role, vault.mint().keyPair(role.keyKind()), canary));
  }

  /** A good certificate for a key that has one already. */
  public OddCertificate again(KeyPair pair, NodeId node, KeyRole role) {
    return make("good", bench(node, role, pair, URI.create("urn:none")));
  }

  private OddCertificate make(String label, OddBench bench) {
    Recipe recipe = RECIPES.get(label);
    if (recipe == null) {
      throw new IllegalArgumentException("no odd certificate " + label);
    }
    return recipe.make(bench);
  }

  private OddBench bench(NodeId node, KeyRole role, KeyPair pair, URI canary) {
    return new OddBench(node, role, pair, canary, vault.now(), vault.mint(), vault::authority);
  }
}
