package jukigate.gateway.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.forward.AnswerRules;
import jukigate.gateway.forward.NodePost;
import jukigate.gateway.identify.NodeDirectory;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.wire.message.MessageKind;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.tls.HttpAnswer;

/**
 * X19: the gateway asks a node whether the line is up: a signed round trip over mutual TLS, its
 * answer checked as any answer of a node. Question and result are on record.
 */
public final class LineProbe {
  private static final String PATH = LineBody.CHECK.path();

  private final LineVoice voice;
  private final Way way;
  private final Journal journal;
  private final Measure measure;

  /**
   * @param timeout for the whole exchange
   */
  public record Way(
      NodePost client, NodeDirectory directory, AnswerRules answers, Duration timeout) {}

  /**
   * @param nanoTime a clock that only measures
   * @param correlationIds for the rows of the journal
   */
  public record Measure(LongSupplier nanoTime, Supplier<String> correlationIds) {}

  public LineProbe(LineVoice voice, Way way, Journal journal, Measure measure) {
    this.voice = voice;
    this.way = way;
    this.journal = journal;
    this.measure = measure;
  }

  /** One round trip, now. RECEIVER_UNKNOWN in the state for a node that is not in the directory. */
  public LineState check(NodeId node) {
    long begin = measure.nanoTime().getAsLong();
    var address = way.directory().address(node, LineBody.CHECK.service());
    if (address.isEmpty()) {
      return down(node, Refusal.of(RefusalCode.RECEIVER_UNKNOWN, node), begin);
    }
    var question = voice.check(node);
    return switch (admitted(question)) {
      case Outcome.Refused<RecordNumber>(Refusal unavailable) -> down(node, unavailable, begin);
      case Outcome.Passed<RecordNumber>(RecordNumber number) -> {
        var http =
            way.client()
                .post(
                    address.get(),
                    LineBody.CHECK.requestAction(),
                    question.payload(),
                    way.timeout());
        var answer = http.then(said -> believed(node, question, said));
        var state = state(node, answer, begin);
        journal.conclude(number, conclusion(http, state));
        yield state;
      }
    };
  }

  private Outcome<RecordNumber> admitted(LineVoice.Question question) {
    var heading =
        new Heading(
            measure.correlationIds().get(),
            voice.now(),
            NodeId.GATEWAY.value(),
            Optional.of(question.addressing()),
            PATH);
    return journal.admit(
        new Admission(
            heading, NodeId.GATEWAY, question.addressing().messageId(), question.payload()));
  }

  private Outcome<UnsealedMessage> believed(
      NodeId node, LineVoice.Question question, HttpAnswer http) {
    return way.answers()
        .verified(new AnswerRules.Asked(question.addressing(), LineBody.CHECK), http)
        .then(
            answer ->
                answer.kind() == MessageKind.RESPONSE
                    ? Outcome.passed(answer)
                    : Outcome.refused(RefusalCode.ANSWER_REFUSED, node, "soap:Fault"));
  }

  private LineState state(NodeId node, Outcome<UnsealedMessage> answer, long begin) {
    return switch (answer) {
      case Outcome.Refused<UnsealedMessage>(Refusal refusal) -> down(node, refusal, begin);
      case Outcome.Passed<UnsealedMessage>(UnsealedMessage message) ->
          new LineState(
              node,
              Optional.empty(),
              since(begin),
              Optional.of(message.certificate().getNotAfter().toInstant()),
              LineBody.held(message.body()));
    };
  }

  private LineState down(NodeId node, Refusal refusal, long begin) {
    return new LineState(node, Optional.of(refusal), since(begin), Optional.empty(), List.of());
  }

  private Duration since(long begin) {
    return Duration.ofNanos(measure.nanoTime().getAsLong() - begin);
  }

  private static Conclusion conclusion(Outcome<HttpAnswer> http, LineState state) {
    Payload said =
        http instanceof Outcome.Passed<HttpAnswer>(HttpAnswer answer)
            ? answer.body()
            : Payload.of(new byte[0]);
    var verdict = state.refusal().isPresent() ? Verdict.REFUSED : Verdict.ANSWERED;
    return new Conclusion(verdict, state.refusal(), said, List.of());
  }
}
