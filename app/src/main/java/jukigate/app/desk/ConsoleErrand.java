package jukigate.app.desk;

/**
 * A link to the web console is wanted.
 *
 * @param role code of its {@link jukigate.console.access.Role}
 */
public record ConsoleErrand(String role) {}
