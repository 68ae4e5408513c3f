package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.domain.node.NodeId;
import org.w3c.dom.Element;

/** X04 and X05: who moves out, and who moves in. */
final class MoveStories {
  private static final String UPDATE = "UpdateIdentity";
  private static final String CERTIFICATE = "SendOutMigrationCertificate";
  private static final String CANCEL = "CancelOutMigrationCertificate";
  private static final String ASK = "RequestOutMigrationCertificate";
  private static final String ARRIVED = "NotifyInMigration";
  private static final String OTHER = Stage.OTHER.localGovernment().orElseThrow().value();

  /** Of the person in the certificate that the kit sends. */
  private static final int NUMBER_OF_CERTIFICATE = 4;

  static final Story OUT =
      Stories.of(
          "moves-out",
          "X01 X04",
          "X04",
          "転出を届け出る。第三の市町村も証明書を求め、その後で転出を取り消す",
          "somebody moves out; a third municipality asks for the certificate, too; then the move is cancelled",
          play -> {
            play.send(Event.BIRTH);
            play.send(Event.MOVE_OUT, "plannedOn", play.day(10));
            play.callAbout(ASK, Stage.THIRD, body -> body);
            play.await(CERTIFICATE);
            play.send(Event.CANCEL_MOVE_OUT, "plannedOn", play.day(10));
          });

  static final Story FOREIGNER =
      Stories.of(
          "foreigner-moves-out",
          "X01 X04",
          "",
          "外国人住民が転出する",
          "a foreign resident moves out",
          play -> {
            play.send(Event.EX_OFFICIO_ENTRY, "reason", "A06");
            play.send(Event.MOVE_OUT, "plannedOn", play.day(10));
          });

  static final Story MISSING =
      Stories.of(
          "certificate-missing",
          "X04",
          "",
          "証明書の届いていない人が転入に来る",
          "somebody comes to move in whose certificate has not come",
          play -> play.send(Event.REQUEST_CERTIFICATE));

  static final Story ARRIVES =
      Stories.of(
          "moves-in",
          "X01 X05",
          "X04",
          "証明書が届き、転入を届け出て、その後で証明書が無効になる",
          "a certificate comes, somebody moves in, and the certificate is cancelled afterwards",
          play -> {
            play.callAbout(CERTIFICATE, Stage.OTHER, body -> body);
            play.numberedFrom(NUMBER_OF_CERTIFICATE + 1).send(Event.MOVE_IN);
            play.callAbout(CANCEL, Stage.OTHER, body -> body.replace("ATTACK-", "CANCEL-"));
          });

  static final Story AWAY =
      Stories.of(
          "told-of-arrival",
          "X01 X04",
          "X05",
          "住民についての転入通知が、転出の前と後 (予定日の前) に届き、訂正される",
          "notices of in-migration come before somebody moves out and after (before the planned date), then a correction",
          play -> {
            play.send(Event.BIRTH);
            play.callAbout(ARRIVED, Stage.OTHER, body -> body);
            play.send(Event.MOVE_OUT, "plannedOn", play.day(10));
            play.callAbout(ARRIVED, Stage.OTHER, body -> body.replace("ATTACK-", "FIRST-"));
            play.callAbout(
                ARRIVED,
                Stage.OTHER,
                body -> body.replace("ATTACK-", "LAST-").replace("架空町1番1号", "架空町1番2号"));
          });

  private MoveStories() {}

  static void in(Casebook book) {
    certificates(book);
    requests(book);
    arrivals(book);
    notices(book);
  }

  private static void certificates(Casebook book) {
    book.told(
        "business/x04/8",
        OUT,
        tale -> {
          List<Sent> sent = moved(tale, CERTIFICATE);
          return sent.isEmpty()
              ? tale.missing(CERTIFICATE)
              : equal("wsa:To", Stage.OTHER.urn(), sent.getFirst().to())
                  .in(sent.getFirst().arrival());
        });
    book.told(
        "business/x04/9",
        OUT,
        tale ->
            tale.each(
                CERTIFICATE,
                it ->
                    equal("originMunicipalityCode", tale.home(), it.text("originMunicipalityCode"))
                        .and(
                            () ->
                                equal(
                                    "destinationMunicipalityCode",
                                    it.to(),
                                    "urn:jukigate:node:cs-"
                                        + it.text("destinationMunicipalityCode")))));
    book.told(
        "business/x04/10",
        OUT,
        tale -> {
          List<Sent> updates = moved(tale, UPDATE);
          List<Sent> sent = moved(tale, CERTIFICATE);
          return updates.isEmpty() || sent.isEmpty()
              ? tale.missing(UPDATE + ", " + CERTIFICATE)
              : equal(
                      "updateNumber",
                      updates.getFirst().text("updateNumber"),
                      sent.getFirst().text("updateNumber"))
                  .in(sent.getFirst().arrival());
        });
    book.told(
        "business/x04/11",
        FOREIGNER,
        tale ->
            tale.each(
                CERTIFICATE,
                it ->
                    it.elements("familyRegister").isEmpty()
                        ? Finding.good()
                        : Finding.bad("familyRegister", "none", "familyRegister")));
    book.told("business/x04/12", OUT, MoveStories::voided);
  }

