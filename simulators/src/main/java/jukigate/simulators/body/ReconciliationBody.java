package jukigate.simulators.body;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.reconciliation.ReconciledRecord;
import jukigate.contract.reconciliation.ReconciliationControl;
import jukigate.contract.reconciliation.ReconciliationSummary;
import jukigate.contract.reconciliation.SendReconciliationBlock;
import jukigate.contract.reconciliation.SendReconciliationResult;
import jukigate.contract.types.BlockHeader;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.rule.Difference;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.Reconciliation;

/** X13: records to be compared, and what the comparison found. */
public final class ReconciliationBody {
  private ReconciliationBody() {}

  /** What both kinds of blocks begin with. */
  public record Head(String requestNumber, LocalGovernmentCode municipality, BlockHeader block) {}

  /** What a CS says in one block. */
  public record Records(Instant startedAt, List<Reconciliation.AtCs> records) {}

  /** What a server says in one block; the counts are those of the whole run. */
  public record Result(
      Reconciliation.Counts counts, int differenceCount, List<Difference> differences) {}

  public static SendReconciliationBlock write(Head head, Records said) {
    var body = new SendReconciliationBlock();
    body.setControl(control(head));
    body.setStartedAt(Acknowledgements.time(said.startedAt()));
    body.setBlock(head.block());
    said.records().stream().map(ReconciliationBody::record).forEach(body.getRecord()::add);
    return body;
  }

  /** Refused when a check digit is wrong or a value is none of the register's. */
  public static Outcome<Records> read(SendReconciliationBlock body) {
    return Reading.of(
        reading -> {
          var municipality =
              reading.take(
                  Numbers.municipality(
                      "municipalityCode", body.getControl().getMunicipalityCode()));
          return new Records(
              body.getStartedAt().toGregorianCalendar().toInstant(),
              body.getRecord().stream()
                  .map(
                      one ->
                          new Reconciliation.AtCs(
                              new IdentityUpdate(
                                  IdentityBody.read(reading, one.getRecord()),
                                  municipality,
                                  one.getUpdateNumber()),
                              Boolean.TRUE.equals(one.isUnsettled())))
                  .toList());
        });
  }

  public static SendReconciliationResult write(Head head, Result said) {
    var summary = new ReconciliationSummary();
    summary.setCompared(said.counts().compared());
    summary.setChangedMeanwhile(said.counts().changedMeanwhile());
    summary.setDifferences(said.differenceCount());
    var body = new SendReconciliationResult();
    body.setControl(control(head));
    body.setSummary(summary);
    body.setBlock(head.block());
    said.differences().stream()
        .map(ReconciliationBody::difference)
        .forEach(body.getDifference()::add);
    return body;
  }

  /** Refused as {@link #read(SendReconciliationBlock)}. */
  public static Outcome<Result> read(SendReconciliationResult body) {
    var summary = body.getSummary();
    return Reading.of(
        reading ->
            new Result(
                new Reconciliation.Counts(summary.getCompared(), summary.getChangedMeanwhile()),
                summary.getDifferences(),
                body.getDifference().stream().map(one -> difference(reading, one)).toList()));
  }

  private static ReconciliationControl control(Head head) {
    var control = new ReconciliationControl();
    control.setRequestNumber(head.requestNumber());
    control.setMunicipalityCode(head.municipality().value());
    return control;
  }

  private static ReconciledRecord record(Reconciliation.AtCs atCs) {
    var record = new ReconciledRecord();
    record.setUpdateNumber(atCs.last().updateNumber());
    record.setRecord(IdentityBody.write(atCs.last().record()));
    if (atCs.unsettled()) {
      record.setUnsettled(true);
    }
    return record;
  }

  private static jukigate.contract.reconciliation.Difference difference(Difference difference) {
    var written = new jukigate.contract.reconciliation.Difference();
    written.setResidentCode(difference.resident().value());
    written.setKind(difference.kind().code());
    difference.items().stream().map(Difference.Item::element).forEach(written.getItem()::add);
    difference.atCs().ifPresent(written::setAtCs);
    difference.atServer().ifPresent(written::setAtServer);
    written.setRepair(difference.kind().repair().code());
    return written;
  }

  private static Difference difference(
      Reading reading, jukigate.contract.reconciliation.Difference read) {
    return new Difference(
        reading.take(Numbers.residentCode(read.getResidentCode())),
        Difference.Kind.ofCode(read.getKind()).orElseThrow(),
        read.getItem().stream().map(name -> Difference.Item.ofElement(name).orElseThrow()).toList(),
        number(read.getAtCs()),
        number(read.getAtServer()));
  }

  private static OptionalInt number(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
