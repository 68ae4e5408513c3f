package jukigate.gateway.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.journal.Verdict;

/** Reads the metrics as figures. */
record Reading(MeterRegistry registry) {
  private static final Comparator<Tally.Exchanges> BY_NAME =
      Comparator.comparing(Tally.Exchanges::exchange).thenComparing(Tally.Exchanges::verdict);

  /** One for each exchange and verdict, whatever the refusals were. */
  List<Tally.Exchanges> exchanges() {
    return registry.find("jukigate.exchanges").counters().stream()
        .map(
            counter ->
                new Tally.Exchanges(
                    counter.getId().getTag("exchange"),
                    Verdict.valueOf(counter.getId().getTag("verdict")),
                    Math.round(counter.count())))
        .collect(
            Collectors.toMap(
                one -> one.exchange() + " " + one.verdict(), one -> one, Reading::together))
        .values()
        .stream()
        .sorted(BY_NAME)
        .toList();
  }

  private static Tally.Exchanges together(Tally.Exchanges one, Tally.Exchanges other) {
    return new Tally.Exchanges(one.exchange(), one.verdict(), one.messages() + other.messages());
  }

  List<Tally.Step> steps() {
    return registry.find("jukigate.step").timers().stream()
        .sorted(Comparator.comparing(timer -> Stage.valueOf(timer.getId().getTag("stage"))))
        .map(timer -> step(timer.getId().getTag("stage"), timer.takeSnapshot()))
        .toList();
  }

  private static Tally.Step step(String name, HistogramSnapshot taken) {
    List<Long> counts = new ArrayList<>();
    double below = 0;
    for (CountAtBucket bucket : taken.histogramCounts()) {
      counts.add(Math.round(bucket.count() - below));
      below = bucket.count();
    }
    counts.add(Math.max(0, Math.round(taken.count() - below))); // counted a moment later
    return new Tally.Step(name, counts, Math.round(taken.max(TimeUnit.MICROSECONDS)));
  }

  Tally.Jvm jvm() {
    return new Tally.Jvm(
        heap("jvm.memory.used"),
        heap("jvm.memory.max"),
        registry.find("jvm.gc.pause").timers().stream().mapToLong(Timer::count).sum(),
        Duration.ofMillis(
            Math.round(
                registry.find("jvm.gc.pause").timers().stream()
                    .mapToDouble(timer -> timer.totalTime(TimeUnit.MILLISECONDS))
                    .sum())),
        (int) registry.get("jvm.threads.live").gauge().value(),
        registry.get("process.cpu.usage").gauge().value(),
        Duration.ofMillis(
            Math.round(registry.get("process.uptime").timeGauge().value(TimeUnit.MILLISECONDS))));
  }

  /** Parts of the heap without a limit of their own say -1. */
  private long heap(String name) {
    return Math.round(
        registry.find(name).tag("area", "heap").gauges().stream()
            .mapToDouble(Gauge::value)
            .filter(bytes -> bytes > 0)
            .sum());
  }
}
