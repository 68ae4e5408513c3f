package jukigate.app.attempt;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jukigate.app.courier.Courier;
import jukigate.app.courier.Courier.Sealed;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.AttemptKind;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Sending;
import jukigate.app.scenario.Step;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.TestPki;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import org.w3c.dom.Element;

/** Makes the attempts of a scenario: each is right in every respect but one. */
public final class Attempts {
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "<(?:[A-Za-z0-9_-]+:)?Signature[ >].*</(?:[A-Za-z0-9_-]+:)?Signature>", Pattern.DOTALL);
  private static final Pattern DIGIT_OF_BODY =
      Pattern.compile(
          "(<(?:[A-Za-z0-9_-]+:)?Body[ >].*?>[^<]*?)([0-9])([^0-9<]*<)", Pattern.DOTALL);

  private final Courier courier;
  private final TestPki pki;
  private final SecurityProfile profile;
  private final Scenario scenario;
  private final Map<NodeId, Old> old = new HashMap<>();

  /** What a node showed and signed with at the beginning. */
  private record Old(TlsIdentity tls, SigningIdentity signing) {}

  /** At the beginning of a scenario: keeps what its attempts need of that time. */
  public Attempts(Courier courier, TestPki pki, SecurityProfile profile, Scenario scenario) {
    this.courier = courier;
    this.pki = pki;
    this.profile = profile;
    this.scenario = scenario;
    senders(scenario, Set.of(AttemptKind.OUTDATED_CERTIFICATE, AttemptKind.OUTDATED_SIGNER))
        .forEach(node -> old.put(node, new Old(pki.tls(node), pki.signing(node, profile))));
  }

  /** Everything that was sent, the attempt itself last. */
  public List<PlayedMessage> make(Step.Attempt attempt, Element body) {
    Sending sending = attempt.sending();
    Sealed good = courier.seal(sending, body, pki.signing(sending.from(), profile));
    Optional<TlsIdentity> own = Optional.of(pki.tls(sending.from()));
    return switch (attempt.kind()) {
      case NO_CLIENT_CERTIFICATE -> List.of(courier.deliver(good, Optional.empty(), true));
      case REVOKED_CERTIFICATE ->
          List.of(courier.deliver(good, Optional.of(revoked(pki, sending.from())), true));
      case OUTDATED_CERTIFICATE ->
          List.of(courier.deliver(good, Optional.of(old.get(sending.from()).tls()), true));
      case OUTDATED_SIGNER -> {
        SigningIdentity signer = old.get(sending.from()).signing();
        yield List.of(courier.deliver(courier.seal(sending, body, signer), own, false));
      }
      case UNSIGNED -> List.of(courier.deliver(good.with(Attempts::unsigned), own, false));
      case BODY_ALTERED -> List.of(courier.deliver(good.with(Attempts::altered), own, false));
      case FOREIGN_SIGNER ->
          List.of(courier.deliver(courier.seal(sending, body, foreign(sending)), own, false));
      case REPLAY -> List.of(courier.deliver(good, own, false), courier.deliver(good, own, false));
    };
  }

  /**
   * A certificate that this node's own CA issued and revoked. Minting it changes the CRL, so it is
   * made before trust is read.
   */
  public static TlsIdentity revoked(TestPki pki, NodeId node) {
    return pki.bad().tls(BadCertificate.ofId("tls-revoked").orElseThrow(), node);
  }

  /** The certificates that a scenario needs beside the nodes' own. */
  public static void prepare(TestPki pki, Scenario scenario) {
    senders(scenario, Set.of(AttemptKind.REVOKED_CERTIFICATE)).forEach(node -> revoked(pki, node));
  }

  private static Set<NodeId> senders(Scenario scenario, Set<AttemptKind> kinds) {
    return scenario.steps().stream()
        .filter(Step.Attempt.class::isInstance)
        .map(Step.Attempt.class::cast)
        .filter(attempt -> kinds.contains(attempt.kind()))
        .map(attempt -> attempt.sending().from())
        .collect(Collectors.toSet());
  }

  private SigningIdentity foreign(Sending sending) {
    NodeId other =
        scenario.nodes().stream()
            .filter(node -> !node.equals(sending.from()) && !node.equals(sending.to()))
            .findFirst()
            .orElse(sending.to());
    return pki.signing(other, profile);
  }

  static Payload unsigned(Payload sealed) {
    return changed(sealed, SIGNATURE, found -> "");
  }

  /** Changes the last digit of the body's first text that ends in one. */
  static Payload altered(Payload sealed) {
    return changed(
        sealed,
        DIGIT_OF_BODY,
        found ->
            found.group(1)
                + (char) ('0' + (found.group(2).charAt(0) - '0' + 1) % 10)
                + found.group(3));
  }

  private static Payload changed(
      Payload sealed, Pattern pattern, Function<Matcher, String> change) {
    String text = new String(sealed.toByteArray(), StandardCharsets.UTF_8);
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("a sealed message without " + pattern);
    }
    return Payload.ofUtf8(
        text.substring(0, found.start()) + change.apply(found) + text.substring(found.end()));
  }
}
