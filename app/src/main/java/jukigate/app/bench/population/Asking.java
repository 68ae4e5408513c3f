package jukigate.app.bench.population;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import jukigate.app.backbone.Backbone;
import jukigate.app.process.ProcessorTime;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.IdentityRecord;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.node.InquiryDesk;
import jukigate.simulators.node.QuestionCounter;
import jukigate.simulators.post.Reply;
import jukigate.simulators.store.Visit;
import jukigate.wire.message.Dispatch;
import org.HdrHistogram.Histogram;

/** Asks the national server, one question after the other, and judges the answers. */
final class Asking {
  private static final Operation OPERATION = Operation.named("InquireIdentity");
  private static final Dispatch DISPATCH = new Dispatch("op-bench", "bench", Purpose.INQUIRY);

  /** Inquiries of a kind whose statements are looked at. */
  private static final int EXPLAINED = 20;

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final Backbone backbone;
  private final SimulatedNodes nodes;
  private final NodeId asker;
  private final List<IdentityRecord> people;
  private final RandomGenerator random;
  private final BodyXml xml = new BodyXml();

  /**
   * @param asker a CS
   * @param people who are known at the national server
   */
  Asking(Backbone backbone, NodeId asker, List<IdentityRecord> people, RandomGenerator random) {
    this.backbone = backbone;
    this.nodes = backbone.nodes().orElseThrow();
    this.asker = asker;
    this.people = people;
    this.random = random;
  }

  /** At the desk of the server: everything that it does for a verified message, and its store. */
  Asked atDesk(Question question, int count) {
    InquiryDesk desk = nodes.national().inquiries();
    var visits = new ArrayList<List<Visit>>();
    for (int i = 0; i < Math.min(EXPLAINED, count); i++) {
      var inquiry = inquiry(question, i);
      visits.add(nodes.visits(() -> atDesk(desk, inquiry)));
    }
    return asked(question, Asked.Way.DESK, count, visits, i -> atDesk(desk, inquiry(question, i)));
  }

  /** The same, and nothing of it is kept. */
  void warmUp(Question question, int count) {
    InquiryDesk desk = nodes.national().inquiries();
    for (int i = 0; i < count; i++) {
      var unusedAnswer = atDesk(desk, inquiry(question, i));
    }
  }

  /** From the CS over mutual TLS, signed, relayed and recorded. */
  Asked throughGateway(Question question, int count) {
    return asked(question, Asked.Way.GATEWAY, count, List.of(), i -> sent(inquiry(question, i)));
  }

  /** What was heard of one question. */
  private sealed interface Heard {
    record Answer(InquireIdentityResponse body) implements Heard {}

    record No(String id) implements Heard {}
  }

  private Asked asked(
      Question question,
      Asked.Way way,
      int count,
      List<List<Visit>> visits,
      IntFunction<Heard> ask) {
    var micros = new Histogram(LONGEST_MICROS, 3);
    int wrong = 0;
    long cpu = ProcessorTime.micros();
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      Heard heard = ask.apply(i);
      micros.recordValue(
          Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin)));
      wrong += isRight(question, person(i), heard) ? 0 : 1;
    }
    long spent = ProcessorTime.micros() - cpu;
    return new Asked(
        question,
        way,
        count,
        wrong,
        micros.getValueAtPercentile(50),
        micros.getValueAtPercentile(99),
        micros.getMaxValue(),
        spent / Math.max(1, count),
        most(visits, Visit::rows),
        most(visits, Visit::pages),
        visits.stream().flatMap(List::stream).mapToInt(Visit::height).max().orElse(0),
        scanned(visits));
  }

  private static int most(List<List<Visit>> visits, ToIntFunction<Visit> figure) {
    return visits.stream().mapToInt(one -> one.stream().mapToInt(figure).sum()).max().orElse(0);
  }

  private static List<String> scanned(List<List<Visit>> visits) {
    return visits.stream()
        .flatMap(List::stream)
        .filter(visit -> visit.index().isEmpty())
        .map(Visit::table)
        .distinct()
        .sorted()
        .toList();
  }

  private IdentityRecord person(int number) {
    return people.get(number % people.size());
  }

  private InquireIdentity inquiry(Question question, int number) {
    return question.about(person(number), number);
  }

  private Heard atDesk(InquiryDesk desk, InquireIdentity inquiry) {
    var inbound =
        new Inbound(
            NodeId.NATIONAL,
            asker,
            OPERATION,
            MessageId.fresh(random),
            DISPATCH,
            backbone.clock().instant(),
            xml.element(inquiry));
    return switch (desk.inquire(inbound, inquiry)) {
      case Outcome.Passed<InquireIdentityResponse>(InquireIdentityResponse body) ->
          new Heard.Answer(body);
      case Outcome.Refused<InquireIdentityResponse>(Refusal refusal) ->
          new Heard.No(refusal.code().id());
    };
  }

  private Heard sent(InquireIdentity inquiry) {
    var question =
        new QuestionCounter.Question(
            NodeId.NATIONAL, OPERATION, DISPATCH.purpose(), xml.element(inquiry));
    Reply reply =
        nodes
            .municipal(asker)
            .questions()
            .ask(question, DISPATCH.operatorId(), DISPATCH.terminalId())
            .orThrow();
    return switch (reply) {
      case Reply.Answer answer ->
          new Heard.Answer(xml.read(answer.body(), InquireIdentityResponse.class));
      case Reply.Fault fault -> new Heard.No(fault.fault().refusalId());
    };
  }

  private static boolean isRight(Question question, IdentityRecord person, Heard heard) {
    return switch (question.answer()) {
      case FOUND ->
          heard instanceof Heard.Answer(InquireIdentityResponse body)
              && body.getRecord().stream()
                  .anyMatch(one -> person.residentCode().value().equals(one.getResidentCode()));
      case NOBODY ->
          heard instanceof Heard.Answer(InquireIdentityResponse body) && body.getHitCount() == 0;
      case TOO_MANY ->
          heard instanceof Heard.No(String id) && id.equals(RefusalCode.TOO_MANY_HITS.id());
    };
  }
}
