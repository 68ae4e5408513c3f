package jukigate.gateway.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * How the journal stands.
 *
 * @param leavesWithoutPlace decisions that no signed head covers yet
 * @param newestHead when the newest head of the audit log was signed; empty before the first
 */
public record JournalState(long leavesWithoutPlace, Optional<Instant> newestHead) {}
