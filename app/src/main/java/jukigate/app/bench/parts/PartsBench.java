package jukigate.app.bench.parts;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jukigate.app.process.Launch;
import jukigate.bench.work.Parties;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.store.OwnerOnly;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Each step at each size in JVMs of its own, one after the other, by JMH. */
public final class PartsBench {
  /**
   * JMH hands results over as serialised objects on a port of this machine, which others can reach:
   * nothing but its own classes is read.
   */
  private static final String READ =
      "org.openjdk.jmh.**;org.apache.commons.math3.stat.**;java.base/*;!*";

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Parties parties;
  private final Path work;
  private final Launch launch;

  /**
   * @param parties whose keys are all minted; the clock tells at what time all is signed
   * @param work folder for journals and for what JMH says
   * @param launch how this JVM was started
   */
  public PartsBench(Parties parties, Path work, Launch launch) {
    this.parties = parties;
    this.work = work;
    this.launch = launch;
  }

  /**
   * Size by size within each step. Throws PART_NOT_MEASURED when a step fails.
   *
   * @param told of each
   */
  public List<Measured> run(PartsPlan plan, Consumer<Measured> told) {
    List<Made> messages = plan.sizes().stream().map(size -> Made.of(size, parties)).toList();
    List<Measured> all = new ArrayList<>();
    for (Step step : plan.steps()) {
      for (int i = 0; i < messages.size(); i++) {
        var measured = measured(plan, step, plan.sizes().get(i), messages.get(i));
        all.add(measured);
        told.accept(measured);
      }
    }
    return all;
  }

  /** For a JVM that does nothing else afterwards: what it may read at all is narrowed for good. */
  public static void narrowThisJvm() {
    System.setProperty("jmh.ignoreLock", "true"); // its file in the common folder may be another's
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(READ));
    }
  }

  private Measured measured(PartsPlan plan, Step step, PartsPlan.Size size, Made message) {
    Path log = work.resolve(step.label() + "-" + size.label() + ".log");
    try {
      OwnerOnly.put(log, new byte[0]);
      RunResult result = new Runner(options(plan, step, size, log)).runSingle();
      Result<?> time = result.getPrimaryResult();
      double error = time.getScoreError();
      return new Measured(
          step,
          message,
          time.getScore(),
          Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty(),
          result.getSecondaryResults().get(ALLOCATED).getScore());
    } catch (RunnerException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.PART_NOT_MEASURED, step.label(), size.label(), log), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Options options(PartsPlan plan, Step step, PartsPlan.Size size, Path log) {
    var round = TimeValue.milliseconds(plan.round().toMillis());
    return new OptionsBuilder()
        .include(step.pattern())
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .threads(1)
        .forks(plan.forks())
        .warmupIterations(plan.rounds())
        .warmupTime(round)
        .measurementIterations(plan.rounds())
        .measurementTime(round)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .output(log.toString())
        .jvmArgs(options())
        .param("bytes", String.valueOf(size.bytes()))
        .param("pki", parties.pki().folder().toString())
        .param("now", parties.clock().instant().toString())
        .param("work", work.toString())
        .build();
  }

  private String[] options() {
    return launch
        .with("--enable-native-access=ALL-UNNAMED")
        .with("-Djdk.serialFilter=" + READ)
        .options()
        .toArray(String[]::new);
  }
}
