package jukigate.app.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import jukigate.app.backbone.Backbone;
import jukigate.app.process.ProcessorTime;
import jukigate.domain.FailureTrace;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusedException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identity updates of new residents at a steady rate, whatever the backbone does: one that is slow
 * makes messages wait, and the wait counts (no coordinated omission).
 */
public final class Soak implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Soak.class);

  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

  /** Full collections more often than this would be what is measured. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS = 600;

  /** So many before the first that counts, one after the other. */
  private static final int WARM_UP = 200;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Backbone backbone;
  private final Plan plan;
  private final URI gateway;
  private final UpdateSender sender;
  private final SoakGauges gauges;
  private final Recorder micros = new Recorder(LONGEST_MICROS, 3);
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  /**
   * What is done.
   *
   * @param rate messages a second
   * @param time for how long; so many whole intervals are sampled
   * @param interval how often it is looked what the process takes
   */
  public record Plan(int rate, Duration time, Duration interval) {
    int samples() {
      return Math.toIntExact(time.dividedBy(interval));
    }

    long messages() {
      return time.toMillis() * rate / 1000;
    }
  }

  /**
   * What came of it.
   *
   * @param failures why messages were not acknowledged, and how many each
   * @param waiting notifications that nobody had taken in the end
   */
  public record Result(
      Plan plan, List<SoakSample> samples, long sent, Map<String, Integer> failures, int waiting) {
    public Result {
      samples = List.copyOf(samples);
      failures = new TreeMap<>(failures);
    }

    public int failed() {
      return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * @param from who sends
   * @param folder of journal and databases
   */
  public Soak(Backbone backbone, NodeId from, Plan plan, Path folder, RandomGenerator random) {
    this.backbone = backbone;
    this.plan = plan;
    this.gateway = backbone.gatewayUrl(from);
    var keys = new UpdateSender.Keys(backbone.pki(), backbone.profile(), backbone.trust());
    this.sender = new UpdateSender(from, keys, backbone.clock(), random);
    this.gauges = new SoakGauges(folder, plan.interval().compareTo(SHORT) >= 0);
  }

  /**
   * Runs to its end.
   *
   * @param seen told of each sample when it is there
   * @throws InterruptedException when somebody ends it
   */
  public Result run(Consumer<SoakSample> seen) throws InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      sender.send(sender.seal(), gateway);
    }
    List<SoakSample> samples = new ArrayList<>();
    try (ExecutorService posts = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
      Sampling sampling = new Sampling(System.nanoTime(), samples, seen);
      Beat message = new Beat(System.nanoTime(), posts);
      var sending =
          beat.scheduleAtFixedRate(message, 0, SECOND / plan.rate(), TimeUnit.NANOSECONDS);
      long interval = plan.interval().toMillis();
      var looking = watch.scheduleAtFixedRate(sampling, interval, interval, TimeUnit.MILLISECONDS);
      message.over.get();
      sampling.over.get();
      sending.cancel(false);
      looking.cancel(false);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a soak that nobody watches says nothing", e.getCause());
    }
    int waiting = settled();
    return new Result(plan, samples, plan.messages(), failures, waiting);
  }

  /** Sends what is due, and ends when all has been sent. */
  private final class Beat implements Runnable {
    private final long begin;
    private final ExecutorService posts;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long number;

    private Beat(long begin, ExecutorService posts) {
      this.begin = begin;
      this.posts = posts;
    }

    @Override
    public void run() {
      if (number >= plan.messages()) {
        over.complete(null);
        return;
      }
      try {
        long due = begin + number++ * SECOND / plan.rate();
        var update = sender.seal();
        posts.execute(() -> post(update, due));
      } catch (RuntimeException e) {
        over.completeExceptionally(e); // nothing more is sent, and whoever waits is told
        throw e;
      }
    }
  }

  private void post(UpdateSender.Sealed update, long due) {
    try {
      sender.send(update, gateway);
    } catch (RefusedException e) {
      failures.merge(e.refusal().code().id(), 1, Integer::sum);
    } catch (RuntimeException e) {
      failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
      LOG.warn("A message of the soak was not acknowledged: {}", new FailureTrace(e));
    }
    long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
    micros.recordValue(Math.min(took, LONGEST_MICROS));
  }

  /** Looks what the process takes, and how long the messages since the last look took. */
  private final class Sampling implements Runnable {
    private final long begin;
    private final List<SoakSample> samples;
    private final Consumer<SoakSample> seen;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long cpu = ProcessorTime.micros();

    private Sampling(long begin, List<SoakSample> samples, Consumer<SoakSample> seen) {
      this.begin = begin;
      this.samples = samples;
      this.seen = seen;
    }

    @Override
    public void run() {
      try {
        look();
      } catch (RuntimeException e) {
        over.completeExceptionally(e);
        throw e;
      }
    }

    private void look() {
      Histogram times = micros.getIntervalHistogram();
      long spent = ProcessorTime.micros();
      SoakSample sample =
          new SoakSample(
              TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
              times.getTotalCount(),
              times.getValueAtPercentile(50),
              times.getValueAtPercentile(99),
              times.getMaxValue(),
              gauges.heapBytes(),
              SoakGauges.handles(),
              SoakGauges.threads(),
              gauges.diskBytes(),
              (spent - cpu) / Math.max(1, times.getTotalCount()));
      cpu = spent;
      samples.add(sample);
      seen.accept(sample);
      if (samples.size() >= plan.samples()) {
        over.complete(null);
      }
    }
  }

  /** Gives the prefecture time to pass everything on. */
  @SuppressForbidden(reason = "what goes by itself tells nobody that it has gone")
  private int settled() throws InterruptedException {
    int waiting = waiting();
    for (int i = 0; i < LOOKS && waiting > 0; i++) {
      Thread.sleep(LOOK.toMillis());
      waiting = waiting();
    }
    return waiting;
  }

  private int waiting() {
    return backbone.nodes().orElseThrow().owed().size();
  }

  @Override
  public void close() {
    sender.close();
  }
}
