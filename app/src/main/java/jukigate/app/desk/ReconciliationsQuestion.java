package jukigate.app.desk;

/**
 * What reconciliations found at the municipalities played here.
 *
 * @param node id of one CS; empty for all
 * @param differences the most differences of a run that are told
 */
public record ReconciliationsQuestion(String node, int differences) {}
