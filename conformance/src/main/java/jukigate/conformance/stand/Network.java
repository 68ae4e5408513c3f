package jukigate.conformance.stand;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/**
 * What the kit plays the other nodes with.
 *
 * @param random for MessageIDs, and for what is left to chance; of a seed
 */
public record Network(
    TestPki pki,
    SecurityProfile profile,
    Trust trust,
    InstantSource clock,
    RandomGenerator random) {}
