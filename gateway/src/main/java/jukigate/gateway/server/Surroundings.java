package jukigate.gateway.server;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import jukigate.domain.number.LocalGovernmentCode;

/**
 * What the gateway is told from outside.
 *
 * @param clock every decision about time asks it
 * @param nanoTime measures steps
 * @param random ids of faults and correlations; a secure source
 * @param localGovernments whether a municipality or prefecture has the code
 */
public record Surroundings(
    InstantSource clock,
    LongSupplier nanoTime,
    RandomGenerator random,
    Predicate<LocalGovernmentCode> localGovernments) {}
