package jukigate.app.badinput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.keystores.TestPki;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/**
 * A good request in the making, so that a case changes only what it is about.
 *
 * @param resident whom it is about, unknown to every server until it is accepted
 * @param created of its timestamp; it lives five minutes
 */
public record Draft(
    ResidentCode resident,
    Addressing addressing,
    Purpose purpose,
    Instant created,
    String body,
    Optional<X509Certificate> encryptFor,
    SigningIdentity signer) {
  public static final NodeId CITY = new NodeId("cs-221007");
  public static final NodeId PREFECTURE = new NodeId("pref-220001");
  static final Duration LIFE = Duration.ofMinutes(5);
  private static final AtomicInteger NUMBER = new AtomicInteger(70_000_000);

  /** A birth that the city sends to its prefecture, of somebody new, under a new number. */
  public static Draft birth(TestPki pki, SecurityProfile profile, RandomGenerator random) {
    int number = NUMBER.incrementAndGet();
    ResidentCode resident = SyntheticBlock.residentCode(number);
    String body =
        file("/jukigate/app/interop/update.xml")
            .replace("VENDOR-1", "BAD-" + number)
            .replace("99202611040", resident.value())
            .replace("999202611041", SyntheticBlock.individualNumber(number).value());
    return new Draft(
        resident,
        new Addressing(
            PREFECTURE,
            CITY,
            Operation.UPDATE_IDENTITY.requestAction(),
            MessageId.fresh(random),
            Optional.empty()),
        Purpose.REGISTER_UPDATE,
        InstantSource.system().instant(),
        body,
        Optional.empty(),
        pki.signing(CITY, profile));
  }

  private static String file(String resource) {
    try (var file = Draft.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Draft to(NodeId to) {
    return with(addressing(to, addressing.from(), addressing.action()));
  }

  Draft from(NodeId from) {
    return with(addressing(addressing.to(), from, addressing.action()));
  }

  Draft action(String action) {
    return with(addressing(addressing.to(), addressing.from(), action));
  }

  Draft operation(Operation operation) {
    return action(operation.requestAction());
  }

  /** The same under another MessageID: what a sender does who got no answer. */
  public Draft messageId(MessageId id) {
    return with(
        new Addressing(
            addressing.to(), addressing.from(), addressing.action(), id, Optional.empty()));
  }

  private Addressing addressing(NodeId to, NodeId from, String action) {
    return new Addressing(to, from, action, addressing.messageId(), Optional.empty());
  }

  private Draft with(Addressing other) {
    return new Draft(resident, other, purpose, created, body, encryptFor, signer);
  }

  Draft purpose(Purpose other) {
    return new Draft(resident, addressing, other, created, body, encryptFor, signer);
  }

  Draft created(Instant at) {
    return new Draft(resident, addressing, purpose, at, body, encryptFor, signer);
  }

  /** A change that changes nothing is no case. */
  Draft body(UnaryOperator<String> change) {
    String changed = change.apply(body);
    if (changed.equals(body)) {
      throw new IllegalArgumentException("the body stays as it is");
    }
    return new Draft(resident, addressing, purpose, created, changed, encryptFor, signer);
  }

  Draft encryptFor(X509Certificate certificate) {
    return new Draft(
        resident, addressing, purpose, created, body, Optional.of(certificate), signer);
  }

  Draft signer(SigningIdentity other) {
    return new Draft(resident, addressing, purpose, created, body, encryptFor, other);
  }

  public Payload seal(SecurityProfile profile) {
    var element =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(new Dispatch("op-0001", "term-0001", purpose)),
            Validity.from(created, LIFE),
            element,
            encryptFor);
    return new Sealer(profile).seal(message, signer);
  }
}
