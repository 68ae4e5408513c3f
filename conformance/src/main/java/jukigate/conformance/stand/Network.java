package jukigate.conformance.stand;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import jukigate.conformance.contract.Contract;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/**
 * What the kit plays the other nodes with.
 *
 * @param contract what they speak of
 * @param random for MessageIDs, and for what is left to chance; of a seed
 */
public record Network(
    TestPki pki,
    SecurityProfile profile,
    Trust trust,
    InstantSource clock,
    Contract contract,
    RandomGenerator random) {}
