package jukigate.gateway.line;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import org.w3c.dom.Element;

/**
 * The gateway's own messages about the line, signed with its own key. About anything else it says
 * nothing for itself.
 */
public final class LineVoice {
  private static final Dispatch DISPATCH = new Dispatch("system", "gateway", Purpose.OPERATION);

  private final Supplier<SigningIdentity> identity;
  private final SecurityProfile profile;
  private final InstantSource clock;
  private final RandomGenerator random;

  public LineVoice(
      Supplier<SigningIdentity> identity,
      SecurityProfile profile,
      InstantSource clock,
      RandomGenerator random) {
    this.identity = identity;
    this.profile = profile;
    this.clock = clock;
    this.random = random;
  }

  /** A sealed question. */
  record Question(Addressing addressing, Payload payload) {}

  Question check(NodeId node) {
    return ask(node, LineBody.CHECK, LineBody::check);
  }

  /**
   * @param body made with its 依頼管理番号
   */
  Question ask(NodeId node, Operation operation, Function<String, Element> body) {
    var id = MessageId.fresh(random);
    var addressing =
        new Addressing(node, NodeId.GATEWAY, operation.requestAction(), id, Optional.empty());
    Element element = body.apply("LINE-" + id.value().substring(id.value().length() - 12));
    return new Question(
        addressing, sealed(MessageKind.REQUEST, addressing, Optional.of(DISPATCH), element));
  }

  Payload answer(Addressing asked, String responseAction, Element body) {
    var addressing =
        new Addressing(
            asked.from(),
            NodeId.GATEWAY,
            responseAction,
            MessageId.fresh(random),
            Optional.of(asked.messageId()));
    return sealed(MessageKind.RESPONSE, addressing, Optional.empty(), body);
  }

  Instant now() {
    return clock.instant();
  }

  private Payload sealed(
      MessageKind kind, Addressing addressing, Optional<Dispatch> dispatch, Element body) {
    var validity = Validity.from(clock.instant(), profile.periods().immediate());
    return new Sealer(profile)
        .seal(
            new OutgoingMessage(kind, addressing, dispatch, validity, body, Optional.empty()),
            identity.get());
  }
}
