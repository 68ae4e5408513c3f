package jukigate.gateway.line;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.WitnessWord;
import jukigate.gateway.forward.AnswerRules;
import jukigate.wire.audit.Countersignature;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import org.w3c.dom.Element;

/**
 * X19: the gateway deposits heads of its audit log at nodes, and asks for those that they keep.
 * Signed and over mutual TLS as all else. These messages are not in the journal: each would be a
 * leaf, and ask for a new head.
 */
public final class WitnessLine {
  static final Operation SUBMIT = Operation.named("SubmitCheckpoint");
  static final Operation FETCH = Operation.named("FetchCheckpoint");

  private final LineVoice voice;
  private final LineProbe.Way way;

  public WitnessLine(LineVoice voice, LineProbe.Way way) {
    this.voice = voice;
    this.way = way;
  }

  /**
   * A head with the proof that it continues what the node keeps.
   *
   * @param before over how many leaves that is; empty at the first time
   */
  public record Deposit(SignedCheckpoint head, Optional<Long> before, List<TreeHash> proof) {
    public Deposit {
      proof = List.copyOf(proof);
    }
  }

  /**
   * A node's answer.
   *
   * @param kept the head that it keeps now
   * @param countersignature Base64; empty when the node wants a proof from there on
   * @param certificate Base64 of the one that the answer is signed with, in DER
   */
  public record Receipt(
      SignedCheckpoint kept, Optional<String> countersignature, String certificate) {}

  /**
   * Deposits a head. Refused with the id of the node's own refusal, e.g. CHECKPOINT_CONTRADICTS;
   * with ANSWER_REFUSED for an answer that does not count; NODE_UNREACHABLE.
   */
  public Outcome<Receipt> submit(NodeId node, Deposit deposit) {
    return asked(node, SUBMIT, number -> LineBody.submit(number, deposit))
        .then(
            answer ->
                answer.kind() == MessageKind.FAULT
                    ? fault(node, deposit, answer)
                    : Outcome.passed(answer))
        .then(answer -> receipt(node, deposit, answer));
  }

  /** The head that a node keeps. */
  public WitnessWord fetch(NodeId node) {
    return switch (asked(node, FETCH, number -> LineBody.asking(FETCH, number))) {
      case Outcome.Refused<UnsealedMessage>(Refusal refusal) -> WitnessWord.silent(node, refusal);
      case Outcome.Passed<UnsealedMessage>(UnsealedMessage answer)
          when answer.kind() == MessageKind.FAULT ->
          WitnessWord.silent(node, Refusal.of(RefusalCode.ANSWER_REFUSED, node, "soap:Fault"));
      case Outcome.Passed<UnsealedMessage>(UnsealedMessage answer) ->
          new WitnessWord(
              node,
              LineBody.heads(answer.body(), "kept").stream().findFirst(),
              LineBody.heads(answer.body(), "conflicting"),
              Optional.empty());
    };
  }

  private static Outcome<Receipt> receipt(NodeId node, Deposit deposit, UnsealedMessage answer) {
    var kept = LineBody.heads(answer.body(), "kept").getFirst();
    Optional<byte[]> signature = LineBody.countersignature(answer.body());
    var head = deposit.head().checkpoint();
    boolean good =
        signature
            .map(bytes -> Countersignature.isGood(head, node, answer.certificate(), bytes))
            .orElse(true);
    return good
        ? Outcome.passed(
            new Receipt(kept, signature.map(Base64.getEncoder()::encodeToString), encoded(answer)))
        : Outcome.refused(RefusalCode.ANSWER_REFUSED, node, "countersignature");
  }

  private static String encoded(UnsealedMessage answer) {
    try {
      return Base64.getEncoder().encodeToString(answer.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was parsed has an encoding", e);
    }
  }

  private Outcome<UnsealedMessage> asked(
      NodeId node, Operation operation, Function<String, Element> body) {
    var address = way.directory().address(node, operation.service());
    if (address.isEmpty()) {
      return Outcome.refused(RefusalCode.RECEIVER_UNKNOWN, node);
    }
    var question = voice.ask(node, operation, body);
    return way.client()
        .post(address.get(), operation.requestAction(), question.payload(), way.timeout())
        .then(
            http ->
                way.answers()
                    .verified(new AnswerRules.Asked(question.addressing(), operation), http));
  }

  private static Outcome<UnsealedMessage> fault(
      NodeId node, Deposit deposit, UnsealedMessage answer) {
    boolean contradicts =
        FaultBody.read(answer.body())
            .flatMap(fault -> RefusalCode.ofId(fault.refusalId()))
            .filter(code -> code == RefusalCode.CHECKPOINT_CONTRADICTS)
            .isPresent();
    return contradicts
        ? Outcome.refused(
            RefusalCode.CHECKPOINT_CONTRADICTS,
            node,
            Long.toString(deposit.head().checkpoint().tree().size()),
            deposit.before().map(size -> Long.toString(size)).orElse("…"))
        : Outcome.refused(RefusalCode.ANSWER_REFUSED, node, "soap:Fault");
  }
}
