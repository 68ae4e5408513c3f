package jukigate.conformance.attack;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Dialler;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.Speech;

/** Many connections that speak at the same moment: none says a word before all of them stand. */
record AtOnce(Dialler dialler, String host, int port) {
  private static final long PATIENCE_SECONDS = 10;

  List<List<Heard>> dial(List<Dial> dials) {
    CountDownLatch standing =
        new CountDownLatch((int) dials.stream().filter(AtOnce::waits).count());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Heard>>> heard =
          dials.stream()
              .map(dial -> threads.submit(() -> dialler.answers(ready(dial, standing), host, port)))
              .toList();
      return heard.stream().map(AtOnce::get).toList();
    }
  }

  private static boolean waits(Dial dial) {
    return dial.speech() instanceof Speech.Whole || dial.speech() instanceof Speech.Halting;
  }

  /** Who stands waits for the others; who never stands is not waited for long. */
  private static Dial ready(Dial dial, CountDownLatch standing) {
    return switch (dial.speech()) {
      case Speech.Whole(Runnable ready) -> dial.said(new Speech.Whole(() -> await(standing)));
      case Speech.Halting(int first, Runnable until) ->
          dial.said(new Speech.Halting(first, () -> await(standing)));
      default -> dial;
    };
  }

  private static void await(CountDownLatch standing) {
    standing.countDown();
    try {
      var unused = standing.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
