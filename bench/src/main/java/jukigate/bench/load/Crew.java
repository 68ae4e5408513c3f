package jukigate.bench.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Threads that all do the same. */
final class Crew {
  private Crew() {}

  /**
   * Returns when all have done it.
   *
   * @throws IllegalStateException when one of them failed: the figures would be of the others
   */
  static void run(int threads, Runnable work) throws InterruptedException {
    List<Callable<Object>> all =
        IntStream.range(0, threads).mapToObj(i -> Executors.callable(work)).toList();
    try (var crew = Executors.newFixedThreadPool(threads)) {
      for (Future<Object> each : crew.invokeAll(all)) {
        var unused = each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load ended early", e.getCause());
    }
  }
}
