package jukigate.conformance.attack;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.XmlLimits;

/**
 * What came back, in one word.
 *
 * @param answer {@code accepted} for a signed answer of the receiver, the id of a signed refusal
 *     ({@code JG-206}), {@code http:404} for an answer that nobody signed, {@code
 *     alert:certificate_unknown}, {@code closed}, or {@code handshake} where a hello was taken;
 *     {@code JG-206+closed} where several were heard
 * @param correlationId under which the endpoint has it on record, if it said
 */
public record Observed(String answer, Optional<String> correlationId, Payload bytes) {
  /** Whose refusals are believed: the endpoint's, and those of who was written to behind it. */
  private static final Set<NodeId> REFUSING =
      Set.of(NodeId.GATEWAY, Target.PREFECTURE, Target.OTHER_CITY);

  /** Only what a node of the network signed is believed. */
  public static Observed of(Heard heard, Target target) {
    return switch (heard) {
      case Heard.Alert(String name) -> nothing("alert:" + name);
      case Heard.Nothing(String why) ->
          nothing(why.equals(Dialler.GOES_ON) ? "handshake" : "closed");
      case Heard.Answer answer ->
          new Observed(word(answer, target), answer.correlationId(), answer.body());
    };
  }

  /**
   * Of several answers: what is left when the good messages are taken away, each word once.
   *
   * @param accepted how many good messages there were
   */
  static Observed together(List<Observed> all, int accepted) {
    if (all.size() == 1 && accepted == 0) {
      return all.getFirst();
    }
    long taken = all.stream().filter(Observed::accepted).count();
    SortedSet<String> words = new TreeSet<>();
    all.stream().filter(it -> !it.accepted()).forEach(it -> words.add(it.answer));
    if (taken > accepted) {
      words.add("accepted");
    }
    if (taken < accepted) {
      words.add((accepted - taken) + " good refused");
    }
    Observed told =
        all.stream()
            .filter(it -> !it.accepted())
            .max(Comparator.comparing(it -> it.correlationId().isPresent()))
            .orElse(all.getFirst());
    return new Observed(String.join("+", words), told.correlationId, told.bytes);
  }

  Observed word(String other) {
    return new Observed(other, correlationId, bytes);
  }

  private static Observed nothing(String word) {
    return new Observed(word, Optional.empty(), Payload.of(new byte[0]));
  }

  public boolean accepted() {
    return answer.equals("accepted");
  }

  private static String word(Heard.Answer answer, Target target) {
    Instant now = target.clock().instant();
    Outcome<UnsealedMessage> message =
        Envelope.parse(answer.body(), Direction.ANSWER, XmlLimits.DEFAULT)
            .then(it -> new Unsealer(target.profile(), target.trust()).unseal(it, now));
    return message.isPassed() ? word(message.orThrow(), target) : "http:" + answer.status();
  }

  private static String word(UnsealedMessage message, Target target) {
    boolean written =
        target.front().client().isPresent() && message.signer().equals(target.front().server());
    if (message.kind() == MessageKind.RESPONSE) {
      return written || message.signer().equals(Target.PREFECTURE)
          ? "accepted"
          : "response of " + message.signer();
    }
    return FaultBody.read(message.body())
        .filter(fault -> written || REFUSING.contains(message.signer()))
        .map(fault -> fault.refusalId())
        .orElse("fault of " + message.signer());
  }
}
