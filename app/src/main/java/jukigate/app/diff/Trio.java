package jukigate.app.diff;

import java.util.Optional;

/**
 * What each message has at one place; empty where it has nothing there.
 *
 * @param standing which of them stands alone
 */
public record Trio(
    Optional<String> recorded,
    Optional<String> expected,
    Optional<String> actual,
    Standing standing) {}
