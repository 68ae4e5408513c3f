package jukigate.simulators.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jukigate.contract.types.BlockHeader;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.simulators.body.Blocks;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.post.Answers;
import jukigate.simulators.rule.BulkRules;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutgoingStreams;
import org.w3c.dom.Element;

/**
 * Sends large streams in blocks, one at a time: the next one is made, and put into the outbox, in
 * the transaction in which the one before is settled. A stream of any length costs one block of
 * memory, and goes on after a break with the block that the receiver says it wants.
 */
final class Streams {
  /** A receiver that asks for earlier blocks more often than this gets no more of the stream. */
  private static final int MOST_RETURNS = 10;

  private static final String ORDER = "stream-";
  private static final int LONGEST_NAME = 24;

  private final BodyXml xml;
  private final InstantSource clock;

  Streams(BodyXml xml, InstantSource clock) {
    this.xml = xml;
    this.clock = clock;
  }

  static Streams of(Office office) {
    return new Streams(office.xml(), office.clock());
  }

  /** A block to be made. */
  record Piece(
      NodeTables tables,
      BodyXml xml,
      OutgoingStreams.Sent stream,
      OutgoingStreams.Range range,
      String requestNumber,
      BlockHeader block) {}

  /** Makes the body of a block, a generated class, from the node's own tables. */
  @FunctionalInterface
  interface Source {
    Object body(Piece piece);
  }

  private static final Map<String, Source> SOURCES =
      Map.of(
          "SendReconciliationBlock", ReconciliationDesk::block,
          "SendReconciliationResult", ComparisonDesk::result,
          "SendBulkConditions", BulkCounter::block,
          "SendBulkResult", BulkDesk::result);

  /**
   * Begins a stream with its first block.
   *
   * @param through the last key of each block, at least one
   * @return the number of the first block in the outbox
   */
  long begin(NodeTables tables, OutgoingStreams.Heading heading, List<String> through) {
    long id = tables.outgoing().begin(heading, through);
    return put(tables, tables.outgoing().find(id).orElseThrow());
  }

  /** What the receiver wants now, in a word; its block goes into the outbox. */
  String acknowledged(NodeTables tables, OutboxEntry acknowledged, Element answer) {
    return streamOf(acknowledged)
        .flatMap(id -> tables.outgoing().find(id))
        .map(stream -> goOn(tables, stream, Blocks.nextBlock(answer)))
        .orElse(Answers.ACKNOWLEDGED);
  }

  private String goOn(NodeTables tables, OutgoingStreams.Sent stream, int wanted) {
    int returns = stream.returns() + (wanted <= stream.next() ? 1 : 0);
    tables.outgoing().next(stream.id(), wanted, returns);
    if (wanted > stream.total()) {
      complete(tables, stream.heading());
      return Answers.ACKNOWLEDGED + ", complete";
    }
    if (returns > MOST_RETURNS) {
      return Answers.ACKNOWLEDGED + ", given up: block " + wanted + " is wanted again and again";
    }
    var unusedEntry = put(tables, tables.outgoing().find(stream.id()).orElseThrow());
    return Answers.ACKNOWLEDGED + ", next block " + wanted;
  }

  private void complete(NodeTables tables, OutgoingStreams.Heading heading) {
    if (heading.operation().name().equals("SendBulkResult")) {
      BulkDesk.delivered(tables, heading, clock.instant());
    }
  }

  private long put(NodeTables tables, OutgoingStreams.Sent stream) {
    var heading = stream.heading();
    String requestNumber = requestNumber(tables, heading.node());
    var piece =
        new Piece(
            tables,
            xml,
            stream,
            tables.outgoing().range(stream.id(), stream.next()),
            requestNumber,
            Blocks.header(heading.streamId(), stream.next(), stream.total()));
    var source = SOURCES.get(heading.operation().name());
    return tables
        .outbox()
        .add(
            new OutboxEntry(
                heading.node(),
                heading.receiver(),
                heading.operation(),
                requestNumber,
                ORDER + stream.id(),
                heading.operator(),
                Blocks.bytes(xml, source.body(piece)),
                clock.instant(),
                eraseAt(heading)));
  }

  /** What is encrypted on its way does not lie in an outbox for ever. */
  private static Optional<Instant> eraseAt(OutgoingStreams.Heading heading) {
    return heading.operation().encrypted()
        ? Optional.of(heading.begunAt().plus(BulkRules.UNDER_WAY))
        : Optional.empty();
  }

  /** A fresh 依頼管理番号 of a node; it has 36 characters at most, an agency's id up to 47. */
  static String requestNumber(NodeTables tables, NodeId node) {
    String name = node.value().length() <= LONGEST_NAME ? node + "-" : "";
    return "S-" + name + tables.counters().next(node, "stream");
  }

  /** The keys of a stream whose blocks are cut already: their numbers. */
  static List<String> numbered(int blocks) {
    return IntStream.rangeClosed(1, blocks).mapToObj(String::valueOf).toList();
  }

  private static Optional<Long> streamOf(OutboxEntry entry) {
    Operation operation = entry.operation();
    return SOURCES.containsKey(operation.name()) && entry.orderKey().startsWith(ORDER)
        ? Optional.of(Long.valueOf(entry.orderKey().substring(ORDER.length())))
        : Optional.empty();
  }
}
