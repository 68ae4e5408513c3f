package jukigate.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.counter.PaperTray;
import jukigate.app.counter.Sent;
import jukigate.console.view.Desk.Actor;
import jukigate.console.view.Papers;
import jukigate.console.view.Register;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.OfficerView;
import jukigate.simulators.node.PrintRoom;
import jukigate.simulators.operator.Act;

/** In-trays and printers of the municipal CS that are played here. */
record BackbonePapers(Desks desks, PaperTray tray) implements Papers {
  @Override
  public List<Paper> papers(String node, Actor actor) {
    MunicipalNode cs = desks.cs(node);
    desks.look(cs, actor, "INBOX");
    Set<OfficerView.Paper> waiting = new HashSet<>(cs.view().approvals());
    return cs.view().inbox().stream()
        .map(paper -> shown(cs, paper, waiting.contains(paper)))
        .toList();
  }

  private Paper shown(MunicipalNode cs, OfficerView.Paper paper, boolean waits) {
    return new Paper(
        paper.kind().name(),
        paper.other().value(),
        paper.number(),
        paper.at().toString(),
        paper.state(),
        waits,
        paper.persons().stream().map(code -> desks.residents().of(cs.id(), code)).toList());
  }

  @Override
  public Register.Entered decide(String node, Decision decision, Actor actor) {
    MunicipalNode cs = desks.cs(node);
    String at = desks.backbone().clock().instant().toString();
    Optional<NodeId> from =
        decision.from().isEmpty()
            ? Optional.empty()
            : Optional.of(
                NodeId.parse(decision.from())
                    .orElseThrow(() -> refused(RefusalCode.DESK_FIELD_INVALID, "from", "cs-…")));
    var decided =
        new OfficerView.Decision(decision.number(), from, decision.approve(), actor.operator());
    Sent sent = desks.counter().decide(cs.id(), decided).orThrow();
    String ruling = decision.approve() ? "approve" : "decline";
    desks.onRecord(ruling, node, actor, Map.of("request", decision.number()));
    return BackboneRegister.sent(at, node, decision.number(), "", sent);
  }

  @Override
  public Printed print(String node, Actor actor) {
    MunicipalNode cs = desks.cs(node);
    PrintRoom room = cs.printRoom();
    var printed =
        room.print(actor.operator(), (name, pdf) -> tray.put(cs.id(), name, pdf).map(place -> name))
            .orThrow();
    List<String> names =
        printed.stream().map(Outcome::orThrow).map(PrintRoom.Paper::place).toList();
    if (!names.isEmpty()) {
      desks.onRecord("print", node, actor, Map.of("papers", String.join(" ", names)));
    }
    return new Printed(names, room.pending());
  }

  @Override
  public List<Sheet> sheets(String node) {
    return tray.papers(desks.cs(node).id()).stream().map(BackbonePapers::sheet).toList();
  }

  private static Sheet sheet(PaperTray.Paper paper) {
    try {
      return new Sheet(
          paper.name(),
          Files.size(paper.file()),
          Files.getLastModifiedTime(paper.file()).toInstant().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On record before it is shown. */
  @Override
  public Document document(String node, String name, Actor actor) {
    MunicipalNode cs = desks.cs(node);
    PaperTray.Paper paper =
        tray.paper(cs.id(), name).orElseThrow(() -> refused(RefusalCode.DESK_ENTRY_UNKNOWN, node));
    String unusedView = cs.view().look(actor.operator(), Act.UNMASK, "PRINTED").orThrow();
    desks.onRecord("read-paper", node, actor, Map.of("paper", name));
    try {
      byte[] pdf = Files.readAllBytes(paper.file());
      return new Document(name, Base64.getEncoder().encodeToString(pdf));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RefusedException refused(RefusalCode code, Object... arguments) {
    return new RefusedException(Refusal.of(code, arguments));
  }
}
