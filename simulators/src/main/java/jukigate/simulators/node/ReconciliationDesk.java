package jukigate.simulators.node;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.contract.reconciliation.SendReconciliationResult;
import jukigate.contract.reconciliation.SendReconciliationResultResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.ReconciliationBody;
import jukigate.simulators.post.BodyDocument;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Difference;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutgoingStreams;
import jukigate.simulators.store.ReconciliationTable;

/**
 * X13 at a CS: sends the 8 items of its present residents to be compared, and keeps what the server
 * found. Blocks are made when their turn comes, from the register as it is then.
 */
public final class ReconciliationDesk {
  /** Records in a block; a block may have more when residents came after the start. */
  private static final int BLOCK = 2_000;

  /** Sorts after every 住民票コード: the last block has whoever came after the start. */
  private static final String END = "~";

  private static final Operation BLOCKS = Operation.named("SendReconciliationBlock");

  private static final Operation BATCH = Operation.named("UpdateIdentityBatch");

  private final NodeId id;
  private final Office office;

  ReconciliationDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** Starts a run with each server; its number is the 依頼管理番号 of the event. */
  Entered start(NodeTables tables, ResidentEvent.Reconciliation event) {
    return new Entered(servers(event).map(server -> started(tables, event, server)).toList());
  }

  /** The result of a server. Refused when this CS has started no such run with it. */
  public Outcome<SendReconciliationResultResponse> resulted(
      Inbound inbound, SendReconciliationResult request) {
    var control = request.getControl();
    var handed = new BlockCounter.Handed(inbound, control.getRequestNumber(), request.getBlock());
    var key = new ReconciliationTable.Key(id, inbound.sender(), request.getBlock().getStreamId());
    return ReconciliationBody.read(request)
        .then(
            result ->
                new BlockCounter(office)
                    .take(handed, (tables, stream) -> kept(tables, key, handed, result)))
        .map(
            acknowledgement -> {
              var response = new SendReconciliationResultResponse();
              response.setAcknowledgement(acknowledgement);
              return response;
            });
  }

  /** The runs of this CS, oldest first. */
  public List<ReconciliationTable.Run> runs() {
    return office.store().change(tables -> tables.reconciliations().of(id));
  }

  /** The first differences that a server has told. */
  public List<Difference> differences(NodeId server, String run, int most) {
    var key = new ReconciliationTable.Key(id, server, run);
    return office.store().change(tables -> tables.reconciliations().first(key, most));
  }

  static Object block(Streams.Piece piece) {
    var heading = piece.stream().heading();
    var head =
        new ReconciliationBody.Head(
            piece.requestNumber(), heading.node().localGovernment().orElseThrow(), piece.block());
    return ReconciliationBody.write(
        head,
        new ReconciliationBody.Records(
            heading.begunAt(),
            piece
                .tables()
                .present()
                .between(
                    heading.node(), piece.range(), inBatches(piece.tables(), heading.node()))));
  }

  /** 住民票コード in batches of X01 that have not arrived yet. */
  private static Set<String> inBatches(NodeTables tables, NodeId cs) {
    var codes = new HashSet<String>();
    for (Payload batch : tables.outbox().owed(cs, BATCH)) {
      var elements =
          BodyDocument.parse(batch).orThrow().getElementsByTagNameNS("*", "residentCode");
      for (int i = 0; i < elements.getLength(); i++) {
        codes.add(elements.item(i).getTextContent());
      }
    }
    return codes;
  }

  private Stream<NodeId> servers(ResidentEvent.Reconciliation event) {
    var prefecture = NodeId.prefecture(id.localGovernment().orElseThrow());
    return switch (event.with()) {
      case PREFECTURE -> Stream.of(prefecture);
      case NATIONAL -> Stream.of(NodeId.NATIONAL);
      case BOTH -> Stream.of(prefecture, NodeId.NATIONAL);
    };
  }

  private long started(NodeTables tables, ResidentEvent.Reconciliation event, NodeId server) {
    var request = event.header().request();
    var key = new ReconciliationTable.Key(id, server, request.requestNumber());
    var now = office.clock().instant();
    tables.reconciliations().begin(key, id.localGovernment().orElseThrow(), now, now);
    var heading =
        new OutgoingStreams.Heading(
            id,
            server,
            BLOCKS,
            request.requestNumber(),
            new OutboxEntry.Operator(
                request.operatorId(), request.terminalId(), Purpose.RECONCILIATION),
            now);
    return Streams.of(office).begin(tables, heading, ends(tables));
  }

  private List<String> ends(NodeTables tables) {
    var ends = new ArrayList<>(tables.present().boundaries(id, BLOCK));
    if (!ends.isEmpty()) {
      ends.removeLast();
    }
    ends.add(END);
    return ends;
  }

  private Outcome<String> kept(
      NodeTables tables,
      ReconciliationTable.Key key,
      BlockCounter.Handed handed,
      ReconciliationBody.Result result) {
    if (tables.reconciliations().find(key).isEmpty()) {
      return Outcome.refused(RefusalCode.STREAM_NOT_ASKED, key.run(), Rule.OWN_RUN);
    }
    result.differences().forEach(difference -> tables.reconciliations().found(key, difference));
    tables.reconciliations().counted(key, result.counts(), result.differenceCount());
    if (handed.isLast()) {
      tables.reconciliations().end(key, handed.inbound().receivedAt());
    }
    return Outcome.passed("");
  }
}
