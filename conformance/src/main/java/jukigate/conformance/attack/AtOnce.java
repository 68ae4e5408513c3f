package jukigate.conformance.attack;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.Speech;

/**
 * Many connections that speak at the same moment: none says a word before each of them stands or
 * has ended, which every dial does in its own time.
 */
record AtOnce(Dialler dialler, String host, int port) {
  List<List<Heard>> dial(List<Dial> dials) {
    List<CountDownLatch> standing =
        dials.stream().map(dial -> new CountDownLatch(waits(dial) ? 1 : 0)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Heard>>> heard =
          IntStream.range(0, dials.size())
              .mapToObj(i -> threads.submit(() -> answers(dials.get(i), standing.get(i), standing)))
              .toList();
      return heard.stream().map(AtOnce::get).toList();
    }
  }

  private List<Heard> answers(Dial dial, CountDownLatch own, List<CountDownLatch> standing) {
    try {
      return dialler.answers(ready(dial, own, standing), host, port);
    } finally {
      own.countDown();
    }
  }

  private static boolean waits(Dial dial) {
    return dial.speech() instanceof Speech.Whole || dial.speech() instanceof Speech.Halting;
  }

  /** Who stands waits for the others. */
  private static Dial ready(Dial dial, CountDownLatch own, List<CountDownLatch> standing) {
    Runnable wait =
        () -> {
          own.countDown();
          standing.forEach(AtOnce::await);
        };
    return switch (dial.speech()) {
      case Speech.Whole(Runnable ready) -> dial.said(new Speech.Whole(wait));
      case Speech.Halting(int first, Runnable until) -> dial.said(new Speech.Halting(first, wait));
      default -> dial;
    };
  }

  private static void await(CountDownLatch one) {
    try {
      one.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Heard> get(Future<List<Heard>> heard) {
    try {
      return heard.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of(new Heard.Nothing("interrupted"));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
