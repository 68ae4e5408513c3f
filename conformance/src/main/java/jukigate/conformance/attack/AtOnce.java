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
    int speakers = (int) dials.stream().filter(it -> it.speech() instanceof Speech.Whole).count();
    CountDownLatch standing = new CountDownLatch(speakers);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Heard>>> heard =
          dials.stream()
              .map(dial -> threads.submit(() -> dialler.answers(ready(dial, standing), host, port)))
              .toList();
      return heard.stream().map(AtOnce::get).toList();
    }
  }

  /** Who speaks at once waits for the others; who never stands is not waited for long. */
  private static Dial ready(Dial dial, CountDownLatch standing) {
    return dial.speech() instanceof Speech.Whole
        ? dial.said(new Speech.Whole(() -> await(standing)))
        : dial;
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
