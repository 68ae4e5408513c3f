package jukigate.app.badinput;

import static jukigate.app.badinput.BadMessage.body;
import static jukigate.app.badinput.BadMessage.drafted;
import static jukigate.domain.refusal.RefusalCode.ACTION_MISMATCH;
import static jukigate.domain.refusal.RefusalCode.BODY_ENCRYPTED;
import static jukigate.domain.refusal.RefusalCode.BODY_NOT_ENCRYPTED;
import static jukigate.domain.refusal.RefusalCode.CHECK_DIGIT_WRONG;
import static jukigate.domain.refusal.RefusalCode.MEDIA_TYPE_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.METHOD_NOT_ALLOWED;
import static jukigate.domain.refusal.RefusalCode.MUNICIPALITY_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.NOT_ADDRESSED_HERE;
import static jukigate.domain.refusal.RefusalCode.NUMBER_NOT_SYNTHETIC;
import static jukigate.domain.refusal.RefusalCode.OPERATION_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.PURPOSE_FORBIDDEN;
import static jukigate.domain.refusal.RefusalCode.RECEIVER_UNKNOWN;
import static jukigate.domain.refusal.RefusalCode.ROUTE_FORBIDDEN;
import static jukigate.domain.refusal.RefusalCode.SCHEMA_INVALID;

import java.util.List;
import java.util.stream.IntStream;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.RefusalCode;

/** Messages that are sealed rightly and say what they must not. */
final class WrongContent {
  private static final String TEXT_XML = "text/xml; charset=utf-8";
  private static final String MUNICIPALITY = "<u:municipalityCode>%s<";

  private WrongContent() {}

  static List<BadMessage> items() {
    return List.of(
        body("item missing", SCHEMA_INVALID, "<u:sex>2</u:sex>", ""),
        body("ninth item", SCHEMA_INVALID, "</u:record>", "<u:phone>1</u:phone></u:record>"),
        body("item twice", SCHEMA_INVALID, "<u:sex>2</u:sex>", "<u:sex>2</u:sex><u:sex>2</u:sex>"),
        body(
            "other namespace",
            SCHEMA_INVALID,
            "<t:gaijiCount>0<",
            "<t:gaijiCount xmlns:t='urn:u'>0<"),
        body("wrong type: text for a number", SCHEMA_INVALID, "Number>1</u:up", "Number>一</u:up"),
        body("wrong type: xsi:type", SCHEMA_INVALID, "<u:sex>", xsiType()),
        body("wrong code", SCHEMA_INVALID, "<u:sex>2<", "<u:sex>XY9<"),
        body("wrong length", SCHEMA_INVALID, "<u:eventReason>A06<", "<u:eventReason>A0666<"),
        body("date in another form", SCHEMA_INVALID, "<t:era>R<", "<t:era>2026-11-20<"),
        swapped("check digit of 住民票コード", "residentCode"),
        swapped("check digit of 個人番号", "individualNumber"),
        body("check digit of 団体コード", CHECK_DIGIT_WRONG, code("221007"), code("221008")),
        body("unknown municipality", MUNICIPALITY_UNKNOWN, code("221007"), code(unknown())),
        drafted("number of somebody real", NUMBER_NOT_SYNTHETIC, WrongContent::realNumber));
  }

  private static String code(String digits) {
    return MUNICIPALITY.formatted(digits);
  }

  private static String xsiType() {
    return "<u:sex xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"t:text\">";
  }

  /** The last digit of the item becomes another one. */
  private static BadMessage swapped(String name, String item) {
    return drafted(
        name,
        CHECK_DIGIT_WRONG,
        draft ->
            draft.body(
                text ->
                    IntStream.range(0, 10)
                        .mapToObj(d -> text.replaceFirst("[0-9](</u:" + item + ">)", d + "$1"))
                        .filter(changed -> !changed.equals(text))
                        .findFirst()
                        .orElseThrow()));
  }

  private static Draft realNumber(Draft draft) {
    return draft.body(text -> text.replace(draft.resident().value(), "12345678903"));
  }

  /** A code with a right check digit that no municipality has. */
  private static String unknown() {
    var japan = Municipalities.japan();
    return IntStream.range(220_000, 230_000)
        .mapToObj(String::valueOf)
        .filter(digits -> LocalGovernmentCode.parse(digits).isPresent())
        .filter(digits -> japan.find(LocalGovernmentCode.parse(digits).get()).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  static List<BadMessage> route() {
    return List.of(
        drafted("unknown operation", OPERATION_UNKNOWN, draft -> draft.action("urn:other")),
        drafted("unknown node", RECEIVER_UNKNOWN, draft -> draft.to(new NodeId("cs-011011"))),
        drafted("the gateway itself", NOT_ADDRESSED_HERE, draft -> draft.to(NodeId.GATEWAY)),
        drafted("route not in the table", ROUTE_FORBIDDEN, draft -> draft.to(otherCity())),
        drafted("other prefecture", ROUTE_FORBIDDEN, draft -> draft.to(RunningBackbone.DOWN)),
        drafted("other purpose", PURPOSE_FORBIDDEN, draft -> draft.purpose(Purpose.CARD)),
        drafted("body of another operation", ACTION_MISMATCH, WrongContent::asCard)
            .with(shot -> shot.service(Operation.UPDATE_CARD_STATE)),
        drafted("address of another service", ACTION_MISMATCH, draft -> draft)
            .with(shot -> shot.service(Operation.UPDATE_CARD_STATE)),
        drafted("other SOAPAction", ACTION_MISMATCH, draft -> draft)
            .with(shot -> shot.http("POST", TEXT_XML, "urn:other")),
        http("no POST", METHOD_NOT_ALLOWED, "PUT", TEXT_XML),
        http("SOAP 1.2 by its type", MEDIA_TYPE_UNSUPPORTED, "POST", "application/soap+xml"),
        http("JSON by its type", MEDIA_TYPE_UNSUPPORTED, "POST", "application/json"),
        new BadMessage(
            "encrypted where it must not be",
            BODY_ENCRYPTED,
            running ->
                running.shot(
                    running
                        .update()
                        .encryptFor(
                            running
                                .backbone
                                .pki()
                                .encryptionCertificate(RunningBackbone.PREFECTURE)))),
        drafted("readable where it must not be", BODY_NOT_ENCRYPTED, WrongContent::asMigration)
            .with(shot -> shot.service(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)));
  }

  private static BadMessage http(String name, RefusalCode code, String method, String type) {
    return drafted(name, code, draft -> draft)
        .with(shot -> shot.http(method, type, Operation.UPDATE_IDENTITY.requestAction()));
  }

  private static NodeId otherCity() {
    return RunningBackbone.CITY_OF_DOWN;
  }

  private static Draft asCard(Draft draft) {
    return draft.operation(Operation.UPDATE_CARD_STATE);
  }

  private static Draft asMigration(Draft draft) {
    return draft
        .to(otherCity())
        .purpose(Purpose.MIGRATION)
        .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE);
  }
}
