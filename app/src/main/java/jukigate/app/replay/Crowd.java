package jukigate.app.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import jukigate.app.perform.Stage;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.Step;
import jukigate.domain.Bilingual;

/**
 * Copies of a scenario, played beside each other on one backbone. What a copy sends is judged step
 * by step; what follows from it at the servers is counted over all of them, for it does not say to
 * which copy it belongs.
 *
 * @param parallel how many at a time
 */
public record Crowd(Stage stage, Pacing pacing, int parallel) {
  private static final Bilingual AFTERWARDS =
      new Bilingual("すべての写しの後に続いた電文", "what followed from all copies");

  /**
   * Plays them.
   *
   * @param copies all of one original
   * @param done told how many are over
   */
  public Went.Crowded play(List<Scenario> copies, IntConsumer done) {
    Instant begin = stage.now();
    List<ScenarioResult> results = all(copies, done);
    List<PlayedMessage> followers = stage.settle();
    var played =
        new PlayResult(
            begin,
            Duration.between(begin, stage.now()),
            stage.backbone().profile().name(),
            results);
    return new Went.Crowded(played, compared(copies, followers), followers.size());
  }

  private List<ScenarioResult> all(List<Scenario> copies, IntConsumer done) {
    try (ExecutorService players = Executors.newFixedThreadPool(parallel)) {
      List<Future<ScenarioResult>> running =
          copies.stream()
              .<Callable<ScenarioResult>>map(copy -> () -> play(copy))
              .map(players::submit)
              .toList();
      List<ScenarioResult> results = new ArrayList<>();
      for (Future<ScenarioResult> each : running) {
        results.add(each.get());
        done.accept(results.size());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while playing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a copy could not be played", e.getCause());
    }
  }

  private ScenarioResult play(Scenario copy) {
    List<StepResult> steps = new ArrayList<>();
    for (Step step : copy.steps()) {
      Step.Send send = (Step.Send) step;
      pacing.begins(send);
      steps.add(stage.judged(alone(send), stage.send(send)));
    }
    return new ScenarioResult(copy, steps);
  }

  private static boolean isOwn(Step.Send send, ExpectedMessage message) {
    return message.from().equals(send.sending().from())
        && message.to().equals(send.sending().to())
        && message.operation().equals(send.sending().operation().name());
  }

  private static Step.Send alone(Step.Send send) {
    return new Step.Send(
        send.title(),
        send.expected().stream().filter(it -> isOwn(send, it)).limit(1).toList(),
        send.sending(),
        send.after(),
        send.exact());
  }

  private static Stream<String> followers(Scenario copy) {
    return copy.steps().stream()
        .map(Step.Send.class::cast)
        .flatMap(
            send -> {
              List<ExpectedMessage> all = new ArrayList<>(send.expected());
              all.stream().filter(it -> isOwn(send, it)).findFirst().ifPresent(all::remove);
              return all.stream().map(ExpectedMessage::flow);
            });
  }

  private static List<Went.Problem> compared(List<Scenario> copies, List<PlayedMessage> followers) {
    Map<String, Integer> balance = new TreeMap<>();
    copies.stream().flatMap(Crowd::followers).forEach(it -> balance.merge(it, -1, Integer::sum));
    followers.forEach(it -> balance.merge(it.toString(), 1, Integer::sum));
    return balance.entrySet().stream()
        .filter(it -> it.getValue() != 0)
        .map(
            it ->
                new Went.Problem(
                    0,
                    AFTERWARDS,
                    it.getValue() < 0,
                    Math.abs(it.getValue()) + " × " + it.getKey()))
        .toList();
  }
}
