package jukigate.gateway.server;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import jukigate.domain.node.Municipalities;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * What the gateway is told from outside.
 *
 * @param clock every decision about time asks it
 * @param nanoTime measures steps
 * @param random ids of faults and correlations; a secure source
 * @param localGovernments whether a municipality or prefecture has the code
 * @param environment variables of the process; those of OpenTelemetry say where traces go
 */
public record Surroundings(
    InstantSource clock,
    LongSupplier nanoTime,
    RandomGenerator random,
    Predicate<LocalGovernmentCode> localGovernments,
    Map<String, String> environment) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** With the nanosecond counter and environment of the JVM, and the governments of Japan. */
  public static Surroundings of(InstantSource clock, RandomGenerator random) {
    var japan = Municipalities.japan();
    return new Surroundings(
        clock, System::nanoTime, random, code -> japan.find(code).isPresent(), System.getenv());
  }
}
