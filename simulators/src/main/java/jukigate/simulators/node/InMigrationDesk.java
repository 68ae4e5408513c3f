package jukigate.simulators.node;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.inmigrationnotice.NotifyInMigration;
import jukigate.contract.inmigrationnotice.NotifyInMigrationResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordFlag;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.InMigrationBody;
import jukigate.simulators.body.OutMigrationBody;
import jukigate.simulators.body.ReceivedCertificate;
import jukigate.simulators.rule.InMigrationRules;
import jukigate.simulators.store.InMigrationTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.NoticeTable;
import jukigate.simulators.store.ResidentTable;

/**
 * X05: 転入通知. The new home sends it with the 転入 itself; at the old home it makes the move out final:
 * the person is a planned mover (予定者フラグ) no longer. What was planned stays beside what is fixed.
 */
public final class InMigrationDesk {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  InMigrationDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  /**
   * A move out as the old home knows it.
   *
   * @param planned what the 転出届 said
   * @param fixed every 転入通知, oldest first; the last one counts
   */
  public record MoveOut(NoticeTable.Notice planned, List<InMigrationTable.Fixed> fixed) {
    public MoveOut {
      fixed = List.copyOf(fixed);
    }

    /** What counts; empty while the person is a planned mover. */
    public Optional<InMigrationTable.Fixed> last() {
      return fixed.isEmpty() ? Optional.empty() : Optional.of(fixed.getLast());
    }
  }

  /** The last move out of a person; empty when there is none, or it was cancelled. */
  public Optional<MoveOut> find(ResidentCode person) {
    return office
        .store()
        .change(
            tables ->
                tables
                    .notices()
                    .find(id, person)
                    .map(planned -> new MoveOut(planned, tables.inMigrations().of(id, person))));
  }

  /** 未着一覧: whose 転入通知 should have come before today (in Japan), by 住民票コード. */
  public List<InMigrationTable.Awaited> missing() {
    LocalDate today = office.clock().instant().atZone(JAPAN).toLocalDate();
    return office.store().change(tables -> tables.inMigrations().awaited(id)).stream()
        .filter(one -> InMigrationRules.isMissing(one.planned().plannedDate(), today))
        .toList();
  }

  /** At the old home: the notice of the new one. */
  public Outcome<NotifyInMigrationResponse> received(Inbound inbound, NotifyInMigration request) {
    return InMigrationBody.read(request)
        .then(
            notice ->
                OutMigrationDesk.fromSender(inbound, notice.destination().value())
                    .map(sender -> notice))
        .then(
            notice ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, notice.requestNumber()),
                        request,
                        NotifyInMigrationResponse.class,
                        tables -> kept(tables, inbound, notice)));
  }

  /** At the new home, within the transaction of the 転入: the id in the outbox. */
  long arrived(NodeTables tables, HouseholdMember newcomer, ReceivedCertificate certificate) {
    String number = outbox.requestNumber(tables);
    var way = new OutMigrationBody.Way(number, certificate.origin(), outbox.code());
    var record = newcomer.record();
    var arrival =
        new InMigrationBody.Arrival(
            certificate.address(),
            record.residence().address(),
            record.lastEvent().date(),
            record.history().notifiedOn());
    return outbox.toCs(
        tables,
        new CsOutbox.Addressed(
            NodeId.municipality(certificate.origin()), Operation.named("NotifyInMigration")),
        number,
        InMigrationBody.write(way, record.person(), arrival),
        Optional.empty());
  }

  private Outcome<NotifyInMigrationResponse> kept(
      NodeTables tables, Inbound inbound, InMigrationBody.Notice notice) {
    if (!notice.origin().equals(outbox.code())) {
      return Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, notice.origin());
    }
    var found = tables.residents().find(id, notice.person());
    return InMigrationRules.take(found.map(ResidentTable.Kept::member))
        .map(
            member -> {
              var fixed = fixed(inbound, notice);
              Instant eraseAt = oneYearAfter(inbound.receivedAt());
              tables.inMigrations().add(id, notice.person(), fixed, eraseAt);
              settle(tables, found.orElseThrow());
              return acknowledged(inbound, notice);
            });
  }

  /** The first notice ends the time of the planned mover; later ones only correct it. */
  private void settle(NodeTables tables, ResidentTable.Kept kept) {
    var record = kept.member().record();
    if (record.control().flags().contains(RecordFlag.PLANNED)) {
      var member = Records.flagged(kept.member(), RecordFlag.PLANNED, false);
      tables.residents().put(id, Records.with(kept, member));
    }
  }

  private static InMigrationTable.Fixed fixed(Inbound inbound, InMigrationBody.Notice notice) {
    return new InMigrationTable.Fixed(
        inbound.sender(),
        notice.requestNumber(),
        notice.arrival().address(),
        notice.arrival().movedInOn(),
        notice.arrival().notifiedOn(),
        inbound.receivedAt());
  }

  /** 通知書 are kept for a year from receipt (住基法施行令 34条4項). */
  static Instant oneYearAfter(Instant receipt) {
    return receipt.atZone(JAPAN).plus(Period.ofYears(1)).toInstant();
  }

  private NotifyInMigrationResponse acknowledged(Inbound inbound, InMigrationBody.Notice notice) {
    var response = new NotifyInMigrationResponse();
    response.setAcknowledgement(
        Acknowledgements.of(id, notice.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    return response;
  }
}
