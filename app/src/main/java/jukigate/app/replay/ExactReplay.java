package jukigate.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.app.courier.Courier;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.refusal.Stage;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.xml.XmlLimits;

/**
 * Sends recorded envelopes as they are to the gateway that took them: each must be refused before
 * it reaches anybody, for it was there already or is too old.
 *
 * @param courier of that gateway
 */
public record ExactReplay(Courier courier, TestPki pki, InstantSource clock) {
  private static final Set<Stage> BEFORE_FORWARDING =
      EnumSet.of(Stage.UNSEAL, Stage.IDENTIFY, Stage.ADMIT);

  /** Refused: NO_EXACT_ENVELOPES, FILE_UNREADABLE, and what an envelope breaks that was changed. */
  public Outcome<Went> play(Scenario scenario, String profile) {
    Instant begin = clock.instant();
    List<StepResult> steps = new ArrayList<>();
    try {
      for (Step step : scenario.steps()) {
        if (step instanceof Step.Send send && send.exact().isPresent()) {
          steps.add(judged(send, send(send, send.exact().get())));
        }
      }
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
    if (steps.isEmpty()) {
      return Outcome.refused(RefusalCode.NO_EXACT_ENVELOPES, scenario.folder());
    }
    Scenario sent = scenario.with(steps.stream().map(StepResult::step).toList());
    Duration took = Duration.between(begin, clock.instant());
    return Outcome.passed(
        new Went.Ended(
            new PlayResult(begin, took, profile, List.of(new ScenarioResult(sent, steps))), 0));
  }

  private PlayedMessage send(Step.Send send, Path file) {
    Payload bytes = read(file);
    var id =
        Envelope.parse(bytes, Direction.REQUEST, XmlLimits.DEFAULT)
            .orThrow()
            .addressing()
            .messageId();
    var sealed = new Courier.Sealed(send.sending(), id, bytes);
    return courier.deliver(sealed, Optional.of(pki.tls(send.sending().from())), false);
  }

  private static Payload read(Path file) {
    try {
      return Payload.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName()));
    }
  }

  private static StepResult judged(Step.Send send, PlayedMessage message) {
    boolean stopped = isStopped(message.ending());
    return new StepResult(
        send, List.of(message), List.of(), stopped ? List.of() : List.of(message.toString()), 0);
  }

  private static boolean isStopped(Ending ending) {
    return switch (ending) {
      case Ending.Fault(String id) ->
          RefusalCode.ofId(id).filter(it -> BEFORE_FORWARDING.contains(it.stage())).isPresent();
      case Ending.TlsAlert alert -> true;
      case Ending.Acknowledged twice -> false;
      case Ending.Unbelievable nothing -> false;
      case Ending.Lost nothing -> false;
    };
  }
}
