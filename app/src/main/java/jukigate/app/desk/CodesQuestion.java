package jukigate.app.desk;

/**
 * How many 空きコード the municipalities played here have.
 *
 * @param node id of one CS; empty for all
 */
public record CodesQuestion(String node) {}
