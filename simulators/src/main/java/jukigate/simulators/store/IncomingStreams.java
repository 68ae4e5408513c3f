package jukigate.simulators.store;

import java.time.Instant;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** Large streams that a node receives in blocks: which block is next, and what the others held. */
public final class IncomingStreams {
  private final Handle handle;

  IncomingStreams(Handle handle) {
    this.handle = handle;
  }

  /** Which stream. */
  public record Key(NodeId node, NodeId sender, Operation operation, String streamId) {}

  /**
   * A stream as far as it came.
   *
   * @param next number of the block that is expected; beyond total at the end
   * @param lastKey the last key of the blocks so far; empty before the first one
   */
  public record Received(long id, int total, int next, String lastKey) {}

  /** Its row stays locked until the transaction ends, so that no block is taken twice. */
  public Optional<Received> find(Key key) {
    handle.execute(
        "UPDATE stream_in SET next_block = next_block WHERE node = ? AND sender = ?"
            + " AND request_action = ? AND stream_id = ?",
        key.node().value(),
        key.sender().value(),
        key.operation().requestAction(),
        key.streamId());
    return handle
        .createQuery(
            "SELECT id, total, next_block, last_key FROM stream_in WHERE node = ? AND sender = ?"
                + " AND request_action = ? AND stream_id = ?")
        .bind(0, key.node().value())
        .bind(1, key.sender().value())
        .bind(2, key.operation().requestAction())
        .bind(3, key.streamId())
        .map(
            view -> {
              var row = new Row(view);
              return new Received(
                  row.id(),
                  row.number("total"),
                  row.number("next_block"),
                  row.optional("last_key").orElse(""));
            })
        .findOne();
  }

  public Received begin(Key key, int total, Instant now) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO stream_in (node, sender, request_action, stream_id, total,"
                    + " next_block, last_key, begun_at, erase_at)"
                    + " VALUES (?, ?, ?, ?, ?, 1, '', ?, ?)")
            .bind(0, key.node().value())
            .bind(1, key.sender().value())
            .bind(2, key.operation().requestAction())
            .bind(3, key.streamId())
            .bind(4, total)
            .bind(5, now.toEpochMilli())
            .bind(6, OutgoingStreams.eraseAt(now).toEpochMilli())
            .executeAndReturnGeneratedKeys("ID")
            .mapTo(Long.class)
            .one();
    return new Received(id, total, 1, "");
  }

  /** What a block that was taken held. */
  public Optional<String> digest(long id, int number) {
    return handle
        .createQuery("SELECT digest FROM stream_in_block WHERE stream = ? AND number = ?")
        .bind(0, id)
        .bind(1, number)
        .mapTo(String.class)
        .findOne();
  }

  /** The expected block was taken. */
  public void took(Received stream, String digest, String lastKey) {
    handle.execute(
        "INSERT INTO stream_in_block (stream, number, digest) VALUES (?, ?, ?)",
        stream.id(),
        stream.next(),
        digest);
    handle.execute(
        "UPDATE stream_in SET next_block = next_block + 1, last_key = ? WHERE id = ?",
        lastKey,
        stream.id());
  }
}
