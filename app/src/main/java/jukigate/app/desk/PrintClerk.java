package jukigate.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.app.counter.PaperTray;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.PrintRoom;

/**
 * Prints at the municipal CS of this process.
 *
 * @param tray where papers are put
 */
record PrintClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served, PaperTray tray) {

  PrintAnswer answer(PrintErrand errand) {
    List<PrintAnswer.Paper> papers = new ArrayList<>();
    List<PrintAnswer.Pending> pending = new ArrayList<>();
    List<DeskResult.Refused> refusals = new ArrayList<>();
    for (NodeId node : asked(errand)) {
      PrintRoom room = nodes.orElseThrow().municipal(node).printRoom();
      switch (room.print(errand.operator(), (name, pdf) -> tray.put(node, name, pdf))) {
        case Outcome.Passed<List<Outcome<PrintRoom.Paper>>>(var printed) -> {
          printed.forEach(one -> told(one, node, papers, refusals));
          room.pending().stream()
              .map(number -> new PrintAnswer.Pending(node.value(), number))
              .forEach(pending::add);
        }
        case Outcome.Refused<List<Outcome<PrintRoom.Paper>>>(Refusal refusal) ->
            refusals.add(DeskResult.Refused.of(refusal));
      }
    }
    return new PrintAnswer(papers, pending, refusals);
  }

  private static void told(
      Outcome<PrintRoom.Paper> printed,
      NodeId node,
      List<PrintAnswer.Paper> papers,
      List<DeskResult.Refused> refusals) {
    switch (printed) {
      case Outcome.Passed<PrintRoom.Paper>(PrintRoom.Paper paper) -> papers.add(paper(node, paper));
      case Outcome.Refused<PrintRoom.Paper>(Refusal refusal) ->
          refusals.add(DeskResult.Refused.of(refusal));
    }
  }

  private List<NodeId> asked(PrintErrand errand) {
    return served.stream()
        .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
        .filter(node -> errand.node().isEmpty() || node.value().equals(errand.node()))
        .sorted()
        .toList();
  }

  private static PrintAnswer.Paper paper(NodeId node, PrintRoom.Paper paper) {
    return new PrintAnswer.Paper(
        node.value(), paper.requestNumber(), paper.place(), paper.pages(), paper.substitutes());
  }
}
