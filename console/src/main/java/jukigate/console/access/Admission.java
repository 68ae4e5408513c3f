package jukigate.console.access;

/**
 * A session and what its cookie holds.
 *
 * @param cookie told once
 */
public record Admission(Secret cookie, Session session) {}
