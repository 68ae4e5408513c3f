package jukigate.simulators.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.simulators.rule.BulkCounts;
import jukigate.simulators.rule.BulkItem;
import org.jdbi.v3.core.Handle;

/** 一括提供, at the agencies and at the servers: requests, and their blocks while these are needed. */
public final class BulkTable {
  private static final String THIS_RUN = " WHERE node = ? AND peer = ? AND bulk = ?";
  private static final String THIS_BLOCK = THIS_RUN + " AND part = ? AND number = ?";

  private final Handle handle;

  BulkTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * Which one.
   *
   * @param peer the server at an agency, the agency at a server
   * @param bulk number of the provision, given by the agency; the number of its streams
   */
  public record Key(NodeId node, NodeId peer, String bulk) {}

  /** How conditions come and the result goes. */
  public enum Way {
    /** Streams of blocks through the outbox. */
    LINE,
    /** Blocks that are carried on a medium (媒体連携). */
    MEDIUM
  }

  /** What the blocks hold. */
  public enum Part {
    CONDITIONS,
    RESULT
  }

  /**
   * What is asked for.
   *
   * @param operator who asks, and for which duty
   */
  public record Order(Way way, List<BulkItem> items, OutboxEntry.Operator operator) {}

  /**
   * How far it is.
   *
   * @param blocks of conditions, and of the result
   * @param endedAt when everything was searched, or the whole result was received
   */
  public record Run(
      Key key,
      Order order,
      int blocks,
      Instant begunAt,
      Optional<Instant> endedAt,
      BulkCounts counts,
      Instant eraseAt) {}

  public void begin(Key key, Order order, int blocks, Instant begunAt, Instant eraseAt) {
    handle.execute(
        "INSERT INTO bulk_run (node, peer, bulk, way, items, operator_id, terminal_id, purpose,"
            + " blocks, begun_at, conditions, one_hit, not_found, several, not_searched, erase_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?)",
        key.node().value(),
        key.peer().value(),
        key.bulk(),
        order.way().name(),
        order.items().stream().map(BulkItem::element).collect(Collectors.joining(" ")),
        order.operator().operatorId(),
        order.operator().terminalId(),
        order.operator().purpose().code(),
        blocks,
        begunAt.toEpochMilli(),
        eraseAt.toEpochMilli());
  }

  public Optional<Run> find(Key key) {
    return handle
        .createQuery("SELECT * FROM bulk_run" + THIS_RUN)
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.bulk())
        .map(view -> run(new Row(view)))
        .findOne();
  }

  /** Of one node, oldest first. */
  public List<Run> of(NodeId node) {
    return handle
        .createQuery("SELECT * FROM bulk_run WHERE node = ? ORDER BY begun_at, bulk, peer")
        .bind(0, node.value())
        .map(view -> run(new Row(view)))
        .list();
  }

  /** The counts so far. */
  public void counted(Key key, BulkCounts counts) {
    handle.execute(
        "UPDATE bulk_run SET conditions = ?, one_hit = ?, not_found = ?, several = ?,"
            + " not_searched = ?"
            + THIS_RUN,
        counts.conditions(),
        counts.found(),
        counts.notFound(),
        counts.several(),
        counts.notSearched(),
        key.node().value(),
        key.peer().value(),
        key.bulk());
  }

  /** Everything was searched, or received. */
  public void end(Key key, Instant at, Instant eraseAt) {
    handle.execute(
        "UPDATE bulk_run SET ended_at = ?, erase_at = ?" + THIS_RUN,
        at.toEpochMilli(),
        eraseAt.toEpochMilli(),
        key.node().value(),
        key.peer().value(),
        key.bulk());
  }

  /** From when on it is not needed is known better now. */
  public void eraseAt(Key key, Instant eraseAt) {
    handle.execute(
        "UPDATE bulk_run SET erase_at = ?" + THIS_RUN,
        eraseAt.toEpochMilli(),
        key.node().value(),
        key.peer().value(),
        key.bulk());
  }

  public void put(Key key, Part part, int number, Payload body) {
    handle.execute(
        "INSERT INTO bulk_block (node, peer, bulk, part, number, body) VALUES (?, ?, ?, ?, ?, ?)",
        key.node().value(),
        key.peer().value(),
        key.bulk(),
        part.name(),
        number,
        body.toByteArray());
  }

  public Optional<Payload> block(Key key, Part part, int number) {
    return handle
        .createQuery("SELECT body FROM bulk_block" + THIS_BLOCK)
        .bind(0, key.node().value())
        .bind(1, key.peer().value())
        .bind(2, key.bulk())
        .bind(3, part.name())
        .bind(4, number)
        .map(view -> new Row(view).payload("body"))
        .findOne();
  }

  /** What a block held is not needed any more. */
  public void drop(Key key, Part part, int number) {
    handle.execute(
        "DELETE FROM bulk_block" + THIS_BLOCK,
        key.node().value(),
        key.peer().value(),
        key.bulk(),
        part.name(),
        number);
  }

  private static Run run(Row row) {
    var operator =
        new OutboxEntry.Operator(
            row.text("operator_id"),
            row.text("terminal_id"),
            Purpose.ofCode(row.text("purpose")).orElseThrow());
    return new Run(
        new Key(row.node("node"), row.node("peer"), row.text("bulk")),
        new Order(Way.valueOf(row.text("way")), items(row.text("items")), operator),
        row.number("blocks"),
        row.time("begun_at"),
        row.optionalTime("ended_at"),
        new BulkCounts(
            row.number("conditions"),
            row.number("one_hit"),
            row.number("not_found"),
            row.number("several"),
            row.number("not_searched")),
        row.time("erase_at"));
  }

  private static List<BulkItem> items(String text) {
    return Arrays.stream(text.split(" "))
        .map(name -> BulkItem.ofElement(name).orElseThrow())
        .toList();
  }
}
