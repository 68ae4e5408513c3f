package jukigate.app.perform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jukigate.app.attempt.Attempts;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.LineActs;
import jukigate.app.courier.Courier;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.BodyFile;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Sending;
import jukigate.app.scenario.Step;
import jukigate.app.scenario.Values;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.simulators.bulk.ConditionsFile;
import jukigate.simulators.node.BulkCounter;
import jukigate.simulators.node.Entered;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.simulators.rule.BulkCondition;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** Plays scenarios step by step; a step is over when nothing is due to be sent any more. */
public final class Player {
  private final Backbone backbone;
  private final Recorder recorder;
  private final Courier courier;
  private final InstantSource clock;
  private final Optional<ScheduledTime> time;

  /** Where no time passes but by a step. */
  public Player(Backbone backbone, Recorder recorder, Courier courier, InstantSource clock) {
    this(backbone, recorder, courier, clock, Optional.empty());
  }

  /**
   * @param time passes between steps where the lines follow a schedule; empty: none passes but by a
   *     step
   */
  Player(
      Backbone backbone,
      Recorder recorder,
      Courier courier,
      InstantSource clock,
      Optional<ScheduledTime> time) {
    this.backbone = backbone;
    this.recorder = recorder;
    this.courier = courier;
    this.clock = clock;
    this.time = time;
  }

  /** Hears of everything as it happens. */
  public interface Audience {
    void begins(Scenario scenario);

    void begins(Step step);

    void saw(PlayedMessage message);

    void ended(StepResult result);
  }