  private static List<Sent> moved(Tale tale, String operation) {
    return tale.of(Event.MOVE_OUT).stream().flatMap(it -> it.sent(operation).stream()).toList();
  }

  /** Whoever has got the certificate hears of the cancellation. */
  private static Finding voided(Tale tale) {
    List<Sent> sent = tale.all(CERTIFICATE);
    List<String> told = tale.all(CANCEL).stream().map(Sent::to).toList();
    return sent.isEmpty()
        ? tale.missing(CERTIFICATE)
        : Tale.first(
            sent.stream(),
            it ->
                told.contains(it.to())
                    ? Finding.good()
                    : Finding.bad(CANCEL, it.to(), String.join(" ", told)));
  }

  private static void requests(Casebook book) {
    book.told(
        "business/x04/13",
        MISSING,
        tale ->
            tale.goes(ASK, Stage.OTHER.urn())
                .and(() -> tale.says(ASK, "destinationMunicipalityCode", tale.home()))
                .and(() -> tale.says(ASK, "originMunicipalityCode", OTHER)));
    book.asked("business/x04/14", OUT, MoveStories::answered);
    book.asked(
        "business/x04/15",
        ARRIVES,
        tale ->
            tale.answered(CERTIFICATE, 0, "accepted")
                .and(() -> tale.each(UPDATE, it -> Finding.good()))
                .and(() -> tale.answered(CANCEL, 0, "JG-B55")));
  }

  private static Finding answered(Tale tale) {
    return tale.answered(ASK, 0, "accepted")
        .and(
            () -> {
              String number = tale.answer(ASK, 0, "requestNumber");
              return tale.all(CERTIFICATE).stream()
                      .filter(it -> it.to().equals(Stage.THIRD.urn()))
                      .anyMatch(it -> it.text("answersRequestNumber").equals(number))
                  ? Finding.good()
                  : Finding.bad(CERTIFICATE, Stage.THIRD + ", answersRequestNumber", tale.words());
            });
  }

  private static void arrivals(Casebook book) {
    book.told("business/x05/4", ARRIVES, tale -> tale.goes(ARRIVED, Stage.OTHER.urn()));
    book.told("business/x05/5", ARRIVES, MoveStories::withoutNumber);
    book.told(
        "business/x05/6",
        ARRIVES,
        tale ->
            tale.of(Event.MOVE_IN).stream()
                .flatMap(it -> it.errand().stream())
                .findFirst()
                .map(errand -> errand.facts().get("date"))
                .map(
                    date ->
                        tale.each(ARRIVED, it -> equal("movedInOn", date, date(it, "movedInOn"))))
                .orElseGet(() -> tale.missing(ARRIVED)));
    book.told(
        "business/x05/7",
        ARRIVES,
        tale ->
            tale.says(ARRIVED, "destinationMunicipalityCode", tale.home())
                .and(() -> tale.says(ARRIVED, "originMunicipalityCode", OTHER)));
    book.told(
        "sequence/order/3",
        ARRIVES,
        tale -> tale.says(UPDATE, "updateNumber", String.valueOf(NUMBER_OF_CERTIFICATE + 1)));
  }

  private static Finding withoutNumber(Tale tale) {
    String number =
        tale.of(Event.MOVE_IN).stream()
            .flatMap(it -> it.errand().stream())
            .map(errand -> errand.resident().number().value())
            .findFirst()
            .orElse("");
    return tale.each(
        ARRIVED,
        it ->
            it.says(number)
                ? Finding.bad(ARRIVED, "no individual number", "an individual number")
                : Finding.good());
  }

  /** As the register writes it, e.g. {@code R08-11-19}. */
  static String date(Sent sent, String name) {
    return sent.elements(name).stream()
        .findFirst()
        .map(
            element ->
                Stream.of("era", "year", "month", "day")
                    .map(part -> part(element, part))
                    .collect(Collectors.joining("-"))
                    .replaceFirst("-", ""))
        .orElse("");
  }

  private static String part(Element date, String name) {
    String text =
        SoapView.descendants(date, "*", name).findFirst().map(Element::getTextContent).orElse("");
    return text.matches("[0-9]") ? "0" + text : text;
  }

  private static void notices(Casebook book) {
    book.asked("business/x05/8", AWAY, tale -> tale.answered(ARRIVED, 0, "JG-B50"));
    book.asked("business/x05/9", AWAY, tale -> tale.answered(ARRIVED, 1, "accepted"));
    book.asked(
        "business/x05/10",
        AWAY,
        tale ->
            tale.answered(ARRIVED, 1, "accepted").and(() -> tale.answered(ARRIVED, 2, "accepted")));
  }

  /** The prefecture of the system. */
  static NodeId prefecture(Tale tale) {
    return NodeId.prefecture(tale.sut().localGovernment().orElseThrow());
  }

  /** The person of the first errand. */
  static Person first(Tale tale) {
    return tale.steps().stream()
        .flatMap(it -> it.errand().stream())
        .findFirst()
        .orElseThrow()
        .resident();
  }
}
