package jukigate.app.desk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.app.counter.Sent;
import jukigate.app.report.BulkResultFile;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.bulk.ConditionsFile;
import jukigate.simulators.node.AgencyNode;
import jukigate.simulators.node.BulkCounter;
import jukigate.simulators.node.Entered;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.OutboxEntry;

/** The counter of the agencies of this process, and what its servers have of bulk provisions. */
record BulkClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served) {

  BulkAnswer answer(BulkErrand errand) {
    return switch (errand.wish()) {
      case LIST -> new BulkAnswer(List.of(), runs(errand.node()), List.of());
      case REQUEST -> answer(agency(errand).then(agency -> requested(agency, errand)));
      case RESULT -> answer(agency(errand).then(agency -> written(agency, errand)));
    };
  }

  private static BulkAnswer answer(Outcome<BulkAnswer> outcome) {
    return switch (outcome) {
      case Outcome.Passed<BulkAnswer>(BulkAnswer good) -> good;
      case Outcome.Refused<BulkAnswer>(Refusal refusal) ->
          new BulkAnswer(List.of(DeskResult.Refused.of(refusal)), List.of(), List.of());
    };
  }

  private Outcome<AgencyNode> agency(BulkErrand errand) {
    var id = new NodeId(errand.node());
    return served.contains(id) && id.role() == NodeRole.AGENCY
        ? Outcome.passed(nodes.orElseThrow().agency(id))
        : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, id);
  }

  private Outcome<BulkAnswer> requested(AgencyNode agency, BulkErrand errand) {
    var asked = errand.asked();
    var operator =
        new OutboxEntry.Operator(
            asked.operator(), asked.terminal(), Purpose.ofCode(asked.purpose()).orElseThrow());
    var items =
        asked.items().stream()
            .map(name -> BulkItem.ofElement(name).orElseThrow())
            .distinct()
            .sorted()
            .toList();
    var way = asked.byMedium() ? BulkTable.Way.MEDIUM : BulkTable.Way.LINE;
    var order = new BulkTable.Order(way, items, operator);
    var server = new NodeId(asked.server());
    return ConditionsFile.read(Path.of(errand.file()))
        .map(conditions -> new BulkCounter.Asked(errand.request(), server, order, conditions))
        .then(agency.bulk()::ask)
        .map(entered -> sent(agency, errand, entered));
  }

  private BulkAnswer sent(AgencyNode agency, BulkErrand errand, Entered entered) {
    var sent = Sent.of(nodes.orElseThrow(), entered, agency.deliver(entered));
    return new BulkAnswer(List.of(), named(errand), EventClerk.notifications(sent));
  }

  private Outcome<BulkAnswer> written(AgencyNode agency, BulkErrand errand) {
    var operator = new Operator(errand.asked().operator(), errand.asked().terminal());
    return BulkResultFile.write(
            Path.of(errand.file()), rows -> agency.bulk().results(operator, errand.request(), rows))
        .map(run -> new BulkAnswer(List.of(), named(errand), List.of()));
  }

  private List<BulkAnswer.Run> named(BulkErrand errand) {
    return runs(errand.node()).stream()
        .filter(run -> run.request().equals(errand.request()))
        .toList();
  }

  private List<BulkAnswer.Run> runs(String node) {
    return served.stream()
        .filter(one -> node.isEmpty() || one.value().equals(node))
        .sorted()
        .flatMap(this::runs)
        .map(BulkClerk::run)
        .toList();
  }

  private Stream<BulkTable.Run> runs(NodeId node) {
    SimulatedNodes here = nodes.orElseThrow();
    return switch (node.role()) {
      case AGENCY -> here.agency(node).bulk().runs().stream();
      case PREFECTURE -> here.prefecture(node).bulk().runs().stream();
      case NATIONAL -> here.national().bulk().runs().stream();
      default -> Stream.empty();
    };
  }

  private static BulkAnswer.Run run(BulkTable.Run run) {
    var counts = run.counts();
    return new BulkAnswer.Run(
        run.key().node().value(),
        run.key().peer().value(),
        run.key().bulk(),
        run.order().way().name(),
        run.order().items().stream().map(BulkItem::element).toList(),
        run.order().operator().purpose().code(),
        run.order().operator().operatorId(),
        run.begunAt().toString(),
        run.endedAt().map(Instant::toString).orElse(""),
        counts.conditions(),
        counts.found(),
        counts.notFound(),
        counts.several(),
        counts.notSearched(),
        run.eraseAt().toString());
  }
}