  /**
   * Plays them in order.
   *
   * @throws RefusedException when an event or body file is not valid, or a CS refuses an event that
   *     the scenario does not want refused
   */
  public PlayResult play(List<Scenario> scenarios, Audience audience) {
    Instant begin = clock.instant();
    List<ScenarioResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      audience.begins(scenario);
      backbone.nodes().orElseThrow().useRegime(scenario.regime());
      results.add(new ScenarioResult(scenario, steps(scenario, audience)));
    }
    backbone.nodes().orElseThrow().useRegime(Optional.empty());
    return new PlayResult(
        begin,
        Duration.between(begin, clock.instant()),
        backbone.profile().name(),
        List.copyOf(results));
  }

  /** Without a value that later steps ask for, these cannot be done. */
  private List<StepResult> steps(Scenario scenario, Audience audience) {
    List<StepResult> steps = new ArrayList<>();
    var attempts = new Attempts(courier, backbone.pki(), backbone.profile(), scenario);
    var course = new Course(attempts, Inspection.lastRow(backbone), Values.NONE);
    for (Step step : scenario.steps()) {
      audience.begins(step);
      StepResult result = perform(course, step, audience::saw);
      steps.add(result);
      audience.ended(result);
      if (!result.hasAllCaptured()) {
        return steps;
      }
      course = course.with(result.captured());
    }
    return steps;
  }

  /**
   * How far a scenario has come.
   *
   * @param firstRow last row of the journal before it
   * @param captured what its messages brought so far
   */
  private record Course(Attempts attempts, long firstRow, Values captured) {
    Course with(Values more) {
      return new Course(attempts, firstRow, captured.with(more));
    }
  }

  private StepResult perform(Course course, Step step, Consumer<PlayedMessage> audience) {
    List<PlayedMessage> messages = new ArrayList<>();
    time.ifPresent(it -> it.pass(step instanceof Step.Send send ? send.after() : Duration.ZERO));
    Instant begin = clock.instant();
    Consumer<PlayedMessage> seen =
        message -> {
          PlayedMessage known = identified(message);
          messages.add(known);
          audience.accept(known);
        };
    List<String> lacking = begun(course, step, seen);
    settle(seen);
    time.ifPresent(
        it ->
            new Outlast(step, it)
                .until(messages, () -> again(step, course.captured(), messages, seen)));
    if (step instanceof Step.Together together) {
      messages.sort(AtOnce.order(together));
    }
    List<PlayedMessage> arrived = time.map(it -> Outlast.arrived(step, messages)).orElse(messages);
    var answers = new OpenedAnswers(backbone, clock, course.captured(), begin);
    return StepResult.of(step, arrived, lacking, answers).among(messages);
  }

  /** What was expected of the step beside its messages, and is not so. */
  private List<String> begun(Course course, Step step, Consumer<PlayedMessage> seen) {
    Values captured = course.captured();
    return switch (step) {
      case Step.Event event -> enter(event, captured).stream().toList();
      case Step.Bulk bulk -> ask(bulk, captured).stream().toList();
      case Step.Clock move -> move(move).stream().toList();
      case Step.Look look ->
          new Inspection(backbone, course.firstRow(), captured).faults(look.checks());
      case Step.Together together ->
          AtOnce.begin(together.steps().stream().map(it -> prepared(it, captured)).toList(), seen);
      case Step.Line line -> {
        change(line);
        yield List.of();
      }
      case Step.Send send -> {
        seen.accept(send(send.sending(), captured));
        yield List.of();
      }
      case Step.Attempt attempt -> {
        Element body = BodyFile.read(attempt.sending().body(), captured).orThrow();
        course.attempts().make(attempt, body).forEach(seen);
        yield List.of();
      }
    };
  }

  /** Everything but the act itself is done before: files are read, messages are sealed. */
  private AtOnce.Prepared prepared(Step step, Values captured) {
    return switch (step) {
      case Step.Send send -> {
        Supplier<PlayedMessage> sealed = sealed(send.sending(), captured);
        yield () -> new AtOnce.Done(Optional.of(sealed.get()), Optional.empty());
      }
      case Step.Event event -> {
        ResidentEvent read = read(event, captured);
        yield () -> new AtOnce.Done(Optional.empty(), enter(event, read));
      }
      default -> throw new IllegalArgumentException("the schema lets no such step pass");
    };
  }

  /** As a node would: what was sent and got no answer is sent again, what waits is sent. */
  private void again(
      Step step, Values captured, List<PlayedMessage> messages, Consumer<PlayedMessage> seen) {
    if (step instanceof Step.Send send && !Outlast.isAnswered(send, messages)) {
      seen.accept(send(send.sending(), captured));
    }
    settle(seen);
  }

  private void settle(Consumer<PlayedMessage> seen) {
    do {
      recorder.take().forEach(seen);
    } while (backbone.nodes().orElseThrow().runDue(clock.instant()) > 0);
    recorder.take().forEach(seen);
  }

  /** Lets the nodes send what is due, and tells what they sent since it was last asked. */
  List<PlayedMessage> settle() {
    List<PlayedMessage> messages = new ArrayList<>();
    settle(messages::add);
    return messages;
  }

  /** Messages compared with what a step expects of them. */
  StepResult judged(Step step, List<PlayedMessage> messages) {
    var answers = new OpenedAnswers(backbone, clock, Values.NONE, clock.instant());
    return StepResult.of(step, messages, List.of(), answers);
  }

  private void change(Step.Line step) {
    LineActs lines = new LineActs(backbone);
    step.fault()
        .map(fault -> lines.set(step.place(), fault))
        .orElseGet(() -> lines.clear(step.place(), Optional.empty()))
        .orThrow();
  }

  /** The count of erased records that was expected, when it is another. */
  private Optional<String> move(Step.Clock move) {
    int erased = backbone.moveTo(move.to().apply(clock.instant())).orThrow().erased();
    int wanted = move.erases().orElse(erased);
    return wanted == erased
        ? Optional.empty()
        : Optional.of("erases=" + wanted + " (erased: " + erased + ")");
  }

  private static ResidentEvent read(Step.Event event, Values captured) {
    Form file = event.file();
    return file.filled(captured)
        .then(content -> ResidentEventFile.read(file.file(), content))
        .orThrow();
  }

  private Optional<String> enter(Step.Event event, Values captured) {
    return enter(event, read(event, captured));
  }

  /** The refusal that was expected of the CS and did not come. */
  private Optional<String> enter(Step.Event event, ResidentEvent read) {
    var outcome = backbone.nodes().orElseThrow().municipal(event.at()).enter(read);
    return lacking(outcome, event.at(), event.refused());
  }

  private Optional<String> ask(Step.Bulk step, Values captured) {
    var asked = step.asked();
    var outcome =
        conditions(step.conditions(), captured)
            .map(
                conditions ->
                    new BulkCounter.Asked(asked.bulk(), asked.server(), asked.order(), conditions))
            .then(backbone.nodes().orElseThrow().agency(asked.agency()).bulk()::ask);
    return lacking(outcome, asked.agency(), step.refused());
  }

  private static Outcome<List<BulkCondition>> conditions(Form list, Values captured) {
    return list.filled(captured).then(content -> ConditionsFile.read(list.file(), content));
  }

  private static Optional<String> lacking(
      Outcome<Entered> outcome, NodeId at, Optional<String> refused) {
    if (refused.isEmpty()) {
      outcome.orThrow();
      return Optional.empty();
    }
    boolean asExpected =
        outcome instanceof Outcome.Refused<Entered>(Refusal refusal)
            && refused.get().equals(refusal.code().id());
    return asExpected ? Optional.empty() : Optional.of(at + ": " + refused.get());
  }

  /** One message, signed and connected as its sender. For many threads. */
  PlayedMessage send(Sending sending, Values captured) {
    return sealed(sending, captured).get();
  }

  private Supplier<PlayedMessage> sealed(Sending sending, Values captured) {
    var signer = backbone.pki().signing(sending.from(), backbone.profile());
    var sealed = courier.seal(sending, BodyFile.read(sending.body(), captured).orThrow(), signer);
    return () -> courier.deliver(sealed, Optional.of(backbone.pki().tls(sending.from())), false);
  }

  /** With the correlation id under which the gateway has it on record. */
  private PlayedMessage identified(PlayedMessage message) {
    if (message.correlationId().isPresent()) {
      return message;
    }
    boolean answered = message.ending() instanceof Ending.Acknowledged;
    Optional<String> id =
        recorded(message).stream()
            .filter(row -> answered == (row.verdict() == Verdict.ANSWERED))
            .map(RecordedExchange::correlationId)
            .reduce((first, last) -> last);
    return new PlayedMessage(
        message.route(), message.at(), message.took(), message.ending(), id, message.bytes());
  }

  private static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  private List<RecordedExchange> recorded(PlayedMessage message) {
    if (message.ending() instanceof Ending.TlsAlert) {
      return backbone.journal().latest(3).stream()
          .filter(row -> row.verdict() == Verdict.TLS_REFUSED)
          .filter(row -> !Instant.parse(row.receivedAt()).isBefore(millis(message.at())))
          .toList();
    }
    var envelope =
        Envelope.parse(message.bytes().request(), Direction.REQUEST, XmlLimits.DEFAULT)
            .map(parsed -> backbone.journal().byMessageId(parsed.addressing().messageId()));
    return envelope.isPassed() ? envelope.orThrow() : List.of();
  }
}
