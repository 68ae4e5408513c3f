package jukigate.console.access;

import java.time.Instant;

/**
 * Somebody at the console.
 *
 * @param since by the clock of the machine, as the end
 * @param until when it is over however busy it is
 */
public record Session(Role role, Instant since, Instant until) {}
