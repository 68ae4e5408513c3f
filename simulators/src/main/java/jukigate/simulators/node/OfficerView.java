package jukigate.simulators.node;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.operator.Act;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.CopyTable;
import jukigate.simulators.store.MovingNoticeTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OperatorActTable;
import jukigate.simulators.store.UnmaskingTable;

/** What an officer of a CS has on the desk: what came in, what waits for a decision. */
public final class OfficerView {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** 操作端末ID of what an officer decides. */
  static final String TERMINAL = "counter";

  /** As long as the record of a provision. */
  private static final int RECORDED_YEARS = 7;

  private final NodeId id;
  private final Office office;

  OfficerView(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** What a paper in the inbox is. */
  public enum Kind {
    /** 転出証明書情報. */
    CERTIFICATE,
    /** 転入通知. */
    IN_MIGRATION,
    /** 転出届 of Mynaportal. */
    MOVING_OUT,
    /** 転入予約 of Mynaportal. */
    MOVING_IN,
    /** Somebody asks for a copy of a resident of this CS. */
    COPY_REQUEST,
    /** What became of a copy that this CS asked for. */
    COPY
  }

  /**
   * A paper.
   *
   * @param number 依頼管理番号 of whoever sent or asked
   * @param at when it came, or changed last
   * @param state as the table of its kind has it; {@code RECEIVED} where there is none
   * @param persons whom it is about, as far as that is a 住民票コード
   */
  public record Paper(
      Kind kind,
      NodeId other,
      String number,
      Instant at,
      String state,
      List<ResidentCode> persons) {}

  /**
   * An operator is about to look: refused where the table gives no right to it, recorded in any
   * case.
   *
   * @param view the name of what is looked at
   */
  public Outcome<String> look(String operatorId, Act act, String view) {
    var doing = new Guard.Doing(new Operator(operatorId, TERMINAL), act, view);
    return new Guard(id, office).allows(doing, () -> Outcome.passed(view));
  }

  /** Who did or tried what here, the latest first. */
  public List<OperatorActTable.Entry> operations(int limit) {
    return office.store().change(tables -> tables.operatorActs().of(id, limit));
  }

  /** Everything that came and is kept, oldest first. */
  public List<Paper> inbox() {
    return office.store().change(this::papers);
  }

  /** What waits for {@link #decide}, oldest first. */
  public List<Paper> approvals() {
    return office
        .store()
        .change(
            tables ->
                Stream.concat(
                        tables.movingNotices().undecided(id).stream().map(OfficerView::paper),
                        tables.copies().pending(id).stream()
                            .map(one -> paper(Kind.COPY_REQUEST, one)))
                    .sorted(Comparator.comparing(Paper::at))
                    .toList());
  }

  /** Who was shown numbers of residents of this CS. */
  public List<UnmaskingTable.Unmasking> unmaskings() {
    return office.store().change(tables -> tables.unmaskings().of(id));
  }

  /** Records that numbers are about to be shown; kept for 7 years, like a provision. */
  public void unmasked(UnmaskingTable.Unmasking look) {
    Instant end = look.at().atZone(JAPAN).plusYears(RECORDED_YEARS).toInstant();
    office
        .store()
        .change(
            tables -> {
              tables.unmaskings().add(id, look, end);
              return look;
            });
  }

  /**
   * What an officer decides.
   *
   * @param number 依頼管理番号 of what waits
   * @param from who sent it; may be left out where only one waits under the number
   * @param operatorId 操作者ID of the officer: recorded, and sent with what follows
   */
  public record Decision(
      String number, Optional<NodeId> from, boolean approve, String operatorId) {}

  /**
   * Approves or refuses what waits under a number: a copy that another CS asked for, or a notice of
   * Mynaportal. Refused with {@code JG-B52} when nothing waits under it, and with {@code JG-B22}
   * when several senders chose the same number and none is named, and by the rights of the officer.
   */
  public Outcome<Entered> decide(Decision decision) {
    var operator = new Operator(decision.operatorId(), TERMINAL);
    var doing = new Guard.Doing(operator, Act.DECIDE, decision.number());
    return new Guard(id, office).allows(doing, () -> decided(decision));
  }

  private Outcome<Entered> decided(Decision decision) {
    List<Paper> waiting =
        approvals().stream()
            .filter(paper -> paper.number().equals(decision.number()))
            .filter(paper -> decision.from().map(paper.other()::equals).orElse(true))
            .toList();
    if (waiting.isEmpty()) {
      return Outcome.refused(RefusalCode.NOTICE_NOT_PENDING, Rule.OFFICER_DECIDES);
    }
    if (waiting.size() > 1) {
      String senders =
          waiting.stream()
              .map(paper -> paper.other().value())
              .sorted()
              .collect(Collectors.joining(", "));
      return Outcome.refused(RefusalCode.SEVERAL_WAITING, senders);
    }
    return decide(waiting.getFirst(), decision);
  }

  private Outcome<Entered> decide(Paper paper, Decision decision) {
    var node = new MunicipalNode(id, office);
    String number = decision.number();
    boolean approve = decision.approve();
    return paper.kind() == Kind.COPY_REQUEST
        ? node.copies()
            .decide(new CopyDesk.Decision(paper.other(), number, approve, decision.operatorId()))
        : node.entered(decision(number, approve, decision.operatorId()));
  }

  private ResidentEvent decision(String notice, boolean approve, String operatorId) {
    var outbox = new CsOutbox(id, office);
    String number = office.store().change(outbox::requestNumber);
    LocalDate today = office.clock().instant().atZone(JAPAN).toLocalDate();
    var header =
        new EventHeader(
            outbox.code(),
            new ControlItems.Request(number, operatorId, TERMINAL),
            RegisterDate.japanese(today),
            RegisterDate.japanese(today));
    return new ResidentEvent.MovingNoticeDecision(header, notice, approve);
  }

  private List<Paper> papers(NodeTables tables) {
    var papers = new ArrayList<Paper>();
    tables.certificates().of(id).stream()
        .map(
            one ->
                new Paper(
                    Kind.CERTIFICATE,
                    one.origin(),
                    one.requestNumber(),
                    one.receivedAt(),
                    "RECEIVED",
                    tables.certificates().persons(id, one)))
        .forEach(papers::add);
    tables.inMigrations().of(id).stream()
        .map(
            one ->
                new Paper(
                    Kind.IN_MIGRATION,
                    one.fixed().destination(),
                    one.fixed().requestNumber(),
                    one.fixed().receivedAt(),
                    "RECEIVED",
                    List.of(one.person())))
        .forEach(papers::add);
    tables.movingNotices().of(id).stream().map(OfficerView::paper).forEach(papers::add);
    copies(tables).forEach(papers::add);
    return papers.stream().sorted(Comparator.comparing(Paper::at)).toList();
  }

  private Stream<Paper> copies(NodeTables tables) {
    return Stream.concat(
        tables.copies().of(id, CopyTable.Role.HOME).stream()
            .map(one -> paper(Kind.COPY_REQUEST, one)),
        tables.copies().of(id, CopyTable.Role.ISSUE).stream().map(one -> paper(Kind.COPY, one)));
  }

  private static Paper paper(Kind kind, CopyTable.Listed listed) {
    var copy = listed.copy();
    return new Paper(
        kind,
        copy.key().other(),
        copy.key().requestNumber(),
        listed.changedAt(),
        copy.state().name(),
        List.of());
  }

  private static Paper paper(MovingNoticeTable.Notice notice) {
    return new Paper(
        notice.kind() == MovingNoticeTable.Kind.OUT ? Kind.MOVING_OUT : Kind.MOVING_IN,
        notice.sender(),
        notice.requestNumber(),
        notice.receivedAt(),
        notice.state().name(),
        notice.person().stream().toList());
  }
}
