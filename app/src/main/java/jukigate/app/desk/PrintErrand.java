package jukigate.app.desk;

/**
 * Asks the printers of the municipal CS played here to print what is ready.
 *
 * @param node id of one CS; empty for all
 * @param operator 操作者ID
 */
public record PrintErrand(String node, String operator) {}
