package jukigate.app.desk;

/**
 * Check the line, now.
 *
 * @param node id of one node; empty for all of the backbone
 */
public record LineQuestion(String node) {}
