package jukigate.app.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.ReconciliationDesk;
import jukigate.simulators.rule.Difference;
import jukigate.simulators.store.ReconciliationTable;
import jukigate.simulators.store.UnmaskingTable;

/**
 * Shows what reconciliations found at the municipal CS of this process. Numbers are masked unless a
 * reason is given, which is then on record before they are shown.
 */
record ReconciliationsClerk(
    Optional<SimulatedNodes> nodes, Set<NodeId> served, InstantSource clock) {

  private static final String VIEW = "RECONCILIATIONS";

  ReconciliationsAnswer answer(ReconciliationsQuestion question) {
    List<ReconciliationsAnswer.Run> runs = new ArrayList<>();
    List<DeskResult.Refused> refusals = new ArrayList<>();
    for (MunicipalNode cs : asked(question)) {
      switch (cs.view().look(question.operator(), question.act(), VIEW)) {
        case Outcome.Passed<String> may -> runs.addAll(runs(cs, question));
        case Outcome.Refused<String>(Refusal refusal) ->
            refusals.add(DeskResult.Refused.of(refusal));
      }
    }
    return new ReconciliationsAnswer(runs, refusals);
  }

  private List<MunicipalNode> asked(ReconciliationsQuestion question) {
    return served.stream()
        .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
        .filter(node -> question.node().isEmpty() || node.value().equals(question.node()))
        .sorted()
        .map(node -> nodes.orElseThrow().municipal(node))
        .toList();
  }

  private List<ReconciliationsAnswer.Run> runs(MunicipalNode cs, ReconciliationsQuestion question) {
    var desk = cs.reconciliations();
    var runs = desk.runs().stream().map(run -> run(desk, run, question)).toList();
    if (!question.masks()) {
      int shown = runs.stream().mapToInt(run -> run.differences().size()).sum();
      cs.view()
          .unmasked(
              new UnmaskingTable.Unmasking(
                  question.operator(), question.reason(), VIEW, shown, clock.instant()));
    }
    return runs;
  }

  private static ReconciliationsAnswer.Run run(
      ReconciliationDesk desk, ReconciliationTable.Run run, ReconciliationsQuestion question) {
    return new ReconciliationsAnswer.Run(
        run.key().node().value(),
        run.key().peer().value(),
        run.key().run(),
        run.startedAt().toString(),
        run.endedAt().map(Instant::toString).orElse(""),
        run.counts().compared(),
        run.counts().changedMeanwhile(),
        run.differences(),
        desk.differences(run.key().peer(), run.key().run(), question.differences()).stream()
            .map(difference -> found(difference, question))
            .toList());
  }

  private static ReconciliationsAnswer.Found found(
      Difference difference, ReconciliationsQuestion question) {
    String code = difference.resident().value();
    return new ReconciliationsAnswer.Found(
        question.masks() ? "*".repeat(code.length()) : code,
        difference.kind().code(),
        difference.items().stream().map(Difference.Item::element).toList(),
        difference.kind().repair().code());
  }
}
