package jukigate.simulators.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.body.ReceivedCopy;
import jukigate.simulators.print.Form;
import jukigate.simulators.print.PdfPrinter;
import jukigate.simulators.print.Printed;
import jukigate.simulators.print.ResidenceCopyForm;
import jukigate.simulators.store.CopyTable.Copy;
import jukigate.simulators.store.CopyTable.State;

/**
 * The printer of a CS: what is ready is printed once, and is not kept here after that. A paper that
 * could not be put down stays ready.
 */
public final class PrintRoom {
  private final NodeId id;
  private final Office office;

  PrintRoom(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** Where paper is put down. */
  @FunctionalInterface
  public interface Tray {
    /**
     * Refused when it cannot be put down.
     *
     * @param name of the file, unique for this CS
     * @return where it lies
     */
    Outcome<String> put(String name, Payload pdf);
  }

  /**
   * A paper.
   *
   * @param requestNumber 依頼管理番号 of what it answers
   * @param place where the tray put it
   */
  public record Paper(String requestNumber, String place, int pages, int substitutes) {}

  /** Prints everything that is ready, the oldest request number first; one outcome for each. */
  public List<Outcome<Paper>> print(Tray tray) {
    List<Outcome<Paper>> papers = new ArrayList<>();
    for (Copy copy : unprinted()) {
      if (copy.state() == State.APPROVED) {
        papers.add(print(copy, tray));
      }
    }
    return List.copyOf(papers);
  }

  /** 依頼管理番号 of the copies on which the home has not decided. */
  public List<String> pending() {
    return unprinted().stream()
        .filter(copy -> copy.state() != State.APPROVED)
        .map(copy -> copy.key().requestNumber())
        .toList();
  }

  private List<Copy> unprinted() {
    return office.store().change(tables -> tables.copies().unprinted(id));
  }

  private Outcome<Paper> print(Copy copy, Tray tray) {
    Instant at = office.clock().instant();
    Printed printed = PdfPrinter.print(form(copy, at), at);
    var key = copy.key();
    String name = "copy-" + key.other() + "-" + key.requestNumber() + ".pdf";
    return tray.put(name, printed.pdf())
        .map(
            place -> {
              var gone = Copy.without(key, State.PRINTED, Optional.empty(), copy.asked());
              office
                  .store()
                  .change(
                      tables -> {
                        tables.copies().put(gone, at);
                        return gone;
                      });
              return new Paper(key.requestNumber(), place, printed.pages(), printed.substitutes());
            });
  }

  private Form form(Copy copy, Instant at) {
    var body = office.xml().read(copy.body(), SendResidenceCopy.class);
    var issue =
        new ResidenceCopyForm.Issue(
            copy.key().other().localGovernment().orElseThrow(),
            id.localGovernment().orElseThrow(),
            at);
    return ResidenceCopyForm.of(
        ReceivedCopy.read(body.getApproved(), copy.asked()).orThrow(), issue);
  }
}
