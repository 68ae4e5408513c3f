package jukigate.simulators.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jukigate.contract.cardapplication.RequestCardApplicationResponse;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.body.ApplicationBody;
import jukigate.simulators.body.ReceivedCopy;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.print.CardApplicationForm;
import jukigate.simulators.print.Form;
import jukigate.simulators.print.PdfPrinter;
import jukigate.simulators.print.Printed;
import jukigate.simulators.print.ResidenceCopyForm;
import jukigate.simulators.store.ApplicationTable;
import jukigate.simulators.store.CopyTable.Copy;
import jukigate.simulators.store.CopyTable.State;
import jukigate.simulators.store.NodeTables;

/**
 * The printer of a CS: residence copies (X07) and application forms (X09) that are ready are
 * printed once, and are not kept here after that. A paper that could not be put down stays ready.
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

  /**
   * Prints everything that is ready, copies first; one outcome for each. Refused where the operator
   * may not print.
   */
  public Outcome<List<Outcome<Paper>>> print(String operatorId, Tray tray) {
    var doing = new Guard.Doing(new Operator(operatorId, OfficerView.TERMINAL), Act.PRINT, "PRINT");
    return new Guard(id, office).allows(doing, () -> Outcome.passed(printed(tray)));
  }

  private List<Outcome<Paper>> printed(Tray tray) {
    Instant at = office.clock().instant();
    Stream<Job> copies =
        copies().stream().filter(copy -> copy.state() == State.APPROVED).map(copy -> job(copy, at));
    Stream<Job> forms =
        office.store().change(tables -> tables.applications().unprinted(id)).stream()
            .map(form -> job(form, at));
    return Stream.concat(copies, forms).map(job -> print(job, tray, at)).toList();
  }

  /** 依頼管理番号 of the copies on which the home has not decided. */
  public List<String> pending() {
    return copies().stream()
        .filter(copy -> copy.state() == State.PENDING)
        .map(copy -> copy.key().requestNumber())
        .toList();
  }

  /**
   * Something to print.
   *
   * @param done takes it out of the tables when it is on paper
   */
  private record Job(String requestNumber, String name, Form form, Consumer<NodeTables> done) {}

  private List<Copy> copies() {
    return office.store().change(tables -> tables.copies().unprinted(id));
  }

  private Outcome<Paper> print(Job job, Tray tray, Instant at) {
    Printed printed = PdfPrinter.print(job.form(), at);
    return tray.put(job.name() + ".pdf", printed.pdf())
        .map(
            place ->
                office
                    .store()
                    .change(
                        tables -> {
                          job.done().accept(tables);
                          return new Paper(
                              job.requestNumber(), place, printed.pages(), printed.substitutes());
                        }));
  }

  private Job job(Copy copy, Instant at) {
    var key = copy.key();
    var body = office.xml().read(copy.body(), SendResidenceCopy.class);
    var home = key.other().localGovernment().orElseThrow();
    var issue = new ResidenceCopyForm.Issue(home, place(), at);
    var gone = Copy.without(key, State.PRINTED, Optional.empty(), copy.asked());
    return new Job(
        key.requestNumber(),
        "copy-" + key.other() + "-" + key.requestNumber(),
        ResidenceCopyForm.of(ReceivedCopy.read(body.getApproved(), copy.asked()).orThrow(), issue),
        tables -> tables.copies().put(gone, at));
  }

  private Job job(ApplicationTable.Waiting waiting, Instant at) {
    String number = waiting.requestNumber();
    var body = office.xml().read(waiting.body(), RequestCardApplicationResponse.class);
    return new Job(
        number,
        "application-" + number,
        CardApplicationForm.of(ApplicationBody.read(body).orThrow(), place(), at),
        tables -> tables.applications().printed(id, number));
  }

  private LocalGovernmentCode place() {
    return id.localGovernment().orElseThrow();
  }
}
