package jukigate.simulators.node;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import jukigate.contract.line.FetchRevocationListsResponse;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.LineBody;
import jukigate.simulators.post.Letter;
import jukigate.simulators.post.NodePost;
import jukigate.simulators.post.Reply;
import jukigate.simulators.rule.LineRules;
import jukigate.wire.message.Dispatch;
import jukigate.wire.trust.HeldList;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.TrustMaterial;
import org.w3c.dom.Element;

/**
 * X19 towards the gateway: checks the line, and renews the CRLs of all nodes of this process, which
 * share what they trust. Lists are checked as if anybody had sent them, those of a medium, too.
 */
public final class LineClerk {
  private static final int ASKERS = 3;

  private final Office office;
  private final NodePost line;
  private final Set<NodeId> nodes;
  private final LongSupplier nanoTime;

  /**
   * @param line a post of its own: upkeep is no message of the registers
   * @param nodes of this process
   * @param nanoTime a clock that only measures
   */
  public LineClerk(Office office, NodePost line, Set<NodeId> nodes, LongSupplier nanoTime) {
    this.office = office;
    this.line = line;
    this.nodes = Set.copyOf(nodes);
    this.nanoTime = nanoTime;
  }

  /**
   * A round trip to the gateway.
   *
   * @param refusal why there was no answer that counts
   */
  public record Trip(NodeId node, Optional<Refusal> refusal, Duration took) {}

  /** How new CRLs came. */
  public sealed interface Renewal {
    /** There are no other ones than those in use. */
    record NotNeeded() implements Renewal {}

    record OverTheLine(NodeId asker) implements Renewal {}

    /**
     * @param why the line gave nothing
     */
    record FromMedium(Refusal why) implements Renewal {}

    /** What came, over the line or by medium, was not taken; the lists in use stay. */
    record Refused(Refusal why) implements Renewal {}
  }

  /** What the nodes of this process trust. */
  public TrustMaterial material() {
    return office.trust().material();
  }

  /** One signed round trip from a node to the gateway. */
  public Trip check(NodeId node) {
    long begin = nanoTime.getAsLong();
    var reply = asked(node, "CheckLine", LineBody.check(number()));
    var took = Duration.ofNanos(nanoTime.getAsLong() - begin);
    return reply instanceof Outcome.Refused<Element>(Refusal refusal)
        ? new Trip(node, Optional.of(refusal), took)
        : new Trip(node, Optional.empty(), took);
  }

  /** Fetches the CRLs as one node and puts them to use; CRL_REFUSED when they are not good. */
  public Outcome<TrustMaterial> fetch(NodeId node) {
    return asked(node, "FetchRevocationLists", LineBody.fetch(number()))
        .map(body -> office.xml().read(body, FetchRevocationListsResponse.class))
        .then(
            response ->
                RevocationUpdate.apply(
                    office.trust().material(), LineBody.lists(response), office.clock().instant()))
        .map(
            material -> {
              office.trust().replace(material);
              return material;
            });
  }

  /**
   * Takes over new CRLs: over the line, and by medium only where the line is down (rule R22), or
   * cannot be up because the lists in use are stale and nobody is trusted any more. New CAs never
   * travel the line.
   *
   * @param medium the material as it lies in the folder
   */
  public Renewal renew(TrustMaterial medium) {
    var held = office.trust().material();
    if (medium.equals(held)) {
      return new Renewal.NotNeeded();
    }
    var overTheLine = overTheLine(medium, held);
    if (overTheLine instanceof Outcome.Passed<NodeId>(NodeId asker)) {
      return new Renewal.OverTheLine(asker);
    }
    var refusal = ((Outcome.Refused<NodeId>) overTheLine).refusal();
    if (!LineRules.mayUseMedium(refusal).isPassed()) {
      return new Renewal.Refused(refusal);
    }
    return switch (fromMedium(medium, held)) {
      case Outcome.Passed<TrustMaterial>(TrustMaterial taken) -> {
        office.trust().replace(taken);
        yield new Renewal.FromMedium(refusal);
      }
      case Outcome.Refused<TrustMaterial>(Refusal why) -> new Renewal.Refused(why);
    };
  }

  /**
   * New CAs are believed, since the medium brings them; the lists of all CAs are judged like those
   * that come over the line, so that nobody hands in an older one.
   */
  private Outcome<TrustMaterial> fromMedium(TrustMaterial medium, TrustMaterial held) {
    return RevocationUpdate.apply(
        RevocationUpdate.ofKnown(medium, held.crls()),
        RevocationUpdate.encoded(medium),
        office.clock().instant());
  }

  private Outcome<NodeId> overTheLine(TrustMaterial medium, TrustMaterial held) {
    boolean sameAuthorities =
        medium.anchors().equals(held.anchors()) && medium.issuers().equals(held.issuers());
    var now = office.clock().instant();
    if (!sameAuthorities || HeldList.of(held).stream().anyMatch(list -> !list.isCurrent(now))) {
      return Outcome.refused(RefusalCode.REVOCATION_UNKNOWN, "no current CRL");
    }
    Outcome<NodeId> last = Outcome.refused(RefusalCode.NODE_UNREACHABLE, NodeId.GATEWAY);
    for (NodeId asker : nodes.stream().sorted().limit(ASKERS).toList()) {
      last = fetch(asker).map(material -> asker);
      boolean settled =
          last.isPassed()
              || ((Outcome.Refused<NodeId>) last).refusal().code() == RefusalCode.CRL_REFUSED;
      if (settled) {
        return last;
      }
    }
    return last;
  }

  private Outcome<Element> asked(NodeId node, String operation, Object body) {
    if (!nodes.contains(node)) {
      return Outcome.refused(RefusalCode.SENDER_UNKNOWN, node);
    }
    var letter =
        new Letter(
            node,
            NodeId.GATEWAY,
            Operation.named(operation),
            new Dispatch("system", node.value(), Purpose.OPERATION),
            office.xml().element(body));
    return line.send(letter)
        .then(
            reply ->
                switch (reply) {
                  case Reply.Answer(Element answer) -> Outcome.passed(answer);
                  case Reply.Fault fault ->
                      Outcome.refused(
                          RefusalCode.ofId(fault.fault().refusalId())
                              .orElse(RefusalCode.ANSWER_REFUSED),
                          node);
                });
  }

  private String number() {
    return "LINE-" + FreshId.of(office.random()).substring(0, 13);
  }
}
