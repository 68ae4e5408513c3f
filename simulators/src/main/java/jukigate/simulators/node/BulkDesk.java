package jukigate.simulators.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.contract.bulkprovision.Result;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.contract.bulkprovision.SendBulkConditionsResponse;
import jukigate.contract.bulkprovision.SendBulkResult;
import jukigate.contract.types.BlockAcknowledgement;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Blocks;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.BulkBody;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.BulkCounts;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.rule.BulkOutcome;
import jukigate.simulators.rule.BulkRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.IncomingStreams;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutgoingStreams;

/**
 * X16 at a prefecture or the national server: searches each block of conditions as it comes, in one
 * transaction with the record of what was provided, and keeps its results. Of the conditions
 * nothing is kept. When the last block was searched, the result goes the way that the conditions
 * came.
 */
public final class BulkDesk {
  private static final Operation RESULT = Operation.named("SendBulkResult");

  private final NodeId id;
  private final Office office;

  BulkDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** A block of an agency's conditions, by line. Refused as {@link #take}. */
  public Outcome<SendBulkConditionsResponse> searched(Inbound inbound, SendBulkConditions request) {
    return take(inbound, request, BulkTable.Way.LINE)
        .map(
            acknowledgement -> {
              office.wake().now();
              var response = new SendBulkConditionsResponse();
              response.setAcknowledgement(acknowledgement);
              return response;
            });
  }

  /**
   * A block of an agency's conditions. Refused (and the refusal recorded) when 個人番号 is asked for
   * without the duty, when the conditions do not ascend, and when the block contradicts those
   * before.
   *
   * @param way where the whole result goes: into the outbox, or nowhere until {@link #resultBlock}
   *     is asked for it
   */
  public Outcome<BlockAcknowledgement> take(
      Inbound inbound, SendBulkConditions request, BulkTable.Way way) {
    var purpose = inbound.dispatch().purpose();
    var handed =
        new BlockCounter.Handed(
            inbound, request.getControl().getRequestNumber(), request.getBlock());
    var taken =
        BulkRules.granted(BulkBody.items(request), purpose)
            .map(items -> new BulkTable.Order(way, items, operator(inbound)))
            .then(
                order ->
                    new BlockCounter(office)
                        .take(
                            handed,
                            (tables, stream) ->
                                searched(tables, handed, stream, new Asked(order, request))));
    if (taken instanceof Outcome.Refused<BlockAcknowledgement>(Refusal refusal)) {
      office
          .store()
          .change(
              tables -> {
                tables.provisions().refused(inbound.question(), refusal.code());
                return refusal;
              });
    }
    return taken;
  }

  /** The provisions at this server, oldest first. */
  public List<BulkTable.Run> runs() {
    return office.store().change(tables -> tables.bulk().of(id));
  }

  /**
   * A block of a result that is carried on a medium, ready to be exported. Empty until everything
   * was searched, when its time is over, and when the result goes by line.
   *
   * @param number from 1 to the blocks of the run
   */
  public Optional<Payload> resultBlock(NodeId agency, String bulk, int number) {
    var key = new BulkTable.Key(id, agency, bulk);
    return office
        .store()
        .change(
            tables ->
                tables
                    .bulk()
                    .find(key)
                    .filter(run -> run.order().way() == BulkTable.Way.MEDIUM)
                    .filter(run -> run.endedAt().isPresent())
                    .filter(run -> number >= 1 && number <= run.blocks())
                    .map(
                        run -> {
                          String requestNumber = Streams.requestNumber(tables, id);
                          var header = Blocks.header(bulk, number, run.blocks());
                          var head = new BulkBody.Head(requestNumber, header);
                          return Blocks.bytes(
                              office.xml(), result(tables, office.xml(), run, head));
                        }));
  }

  /** The agency has the whole result, which is kept for a last short time. */
  public void delivered(NodeId agency, String bulk) {
    var now = office.clock().instant();
    office.store().change(tables -> delivered(tables, new BulkTable.Key(id, agency, bulk), now));
  }

  static void delivered(NodeTables tables, OutgoingStreams.Heading heading, Instant now) {
    var key = new BulkTable.Key(heading.node(), heading.receiver(), heading.streamId());
    var unusedKey = delivered(tables, key, now);
  }

  private static BulkTable.Key delivered(NodeTables tables, BulkTable.Key key, Instant now) {
    tables.bulk().eraseAt(key, now.plus(BulkRules.AFTER_ACKNOWLEDGEMENT));
    return key;
  }

