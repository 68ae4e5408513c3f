package jukigate.domain.node;

import java.util.Optional;
import java.util.regex.Pattern;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * The name of a node, used in addresses, certificates, paths and the journal.
 *
 * @param value {@code cs-} with a municipality code, {@code pref-} or {@code fpref-} with a
 *     prefecture code, {@code agency-} with lower-case letters, digits and hyphens, or one of
 *     {@code national}, {@code fnational}, {@code cardms}, {@code myna}, {@code gateway}
 */
public record NodeId(String value) implements Comparable<NodeId> {
  private static final String URN = "urn:jukigate:node:";
  private static final Pattern AGENCY =
      Pattern.compile("agency-[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  public static final NodeId NATIONAL = new NodeId("national");
  public static final NodeId CARD_MANAGEMENT = new NodeId("cardms");
  public static final NodeId SUPPLEMENTARY_NATIONAL = new NodeId("fnational");
  public static final NodeId MYNAPORTAL = new NodeId("myna");
  public static final NodeId GATEWAY = new NodeId("gateway");

  public NodeId {
    if (roleOf(value).isEmpty()) {
      throw new IllegalArgumentException("not a node id: " + value);
    }
  }

  public static Optional<NodeId> parse(String text) {
    return roleOf(text).map(role -> new NodeId(text));
  }

  /** The node that a wsa:To or wsa:From address, or a certificate's URI name, stands for. */
  public static Optional<NodeId> parseUrn(String address) {
    return address.startsWith(URN) ? parse(address.substring(URN.length())) : Optional.empty();
  }

  public static NodeId municipality(LocalGovernmentCode code) {
    return new NodeId("cs-" + code);
  }

  public static NodeId prefecture(LocalGovernmentCode code) {
    return new NodeId("pref-" + code.prefecture());
  }

  public static NodeId supplementaryPrefecture(LocalGovernmentCode code) {
    return new NodeId("fpref-" + code.prefecture());
  }

  public NodeRole role() {
    return roleOf(value).orElseThrow();
  }

  /** The local government of a CS or prefecture server. */
  public Optional<LocalGovernmentCode> localGovernment() {
    int hyphen = value.indexOf('-');
    return hyphen < 0 ? Optional.empty() : LocalGovernmentCode.parse(value.substring(hyphen + 1));
  }

  /** {@code urn:jukigate:node:cs-221007}: the logical address of the node on the wire. */
  public String urn() {
    return URN + value;
  }

  /** The DNS name in the node's TLS certificate; resolves to loopback only (RFC 6761). */
  public String hostName() {
    return value + ".jukigate.localhost";
  }

  /** The node that a TLS server name stands for. */
  public static Optional<NodeId> parseHostName(String hostName) {
    String suffix = ".jukigate.localhost";
    return hostName.endsWith(suffix)
        ? parse(hostName.substring(0, hostName.length() - suffix.length()))
        : Optional.empty();
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static Optional<NodeRole> roleOf(String text) {
    return switch (text) {
      case "national" -> Optional.of(NodeRole.NATIONAL);
      case "fnational" -> Optional.of(NodeRole.SUPPLEMENTARY_NATIONAL);
      case "cardms" -> Optional.of(NodeRole.CARD_MANAGEMENT);
      case "myna" -> Optional.of(NodeRole.MYNAPORTAL);
      case "gateway" -> Optional.of(NodeRole.GATEWAY);
      default -> roleOfPrefixed(text);
    };
  }

  private static Optional<NodeRole> roleOfPrefixed(String text) {
    if (text.startsWith("cs-")) {
      return localGovernment(text, 3, false).map(code -> NodeRole.MUNICIPAL_CS);
    }
    if (text.startsWith("pref-")) {
      return localGovernment(text, 5, true).map(code -> NodeRole.PREFECTURE);
    }
    if (text.startsWith("fpref-")) {
      return localGovernment(text, 6, true).map(code -> NodeRole.SUPPLEMENTARY_PREFECTURE);
    }
    return AGENCY.matcher(text).matches() ? Optional.of(NodeRole.AGENCY) : Optional.empty();
  }

  private static Optional<LocalGovernmentCode> localGovernment(
      String text, int from, boolean prefecture) {
    return LocalGovernmentCode.parse(text.substring(from))
        .filter(code -> code.isPrefecture() == prefecture);
  }
}
