package jukigate.simulators.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import org.jdbi.v3.core.Handle;

/** Large streams that a node sends in blocks. */
public final class OutgoingStreams {
  private final Handle handle;

  OutgoingStreams(Handle handle) {
    this.handle = handle;
  }

  /**
   * What is sent, and on whose behalf.
   *
   * @param streamId unique among the streams of this operation between the two nodes
   * @param begunAt what the blocks say about time is as of this moment
   */
  public record Heading(
      NodeId node,
      NodeId receiver,
      Operation operation,
      String streamId,
      OutboxEntry.Operator operator,
      Instant begunAt) {}

  /**
   * A stream on its way.
   *
   * @param next number of the block that the receiver gets next, from 1; beyond total at the end
   * @param returns how often the receiver asked for an earlier block again
   */
  public record Sent(long id, Heading heading, int total, int next, int returns) {}

  /**
   * The keys of a block.
   *
   * @param after the last key of the block before; empty for the first one
   * @param through the last key that belongs to it
   */
  public record Range(String after, String through) {}

  /**
   * Begins a stream.
   *
   * @param through the last key of each block
   * @return the id of the stream
   */
  public long begin(Heading heading, List<String> through) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO stream_out (node, receiver, request_action, stream_id, total,"
                    + " next_block, returns, operator_id, terminal_id, purpose, begun_at,"
                    + " erase_at) VALUES (?, ?, ?, ?, ?, 1, 0, ?, ?, ?, ?, ?)")
            .bind(0, heading.node().value())
            .bind(1, heading.receiver().value())
            .bind(2, heading.operation().requestAction())
            .bind(3, heading.streamId())
            .bind(4, through.size())
            .bind(5, heading.operator().operatorId())
            .bind(6, heading.operator().terminalId())
            .bind(7, heading.operator().purpose().code())
            .bind(8, heading.begunAt().toEpochMilli())
            .bind(9, eraseAt(heading.begunAt()).toEpochMilli())
            .executeAndReturnGeneratedKeys("ID")
            .mapTo(Long.class)
            .one();
    var rows =
        handle.prepareBatch(
            "INSERT INTO stream_out_block (stream, number, through_key) VALUES (?, ?, ?)");
    for (int i = 0; i < through.size(); i++) {
      rows.bind(0, id).bind(1, i + 1).bind(2, through.get(i)).add();
    }
    rows.execute();
    return id;
  }

  public Optional<Sent> find(long id) {
    return handle
        .createQuery("SELECT * FROM stream_out WHERE id = ?")
        .bind(0, id)
        .map(view -> sent(new Row(view)))
        .findOne();
  }

  public Range range(long id, int number) {
    String after = number == 1 ? "" : through(id, number - 1);
    return new Range(after, through(id, number));
  }

  /** The receiver said which block it wants. */
  public void next(long id, int next, int returns) {
    handle.execute(
        "UPDATE stream_out SET next_block = ?, returns = ? WHERE id = ?", next, returns, id);
  }

  /** A stream is followed up for as long as the result of a reconciliation is kept. */
  static Instant eraseAt(Instant begun) {
    return Operation.named("SendReconciliationResult").keep().until(begun);
  }

  private String through(long id, int number) {
    return handle
        .createQuery("SELECT through_key FROM stream_out_block WHERE stream = ? AND number = ?")
        .bind(0, id)
        .bind(1, number)
        .mapTo(String.class)
        .one();
  }

  private static Sent sent(Row row) {
    var operator =
        new OutboxEntry.Operator(
            row.text("operator_id"),
            row.text("terminal_id"),
            Purpose.ofCode(row.text("purpose")).orElseThrow());
    var heading =
        new Heading(
            row.node("node"),
            row.node("receiver"),
            Operation.ofRequestAction(row.text("request_action")).orElseThrow(),
            row.text("stream_id"),
            operator,
            row.time("begun_at"));
    return new Sent(
        row.id(), heading, row.number("total"), row.number("next_block"), row.number("returns"));
  }
}
