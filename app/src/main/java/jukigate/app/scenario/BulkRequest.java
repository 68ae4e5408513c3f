package jukigate.app.scenario;

import jukigate.domain.node.NodeId;
import jukigate.simulators.store.BulkTable;

/**
 * What an agency asks for.
 *
 * @param bulk number of the provision
 */
public record BulkRequest(NodeId agency, NodeId server, String bulk, BulkTable.Order order) {}
