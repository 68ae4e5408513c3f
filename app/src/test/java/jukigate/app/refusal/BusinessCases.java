package jukigate.app.refusal;

import static jukigate.app.refusal.Bodies.date;
import static jukigate.app.refusal.Bodies.update;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import jukigate.app.refusal.Stand.Sent;
import jukigate.domain.message.Operation;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RecordFlag;
import jukigate.simulators.node.CopyCounter;
import jukigate.simulators.rule.CopyRule;

/** For each business refusal, how to bring it about. Each case has people of its own. */
final class BusinessCases {
  static final String TODAY = date("R", 8, 11, 20);
  static final Map<RefusalCode, Case> OVER_THE_WIRE = new EnumMap<>(RefusalCode.class);

  /** What happens before, and the message that is then refused. */
  @FunctionalInterface
  interface Case {
    Sent refused(Stand stand, int index);
  }

  static {
    onRecord(RefusalCode.RESIDENT_EXISTS, (stand, i) -> update(i, 2, "A06"));
    OVER_THE_WIRE.put(RefusalCode.RESIDENT_UNKNOWN, (stand, i) -> Sent.update(update(i, 1, "C01")));
    onRecord(RefusalCode.RECORD_CLOSED, BusinessCases::moveAfterDeath);
    onRecord(RefusalCode.MOVE_CHANGES_MORE, (stand, i) -> update(i, 2, "C01").replace("拒子", "否子"));
    onRecord(RefusalCode.SEQUENCE_GAP, (stand, i) -> update(i, 3, "C01"));
    onRecord(
        RefusalCode.UPDATE_PROHIBITED,
        (stand, i) -> flagged(stand, i, RecordFlag.UPDATE_PROHIBITED));
    onRecord(RefusalCode.RECORD_LOCKED, (stand, i) -> flagged(stand, i, RecordFlag.LOCKED));
    onRecord(RefusalCode.REASON_UNKNOWN, (stand, i) -> update(i, 2, "A09"));
    onRecord(
        RefusalCode.NOT_THE_MUNICIPALITY,
        (stand, i) -> municipality(update(i, 2, "C01"), "221309"));
    onRecord(
        RefusalCode.OUTSIDE_PREFECTURE, (stand, i) -> municipality(update(i, 2, "C01"), "141003"));
    onRecord(
        RefusalCode.DATE_ORDER,
        (stand, i) -> update(i, 2, "C01").replace(TODAY, date("H", 2, 4, 4)));
    onRecord(RefusalCode.NUMBER_CHANGED, BusinessCases::otherNumber);
    onRecord(
        RefusalCode.CANCELLATION_DIFFERS, (stand, i) -> update(i, 2, "D09").replace("拒子", "否子"));
    OVER_THE_WIRE.put(RefusalCode.REQUEST_NUMBER_REUSED, BusinessCases::numberAgain);
    OVER_THE_WIRE.put(RefusalCode.CARD_UNKNOWN, (stand, i) -> card(i, "K02", TODAY));
    OVER_THE_WIRE.put(RefusalCode.CARD_TRANSITION, BusinessCases::suspendedBeforeIssue);
    OVER_THE_WIRE.put(RefusalCode.CARD_CONTINUATION_LATE, BusinessCases::lateContinuation);
    OVER_THE_WIRE.put(
        RefusalCode.CERTIFICATE_NOT_REQUESTABLE,
        (stand, i) ->
            new Sent(
                Stand.OTHER_CITY,
                Stand.CITY,
                Operation.REQUEST_OUT_MIGRATION_CERTIFICATE,
                Bodies.certificateRequest(i)));
    OVER_THE_WIRE.put(RefusalCode.ITEM_NOT_PERMITTED, BusinessCases::numberNobodyAskedFor);
  }

  private BusinessCases() {}

  private interface Body {
    String of(Stand stand, int index);
  }

  /** A resident is on record with update number 1; then the body is sent. */
  private static void onRecord(RefusalCode code, Body body) {
    OVER_THE_WIRE.put(
        code,
        (stand, index) -> {
          stand.accepted(Sent.update(update(index, 1, "A06")));
          return Sent.update(body.of(stand, index));
        });
  }

  private static String moveAfterDeath(Stand stand, int index) {
    stand.accepted(Sent.update(update(index, 2, "D03")));
    return update(index, 3, "C01");
  }

  private static String flagged(Stand stand, int index, RecordFlag flag) {
    var code = SyntheticBlock.residentCode(index);
    stand.nodes().prefecture(Stand.PREFECTURE).flags(code, Set.of(flag));
    return update(index, 2, "C01");
  }

  private static String municipality(String body, String code) {
    return body.replace("<u:municipalityCode>221007", "<u:municipalityCode>" + code);
  }

  private static String otherNumber(Stand stand, int index) {
    return update(index, 2, "C03")
        .replace(
            SyntheticBlock.individualNumber(index).value(),
            SyntheticBlock.individualNumber(index + 1).value());
  }

  private static Sent numberAgain(Stand stand, int index) {
    String first = update(index, 1, "A06");
    stand.accepted(Sent.update(first));
    return Sent.update(first.replace("拒子", "否子"));
  }

  private static Sent card(int index, String event, String date) {
    return Sent.card(Bodies.card(index, event, date));
  }

  private static Sent suspendedBeforeIssue(Stand stand, int index) {
    stand.accepted(card(index, "K01", TODAY));
    return card(index, "K05", TODAY);
  }

  private static Sent lateContinuation(Stand stand, int index) {
    stand.accepted(card(index, "K01", TODAY));
    stand.accepted(card(index, "K02", TODAY));
    LocalDate moved =
        stand
            .backbone()
            .clock()
            .instant()
            .atZone(ZoneId.of("Asia/Tokyo"))
            .toLocalDate()
            .minusDays(91);
    String date = date("R", moved.getYear() - 2018, moved.getMonthValue(), moved.getDayOfMonth());
    return card(index, "K08", date);
  }

  /** The copy that an officer of the home let wait comes with an individual number. */
  private static Sent numberNobodyAskedFor(Stand stand, int index) {
    var pending = (CopyCounter.Standing.Pending) Copies.ask(stand, CopyRule.ASK);
    return new Sent(
        Stand.CITY,
        Stand.OTHER_CITY,
        Operation.SEND_RESIDENCE_COPY,
        Bodies.copy(index, pending.requestNumber(), "<r:individualNumber>%s</r:individualNumber>"));
  }
}
