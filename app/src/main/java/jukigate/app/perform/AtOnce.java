package jukigate.app.perform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Step;
import jukigate.domain.refusal.RefusedException;

/** Begins several things at the same moment. */
final class AtOnce {
  private AtOnce() {}

  /** Something that can begin. */
  interface Prepared {
    Done act();
  }

  /**
   * How it ended.
   *
   * @param message what was sent by it
   * @param lacking what was expected and did not come
   */
  record Done(Optional<PlayedMessage> message, Optional<String> lacking) {}

  /**
   * Begins all and waits for all.
   *
   * @param seen told the messages in the order of the steps
   * @return what is lacking, in the same order
   */
  static List<String> begin(List<Prepared> all, Consumer<PlayedMessage> seen) {
    CountDownLatch ready = new CountDownLatch(all.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<Future<Done>> running =
          all.stream().map(each -> threads.submit(acting(each, ready))).toList();
      List<String> lacking = new ArrayList<>();
      for (Future<Done> each : running) {
        Done done = each.get();
        done.message().ifPresent(seen);
        done.lacking().ifPresent(lacking::add);
      }
      return lacking;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while several things were done", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RefusedException refused
          ? refused
          : new IllegalStateException("one of several things could not be done", e.getCause());
    }
  }

  private static Callable<Done> acting(Prepared each, CountDownLatch ready) {
    return () -> {
      ready.countDown();
      ready.await();
      return each.act();
    };
  }

  /** That of the expectations, however they came; what nobody expects comes last. */
  static Comparator<PlayedMessage> order(Step.Together together) {
    List<String> flows = together.expected().stream().map(ExpectedMessage::flow).toList();
    return Comparator.comparingInt(
            (PlayedMessage message) -> {
              int at = flows.indexOf(message.toString());
              return at < 0 ? flows.size() : at;
            })
        .thenComparing(PlayedMessage::toString);
  }
}