  static Object result(Streams.Piece piece) {
    var heading = piece.stream().heading();
    var key = new BulkTable.Key(heading.node(), heading.receiver(), heading.streamId());
    return result(
        piece.tables(),
        piece.xml(),
        piece.tables().bulk().find(key).orElseThrow(),
        new BulkBody.Head(piece.requestNumber(), piece.block()));
  }

  private static SendBulkResult result(
      NodeTables tables, BodyXml xml, BulkTable.Run run, BulkBody.Head head) {
    var kept =
        tables
            .bulk()
            .block(run.key(), BulkTable.Part.RESULT, head.block().getNumber())
            .orElseThrow();
    return BulkBody.headed(head, run.counts(), xml.read(kept, SendBulkResult.class));
  }

  private record Asked(BulkTable.Order order, SendBulkConditions request) {}

  private Outcome<String> searched(
      NodeTables tables, BlockCounter.Handed handed, IncomingStreams.Received stream, Asked asked) {
    var conditions = BulkBody.conditions(asked.request());
    int before = stream.lastKey().isEmpty() ? 0 : Integer.parseInt(stream.lastKey());
    if (!BulkRules.isAscending(before, conditions)) {
      return Outcome.refused(
          RefusalCode.CONDITIONS_NOT_SORTED, handed.block().getNumber(), Rule.BULK_SORTED);
    }
    var inbound = handed.inbound();
    var key = new BulkTable.Key(id, inbound.sender(), handed.block().getStreamId());
    if (stream.next() == 1) {
      begin(tables, key, asked.order(), handed);
    }
    var run = tables.bulk().find(key).filter(begun -> begun.order().equals(asked.order()));
    if (run.isEmpty()) {
      return Outcome.refused(
          RefusalCode.BLOCK_CONTRADICTS, handed.block().getNumber(), Rule.BLOCKS);
    }
    answer(tables, run.get(), handed, conditions);
    if (handed.isLast()) {
      finish(tables, run.get(), inbound);
    }
    return Outcome.passed(String.valueOf(conditions.getLast().number()));
  }

  private static void begin(
      NodeTables tables, BulkTable.Key key, BulkTable.Order order, BlockCounter.Handed handed) {
    var now = handed.inbound().receivedAt();
    tables.bulk().begin(key, order, handed.block().getTotal(), now, now.plus(BulkRules.UNDER_WAY));
  }

  private void answer(
      NodeTables tables,
      BulkTable.Run run,
      BlockCounter.Handed handed,
      List<BulkCondition> conditions) {
    var search = new BulkSearch(tables, id, run.order().items());
    BulkCounts counts = run.counts();
    List<Result> results = new ArrayList<>();
    List<Optional<ResidentCode>> provided = new ArrayList<>();
    for (BulkCondition condition : conditions) {
      var found = search.find(condition);
      counts = counts.plus(found.outcome());
      results.add(BulkBody.result(condition.number(), found.outcome(), found.record()));
      if (found.outcome() == BulkOutcome.FOUND || found.outcome() == BulkOutcome.NONE) {
        provided.add(found.person());
      }
    }
    tables.bulk().counted(run.key(), counts);
    tables
        .bulk()
        .put(
            run.key(),
            BulkTable.Part.RESULT,
            handed.block().getNumber(),
            office.xml().bytes(BulkBody.write(results)));
    tables
        .provisions()
        .answered(
            handed.inbound().question(), provided, "一括提供 " + BulkItem.names(run.order().items()));
  }

  private void finish(NodeTables tables, BulkTable.Run run, Inbound inbound) {
    var now = inbound.receivedAt();
    tables.bulk().end(run.key(), now, now.plus(BulkRules.UNDER_WAY));
    if (run.order().way() == BulkTable.Way.MEDIUM) {
      return;
    }
    var heading =
        new OutgoingStreams.Heading(
            id,
            run.key().peer(),
            RESULT,
            run.key().bulk(),
            new OutboxEntry.Operator("system", id.value(), run.order().operator().purpose()),
            office.clock().instant());
    var unusedFirst = Streams.of(office).begin(tables, heading, Streams.numbered(run.blocks()));
  }

  private static OutboxEntry.Operator operator(Inbound inbound) {
    var dispatch = inbound.dispatch();
    return new OutboxEntry.Operator(
        dispatch.operatorId(), dispatch.terminalId(), dispatch.purpose());
  }
}
