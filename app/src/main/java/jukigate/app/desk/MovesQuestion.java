package jukigate.app.desk;

/**
 * Which moves of the municipalities played here wait for an officer.
 *
 * @param node id of one CS; empty for all
 */
public record MovesQuestion(String node) {}
