package jukigate.simulators.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.contract.bulkprovision.Condition;
import jukigate.contract.bulkprovision.Result;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.contract.bulkprovision.SendBulkResult;
import jukigate.contract.bulkprovision.SendBulkResultResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Blocks;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.BulkBody;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.rule.BulkOutcome;
import jukigate.simulators.rule.BulkRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutgoingStreams;

/**
 * X16 at an agency: sends its conditions, and keeps the result for the period of the table. What an
 * operator does here goes by his rights: {@link Act#INQUIRE}, and {@link Act#UNMASK} where 個人番号 is
 * among the items.
 */
public final class BulkCounter {
  private static final Operation CONDITIONS = Operation.named("SendBulkConditions");

  private final NodeId id;
  private final Office office;

  BulkCounter(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /**
   * What an operator asks for.
   *
   * @param bulk number of the provision, unique at this agency; 1 to 36 characters of a 依頼管理番号
   * @param server the national server, or a prefecture
   * @param conditions at least one, ascending; none of them impossible
   */
  public record Asked(
      String bulk, NodeId server, BulkTable.Order order, List<BulkCondition> conditions) {
    public Asked {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Keeps the conditions in blocks and, by line, puts the first one into the outbox. By medium
   * nothing is sent: {@link #conditionBlock} has the blocks. Refused by the rights of the operator,
   * and when this agency has used the number; what an agency may ask for is the server's to judge.
   */
  public Outcome<Entered> ask(Asked asked) {
    var asking = asked.order().operator();
    var doing =
        new Guard.Doing(
            new Operator(asking.operatorId(), asking.terminalId()),
            act(asked.order().items()),
            asked.bulk());
    return new Guard(id, office)
        .allows(doing, () -> office.store().transact(tables -> asked(tables, asked)));
  }

  /** The provisions of this agency, oldest first. */
  public List<BulkTable.Run> runs() {
    return office.store().change(tables -> tables.bulk().of(id));
  }

  /** A block of conditions that is carried on a medium; empty when it was answered. */
  public Optional<Payload> conditionBlock(NodeId server, String bulk, int number) {
    var key = new BulkTable.Key(id, server, bulk);
    return office
        .store()
        .change(
            tables ->
                tables
                    .bulk()
                    .find(key)
                    .filter(run -> run.order().way() == BulkTable.Way.MEDIUM)
                    .flatMap(run -> conditionBlock(tables, run, number)));
  }

  /**
   * A block of a result, by line or from a medium. Refused when this agency has asked that server
   * for nothing with this number, and when the results do not fit the conditions.
   */
  public Outcome<SendBulkResultResponse> resulted(Inbound inbound, SendBulkResult request) {
    var handed =
        new BlockCounter.Handed(
            inbound, request.getControl().getRequestNumber(), request.getBlock());
    return new BlockCounter(office)
        .take(handed, (tables, stream) -> kept(tables, handed, request))
        .map(
            acknowledgement -> {
              var response = new SendBulkResultResponse();
              response.setAcknowledgement(acknowledgement);
              return response;
            });
  }

  /**
   * Hands out a whole result, one block after the other. Refused by the rights of the operator,
   * when it is not complete, and when its time is over.
   */
  public Outcome<BulkTable.Run> results(
      Operator operator, String bulk, Consumer<List<Result>> blocks) {
    var found =
        runs().stream()
            .filter(run -> run.key().bulk().equals(bulk) && run.endedAt().isPresent())
            .findFirst();
    Act act = found.map(run -> act(run.order().items())).orElse(Act.INQUIRE);
    return new Guard(id, office)
        .allows(
            new Guard.Doing(operator, act, "RESULT " + bulk),
            () ->
                found
                    .map(run -> handedOut(run, blocks))
                    .orElseGet(() -> Outcome.refused(RefusalCode.BULK_NOT_THERE, bulk)));
  }

  private Outcome<BulkTable.Run> handedOut(BulkTable.Run run, Consumer<List<Result>> blocks) {
    for (int number = 1; number <= run.blocks(); number++) {
      blocks.accept(results(run.key(), number));
    }
    return Outcome.passed(run);
  }

  private static Act act(List<BulkItem> items) {
    return items.contains(BulkItem.INDIVIDUAL_NUMBER) ? Act.UNMASK : Act.INQUIRE;
  }

  static Object block(Streams.Piece piece) {
    var heading = piece.stream().heading();
    var key = new BulkTable.Key(heading.node(), heading.receiver(), heading.streamId());
    var head = new BulkBody.Head(piece.requestNumber(), piece.block());
    return BulkBody.headed(
        head, conditions(piece.tables(), piece.xml(), key, head.block().getNumber()).orElseThrow());
  }

  private Outcome<Entered> asked(NodeTables tables, Asked asked) {
    if (tables.bulk().of(id).stream().anyMatch(run -> run.key().bulk().equals(asked.bulk()))) {
      return Outcome.refused(RefusalCode.BULK_NUMBER_TAKEN, asked.bulk());
    }
    var key = new BulkTable.Key(id, asked.server(), asked.bulk());
    var now = office.clock().instant();
    int blocks = Math.ceilDiv(asked.conditions().size(), BulkRules.BLOCK);
    tables.bulk().begin(key, asked.order(), blocks, now, now.plus(BulkRules.UNDER_WAY));
    for (int number = 1; number <= blocks; number++) {
      int from = (number - 1) * BulkRules.BLOCK;
      int to = Math.min(from + BulkRules.BLOCK, asked.conditions().size());
      var body = BulkBody.write(asked.order().items(), asked.conditions().subList(from, to));
      tables.bulk().put(key, BulkTable.Part.CONDITIONS, number, office.xml().bytes(body));
    }
    if (asked.order().way() == BulkTable.Way.MEDIUM) {
      return Outcome.passed(new Entered(List.of()));
    }
    var heading =
        new OutgoingStreams.Heading(
            id, asked.server(), CONDITIONS, asked.bulk(), asked.order().operator(), now);
    long first = Streams.of(office).begin(tables, heading, Streams.numbered(blocks));
    return Outcome.passed(new Entered(List.of(first)));
  }

  private Optional<Payload> conditionBlock(NodeTables tables, BulkTable.Run run, int number) {
    return conditions(tables, office.xml(), run.key(), number)
        .map(
            kept -> {
              var header = Blocks.header(run.key().bulk(), number, run.blocks());
              var head = new BulkBody.Head(Streams.requestNumber(tables, id), header);
              return Blocks.bytes(office.xml(), BulkBody.headed(head, kept));
            });
  }

  private static Optional<SendBulkConditions> conditions(
      NodeTables tables, BodyXml xml, BulkTable.Key key, int number) {
    return tables
        .bulk()
        .block(key, BulkTable.Part.CONDITIONS, number)
        .map(body -> xml.read(body, SendBulkConditions.class));
  }

  private List<Result> results(BulkTable.Key key, int number) {
    return office
        .store()
        .change(tables -> tables.bulk().block(key, BulkTable.Part.RESULT, number))
        .map(body -> office.xml().read(body, SendBulkResult.class).getResult())
        .orElseGet(List::of);
  }

  private Outcome<String> kept(
      NodeTables tables, BlockCounter.Handed handed, SendBulkResult request) {
    var block = handed.block();
    var key = new BulkTable.Key(id, handed.inbound().sender(), block.getStreamId());
    var run = tables.bulk().find(key);
    if (run.isEmpty()) {
      return Outcome.refused(RefusalCode.STREAM_NOT_ASKED, key.bulk(), Rule.OWN_RUN);
    }
    var strange = strange(tables, run.get(), request);
    if (strange.isPresent()) {
      return Outcome.refused(
          RefusalCode.BULK_RESULT_STRANGE, block.getNumber(), strange.get(), Rule.BULK_FITS);
    }
    var body = BulkBody.write(new ArrayList<>(request.getResult()));
    tables.bulk().put(key, BulkTable.Part.RESULT, block.getNumber(), office.xml().bytes(body));
    tables.bulk().drop(key, BulkTable.Part.CONDITIONS, block.getNumber());
    tables.bulk().counted(key, BulkBody.counts(request));
    if (handed.isLast()) {
      var now = handed.inbound().receivedAt();
      tables.bulk().end(key, now, handed.inbound().operation().keep().until(now));
    }
    return Outcome.passed("");
  }

  /** What does not fit, as the name of an element. */
  private Optional<String> strange(NodeTables tables, BulkTable.Run run, SendBulkResult request) {
    if (request.getBlock().getTotal() != run.blocks()) {
      return Optional.of("total");
    }
    var asked =
        conditions(tables, office.xml(), run.key(), request.getBlock().getNumber()).stream()
            .flatMap(body -> body.getCondition().stream())
            .map(Condition::getNumber)
            .toList();
    if (!asked.equals(request.getResult().stream().map(Result::getNumber).toList())) {
      return Optional.of("number");
    }
    var items = Set.copyOf(run.order().items());
    boolean fit = request.getResult().stream().allMatch(result -> fits(result, items));
    return fit ? Optional.empty() : Optional.of("record");
  }

  private static boolean fits(Result result, Set<BulkItem> items) {
    boolean found = result.getOutcome().equals(BulkOutcome.FOUND.code());
    return result.getRecord() == null
        ? !found
        : found && items.containsAll(BulkBody.items(result.getRecord()));
  }
}
