package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.wire.audit.Checkpoint;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * Heads of the gateway's audit log that nodes keep as witnesses: the newest of each node, since it
 * continues all before it, and those that do not continue it.
 */
public final class WitnessTable {
  /** Of heads that contradict, a node keeps the first ones. */
  public static final int CONFLICTS = 4;

  private static final String COLUMNS = "tree_size, root, made_at, signature, certificate";

  private final Handle handle;

  WitnessTable(Handle handle) {
    this.handle = handle;
  }

  /** The head that a node keeps. */
  public Optional<SignedCheckpoint> kept(NodeId node) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM witness_head WHERE node = ?")
        .bind(0, node.value())
        .map(WitnessTable::head)
        .findOne();
  }

  /** In the place of the one before. */
  public void keep(NodeId node, SignedCheckpoint head, Instant at) {
    handle.execute("DELETE FROM witness_head WHERE node = ?", node.value());
    insert("witness_head", node, head, at);
  }

  /** Heads that a node refused, the first first. */
  public List<SignedCheckpoint> conflicts(NodeId node) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM witness_conflict WHERE node = ? ORDER BY id")
        .bind(0, node.value())
        .map(WitnessTable::head)
        .list();
  }

  /** Keeps the evidence; one of each signature, and no more than {@link #CONFLICTS}. */
  public void conflict(NodeId node, SignedCheckpoint head, Instant at) {
    List<SignedCheckpoint> before = conflicts(node);
    if (before.size() < CONFLICTS && !before.contains(head)) {
      insert("witness_conflict", node, head, at);
    }
  }

  /** The nodes that keep a head. */
  public List<NodeId> nodes() {
    return handle
        .createQuery("SELECT node FROM witness_head ORDER BY node")
        .mapTo(String.class)
        .map(NodeId::new)
        .list();
  }

  private void insert(String table, NodeId node, SignedCheckpoint head, Instant at) {
    var checkpoint = head.checkpoint();
    handle.execute(
        "INSERT INTO "
            + table
            + " (node, "
            + COLUMNS
            + ", received_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        node.value(),
        checkpoint.tree().size(),
        checkpoint.tree().root().hex(),
        checkpoint.at(),
        head.signature(),
        head.certificate(),
        at.toEpochMilli());
  }

  private static SignedCheckpoint head(RowView view) {
    var row = new Row(view);
    var root = TreeHash.ofHex(row.text("root")).orElseThrow();
    var tree = new Proofs.Tree(view.getColumn("tree_size", Long.class), root);
    return new SignedCheckpoint(
        new Checkpoint(NodeId.GATEWAY.value(), tree, row.text("made_at")),
        row.text("signature"),
        row.text("certificate"));
  }
}
