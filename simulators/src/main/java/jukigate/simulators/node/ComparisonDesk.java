package jukigate.simulators.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.contract.reconciliation.SendReconciliationBlock;
import jukigate.contract.reconciliation.SendReconciliationBlockResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.ReconciliationBody;
import jukigate.simulators.rule.Reconciliation;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.IncomingStreams;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutgoingStreams;
import jukigate.simulators.store.ReconciliationTable;

/**
 * X13 at a prefecture or the national server: compares each block with the own records of the same
 * range, and sends the result when the last block was compared. One transaction a block.
 */
public final class ComparisonDesk {
  /** Differences in a block of the result. */
  private static final int BLOCK = 1_000;

  private static final String END = "~";
  private static final Operation RESULT = Operation.named("SendReconciliationResult");

  private final NodeId id;
  private final Office office;

  ComparisonDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /**
   * A block of a municipality's records. Refused of another node than the municipality, outside the
   * own prefecture, and when the records are not in ascending order over all blocks.
   */
  public Outcome<SendReconciliationBlockResponse> compared(
      Inbound inbound, SendReconciliationBlock request) {
    var handed =
        new BlockCounter.Handed(
            inbound, request.getControl().getRequestNumber(), request.getBlock());
    return ReconciliationBody.read(request)
        .then(said -> mayAsk(inbound, request.getControl().getMunicipalityCode()).map(own -> said))
        .then(
            said ->
                new BlockCounter(office)
                    .take(handed, (tables, stream) -> taken(tables, handed, stream, said)))
        .map(
            acknowledgement -> {
              office.wake().now();
              var response = new SendReconciliationBlockResponse();
              response.setAcknowledgement(acknowledgement);
              return response;
            });
  }

  /** The runs at this server, oldest first. */
  public List<ReconciliationTable.Run> runs() {
    return office.store().change(tables -> tables.reconciliations().of(id));
  }

  static Object result(Streams.Piece piece) {
    var heading = piece.stream().heading();
    var key = new ReconciliationTable.Key(heading.node(), heading.receiver(), heading.streamId());
    var run = piece.tables().reconciliations().find(key).orElseThrow();
    String after = piece.range().after();
    var differences =
        piece
            .tables()
            .reconciliations()
            .differences(
                key,
                after.isEmpty() ? 0 : Long.parseLong(after),
                Long.parseLong(piece.range().through()));
    return ReconciliationBody.write(
        new ReconciliationBody.Head(piece.requestNumber(), run.municipality(), piece.block()),
        new ReconciliationBody.Result(run.counts(), run.differences(), differences));
  }

  private Outcome<LocalGovernmentCode> mayAsk(Inbound inbound, String municipality) {
    var code = new LocalGovernmentCode(municipality);
    if (id.role() == NodeRole.PREFECTURE && !NodeId.prefecture(code).equals(id)) {
      return Outcome.refused(RefusalCode.OUTSIDE_PREFECTURE, code, Rule.OWN_PREFECTURE);
    }
    return inbound.sender().equals(NodeId.municipality(code))
        ? Outcome.passed(code)
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  private Outcome<String> taken(
      NodeTables tables,
      BlockCounter.Handed handed,
      IncomingStreams.Received stream,
      ReconciliationBody.Records said) {
    var key =
        new ReconciliationTable.Key(id, handed.inbound().sender(), handed.block().getStreamId());
    if (!isAscending(stream.lastKey(), said.records())) {
      return Outcome.refused(
          RefusalCode.BLOCK_NOT_SORTED, handed.block().getNumber(), Rule.BLOCKS_SORTED);
    }
    if (stream.next() == 1) {
      var began = begun(tables, key, handed.inbound(), said.startedAt());
      if (!began.isPassed()) {
        return began.map(never -> "");
      }
    }
    String through =
        said.records().isEmpty()
            ? stream.lastKey()
            : said.records().getLast().last().record().residentCode().value();
    var range = new OutgoingStreams.Range(stream.lastKey(), handed.isLast() ? END : through);
    compare(tables, tables.reconciliations().find(key).orElseThrow(), range, said.records());
    if (handed.isLast()) {
      finish(tables, key, handed.inbound());
    }
    return Outcome.passed(through);
  }

  private static Outcome<Instant> begun(
      NodeTables tables, ReconciliationTable.Key key, Inbound inbound, Instant startedAt) {
    return Reconciliation.start(startedAt, inbound.receivedAt())
        .map(
            start -> {
              var municipality = inbound.sender().localGovernment().orElseThrow();
              tables.reconciliations().begin(key, municipality, start, inbound.receivedAt());
              return start;
            });
  }

  private static boolean isAscending(String before, List<Reconciliation.AtCs> records) {
    String last = before;
    for (Reconciliation.AtCs atCs : records) {
      String code = atCs.last().record().residentCode().value();
      if (code.compareTo(last) <= 0) {
        return false;
      }
      last = code;
    }
    return true;
  }

  private void compare(
      NodeTables tables,
      ReconciliationTable.Run run,
      OutgoingStreams.Range range,
      List<Reconciliation.AtCs> records) {
    var found = new AtomicInteger();
    var reconciliation =
        new Reconciliation(
            run.municipality(),
            run.startedAt(),
            code -> tables.identityRange().find(id, code),
            difference -> {
              found.incrementAndGet();
              tables.reconciliations().found(run.key(), difference);
            });
    var counts =
        tables
            .identityRange()
            .walk(
                id,
                run.municipality(),
                range,
                atServer -> reconciliation.compare(records.iterator(), atServer));
    tables.reconciliations().add(run.key(), counts, found.get());
  }

  private void finish(NodeTables tables, ReconciliationTable.Key key, Inbound inbound) {
    tables.reconciliations().end(key, inbound.receivedAt());
    var ends = new ArrayList<>(tables.reconciliations().boundaries(key, BLOCK));
    if (ends.isEmpty()) {
      ends.add("0");
    }
    var heading =
        new OutgoingStreams.Heading(
            id,
            key.peer(),
            RESULT,
            key.run(),
            new OutboxEntry.Operator("system", id.value(), Purpose.RECONCILIATION),
            office.clock().instant());
    var unusedFirst = Streams.of(office).begin(tables, heading, ends);
  }
}
