package jukigate.app.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.PrintRoom;
import jukigate.store.OwnerOnly;

/**
 * Prints at the municipal CS of this process.
 *
 * @param folder where papers are put, in a folder for each CS
 */
record PrintClerk(Optional<SimulatedNodes> nodes, Set<NodeId> served, Path folder) {

  PrintAnswer answer(PrintErrand errand) {
    List<PrintAnswer.Paper> papers = new ArrayList<>();
    List<PrintAnswer.Pending> pending = new ArrayList<>();
    List<DeskResult.Refused> refusals = new ArrayList<>();
    for (NodeId node : asked(errand)) {
      PrintRoom room = nodes.orElseThrow().municipal(node).printRoom();
      switch (room.print(errand.operator(), (name, pdf) -> put(node, name, pdf))) {
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

  /** Appears whole; the same paper printed again takes the place of the first. */
  private Outcome<String> put(NodeId node, String name, Payload pdf) {
    Path file = folder.resolve(node.value()).resolve(name);
    try {
      OwnerOnly.folder(folder);
      OwnerOnly.place(file, pdf.toByteArray());
      return Outcome.passed(file.toString());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, file, e.getClass().getSimpleName());
    }
  }

  private static PrintAnswer.Paper paper(NodeId node, PrintRoom.Paper paper) {
    return new PrintAnswer.Paper(
        node.value(), paper.requestNumber(), paper.place(), paper.pages(), paper.substitutes());
  }
}
