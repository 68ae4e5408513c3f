package jukigate.gateway.journal.sql;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.audit.Continuation;
import jukigate.gateway.audit.Frontier;
import jukigate.gateway.audit.LeafHashes;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.audit.TreeHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What the witnesses of the log have taken, and what they are to be shown. */
public final class SqlWitnesses {
  private final Jdbi jdbi;

  SqlWitnesses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The newest head; empty while there is none. */
  public Optional<SignedCheckpoint> newest() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SqlAuditLog.CHECKPOINTS + SqlAuditLog.NEWEST)
                .map(SqlAuditLog::checkpoint)
                .findFirst());
  }

  /**
   * That the tree of {@code size} leaves continues the one of {@code before}.
   *
   * @return empty when there is no head over {@code before} leaves here: then there is no proof
   */
  public Optional<List<TreeHash>> proof(long before, long size) {
    return before > size
        ? Optional.empty()
        : frontier(before).map(edge -> new Continuation(edge, since(before, size)).proof());
  }

  /** Over how many leaves the head is that a node took last. */
  public Optional<Long> taken(NodeId node) {
    return jdbi.withHandle(handle -> taken(handle, node));
  }

  private static Optional<Long> taken(Handle handle, NodeId node) {
    return handle
        .createQuery("SELECT tree_size FROM audit_witness WHERE node = ?")
        .bind(0, node.value())
        .mapTo(Long.class)
        .findOne();
  }

  /**
   * A node's signature over a head.
   *
   * @param countersignature Base64
   * @param certificate Base64 of the node's, in DER
   */
  public record Taken(NodeId node, long size, String countersignature, String certificate) {}

  /** Of gateways on one database, one may have shown the node a newer head meanwhile: it stays. */
  public void take(Taken taken, Instant now) {
    jdbi.useTransaction(
        handle -> {
          Turn.take(handle);
          if (taken(handle, taken.node()).filter(size -> size > taken.size()).isPresent()) {
            return;
          }
          handle.execute("DELETE FROM audit_witness WHERE node = ?", taken.node().value());
          handle.execute(
              "INSERT INTO audit_witness (node, tree_size, countersignature, certificate,"
                  + " witnessed_at) VALUES (?, ?, ?, ?, ?)",
              taken.node().value(),
              taken.size(),
              taken.countersignature(),
              taken.certificate(),
              now.toString());
        });
  }

  private Optional<Frontier> frontier(long size) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT frontier FROM audit_checkpoint WHERE tree_size = ?")
                .bind(0, size)
                .mapTo(String.class)
                .findFirst()
                .map(text -> Frontier.of(size, hashes(text))));
  }

  private static List<TreeHash> hashes(String text) {
    return Arrays.stream(text.split(" ", -1)).map(SqlAuditLog::hash).toList();
  }

  private LeafHashes since(long before, long size) {
    var hashes = new LeafHashes();
    jdbi.useTransaction(
        handle -> {
          try (var contents =
              handle
                  .createQuery(
                      "SELECT content FROM audit_leaf WHERE tree_index >= ? AND tree_index < ?"
                          + " ORDER BY tree_index")
                  .bind(0, before)
                  .bind(1, size)
                  .mapTo(String.class)
                  .stream()) {
            contents.map(AuditEntry::hash).forEach(hashes::add);
          }
        });
    return hashes;
  }
}
