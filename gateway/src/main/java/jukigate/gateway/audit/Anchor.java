package jukigate.gateway.audit;

import jukigate.wire.audit.Proofs;

/**
 * A checkpoint that is kept where whoever has the database in hand has not: a file, another node.
 *
 * @param keeper who keeps it, for the report
 */
public record Anchor(String keeper, Proofs.Tree tree) {}
