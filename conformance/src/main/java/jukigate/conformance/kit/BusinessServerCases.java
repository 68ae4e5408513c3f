package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jukigate.conformance.attack.Letter;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import org.w3c.dom.Element;

/** What a municipal CS makes of what other nodes ask and tell it; nobody is known to it. */
final class BusinessServerCases {
  private static final Right NOT_THE_MUNICIPALITY = Right.of("JG-B09");
  private static final Right NOT_HERE = Right.of("JG-308");
  private static final String ELSEWHERE = "141003";
  private static final String ASK = "RequestOutMigrationCertificate";
  private static final String CERTIFICATE = "SendOutMigrationCertificate";
  private static final String CANCEL = "CancelOutMigrationCertificate";
  private static final String ARRIVED = "NotifyInMigration";
  private static final String OUT = "SubmitMovingOutNotice";
  private static final String IN = "SubmitMovingInReservation";
  private static final String ENTRY = "NotifySupplementEntry";
  private static final String RENEWAL = "InquireRenewalTargets";
  private static final String LINE = "urn:jukigate:line:v1";

  private BusinessServerCases() {}

  static void in(Casebook book) {
    certificates(book);
    arrivals(book);
    notices(book);
    copies(book);
    numbers(book);
    line(book);
    supplement(book);
  }

  private static void one(
      Casebook book, String id, String operation, UnaryOperator<Letter> change, Right right) {
    book.called(
        id, Calls.scene(id.replace('/', '-'), Calls.of(operation, Stage.OTHER, change, right)));
  }

  /** The municipality that an element names is another one than any that has to do with it. */
  private static UnaryOperator<Letter> elsewhere(String element) {
    return it ->
        it.body(
            body ->
                body.replaceFirst("(<(\\w+):" + element + ">)[0-9]{6}<", "$1" + ELSEWHERE + "<"));
  }

  private static void certificates(Casebook book) {
    one(book, "business/x04/1", ASK, it -> it, Right.of("JG-B16"));
    one(
        book,
        "business/x04/2",
        ASK,
        elsewhere("destinationMunicipalityCode"),
        NOT_THE_MUNICIPALITY);
    one(book, "business/x04/3", CERTIFICATE, it -> it, Right.ACCEPTED);
    one(book, "business/x04/4", CERTIFICATE, elsewhere("destinationMunicipalityCode"), NOT_HERE);
    one(
        book,
        "business/x04/5",
        CERTIFICATE,
        elsewhere("originMunicipalityCode"),
        NOT_THE_MUNICIPALITY);
    one(book, "business/x04/6", CANCEL, elsewhere("destinationMunicipalityCode"), NOT_HERE);
    book.called(
        "business/x04/7",
        Calls.scene(
            "certificate-and-cancellation",
            new Call(
                "cancelled",
                caller -> {
                  int person = caller.range().nobody();
                  return caller
                      .shot(caller.draft(CERTIFICATE, Stage.OTHER, person))
                      .then(
                          caller.shot(
                              caller
                                  .draft(CANCEL, Stage.OTHER, person)
                                  .body(body -> body.replace("ATTACK-", "CANCEL-"))));
                },
                Right.ACCEPTED)));
  }

  private static void arrivals(Casebook book) {
    one(book, "business/x05/1", ARRIVED, it -> it, Right.of("JG-B02"));
    one(book, "business/x05/2", ARRIVED, elsewhere("originMunicipalityCode"), NOT_HERE);
    one(
        book,
        "business/x05/3",
        ARRIVED,
        elsewhere("destinationMunicipalityCode"),
        NOT_THE_MUNICIPALITY);
  }

  private static void portal(
      Casebook book, String id, String operation, UnaryOperator<Letter> change, Right right) {
    book.called(
        id,
        Calls.scene(id.replace('/', '-'), Calls.of(operation, NodeId.MYNAPORTAL, change, right)));
  }

  private static void notices(Casebook book) {
    book.called(
        "business/x06/1",
        Calls.scene(
            "notice-of-a-city",
            new Call(
                OUT,
                caller -> {
                  Letter letter = caller.draft(OUT, NodeId.MYNAPORTAL);
                  return caller.shot(
                      letter
                          .from(Stage.OTHER)
                          .signer(
                              caller
                                  .network()
                                  .pki()
                                  .signing(Stage.OTHER, caller.network().profile())));
                },
                Right.of("JG-501"))));
    book.each(
        "business/x06/2",
        Calls.scene(
            "reservation",
            Calls.of(IN, NodeId.MYNAPORTAL, BusinessServerCases::unique, Right.ACCEPTED)),
        it ->
            it.body()
                    .filter(body -> body.getElementsByTagNameNS("*", "takenUpOn").getLength() == 1)
                    .isPresent()
                ? Finding.good()
                : Finding.bad("takenUpOn", "a working day", ""));
    portal(book, "business/x06/3", OUT, BusinessServerCases::unique, Right.of("JG-B02"));
    portal(
        book,
        "business/x06/4",
        OUT,
        it ->
            unique(it)
                .body(
                    body ->
                        body.replaceFirst(
                            "(destinationMunicipalityCode>)[0-9]{6}", "$1" + own(it))),
        Right.of("JG-B53"));
    book.called(
        "business/x06/5",
        Calls.scene(
            "two-reservations",
            new Call(
                IN,
                caller -> {
                  Letter letter = unique(caller.draft(IN, NodeId.MYNAPORTAL));
                  return caller
                      .shot(letter)
                      .then(
                          caller.shot(
                              letter
                                  .messageId(caller.range().freshId())
                                  .body(body -> body.replace("ATTACK-", "SECOND-"))));
                },
                Right.ACCEPTED,
                Right.of("JG-B51"))));
    portal(
        book,
        "business/x06/6",
        IN,
        it ->
            unique(it)
                .body(
                    body ->
                        body.replaceFirst(
                            "(?s)(<p:visitOn>.*?<t:month>)12(</t:month><t:day>)3<", "$111$21<")),
        Right.of("JG-B18"));
    portal(book, "business/x06/7", IN, elsewhere("municipalityCode"), NOT_HERE);
  }

  /** Somebody of another name each time, found by nobody. */
  private static Letter unique(Letter letter) {
    return letter.body(
        body ->
            body.replace(
                "渡邉　太郎",
                "架空　"
                    + letter
                        .resident()
                        .value()
                        .chars()
                        .mapToObj(digit -> String.valueOf("一二三四五六七八九十".charAt(digit - '0')))
                        .collect(Collectors.joining())));
  }

  private static String own(Letter letter) {
    return letter.addressing().to().localGovernment().map(LocalGovernmentCode::value).orElseThrow();
  }

  private static void copies(Casebook book) {
    Receiving unknown =
        Calls.scene("copy-of-nobody", Calls.closed("nobody", it -> it, Right.ACCEPTED));
    book.each("business/x07/1", unknown, it -> equal("reason", "H02", text(it, "reason")));
    book.each(
        "business/x07/2",
        unknown,
        it ->
            equal(
                "approved, refused, pending",
                "1",
                String.valueOf(
                    it.body().stream()
                        .flatMap(body -> SoapView.children(body).stream())
                        .filter(
                            child ->
                                Set.of("approved", "refused", "pending")
                                    .contains(child.getLocalName()))
                        .count())));
    one(
        book,
        "business/x07/3",
        "RequestResidenceCopy",
        elsewhere("issuingMunicipalityCode"),
        NOT_THE_MUNICIPALITY);
    one(book, "business/x07/4", "SendResidenceCopy", it -> it, Right.of("JG-406", "JG-B"));
  }

  private static String text(Exchange exchange, String name) {
    return exchange.body().stream()
        .flatMap(it -> SoapView.descendants(it, "*", name))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static void numbers(Casebook book) {
    book.called(
        "business/x11/1",
        Calls.scene(
            "number-not-asked-for",
            Calls.of("NotifyIndividualNumber", NodeId.NATIONAL, it -> it, Right.of("JG-B42"))));
    book.called(
        "business/x12/1",
        Calls.scene(
            "codes-not-asked-for",
            Calls.of("AssignResidentCodes", NodeId.NATIONAL, it -> it, Right.of("JG-B48"))));
    book.called(
        "business/x13/1",
        Calls.scene(
            "result-not-asked-for",
            new Call(
                "SendReconciliationResult",
                caller ->
                    caller.shot(
                        caller.draft(
                            "SendReconciliationResult",
                            NodeId.prefecture(caller.sut().localGovernment().orElseThrow()))),
                Right.of("JG-B93", "JG-B90"))));
  }

  private static void line(Casebook book) {
    Receiving check = Calls.scene("line-check", Calls.plain("CheckLine"));
    book.each("business/x19/1", check, BusinessServerCases::isHeld);
    book.each(
        "business/x19/2",
        check,
        it ->
            equal(
                "acknowledgement/requestNumber",
                it.request().replaceFirst("(?s).*<l:requestNumber>([^<]*)<.*", "$1"),
                text(it, "requestNumber")));
    book.called(
        "business/x19/3",
        Calls.scene(
            "false-head",
            Calls.of("SubmitCheckpoint", NodeId.GATEWAY, it -> it, Right.of("JG-L15"))));
  }

  private static Finding isHeld(Exchange exchange) {
    var lists =
        exchange.body().stream().flatMap(it -> SoapView.descendants(it, LINE, "held")).toList();
    return lists.isEmpty()
        ? Finding.bad("held", "the CRL of each CA", "none")
        : lists.stream()
            .map(
                list ->
                    SoapView.children(list).stream()
                        .map(Element::getLocalName)
                        .collect(Collectors.joining(" ")))
            .filter(names -> !names.equals("issuer thisUpdate nextUpdate"))
            .findFirst()
            .map(names -> Finding.bad("held", "issuer thisUpdate nextUpdate", names))
            .orElse(Finding.good());
  }

  private static void supplement(Casebook book) {
    one(book, "business/x20/1", ENTRY, it -> it, Right.ACCEPTED);
    one(book, "business/x20/2", ENTRY, elsewhere("domicileMunicipalityCode"), Right.of("JG-B71"));
    one(book, "business/x20/3", ENTRY, elsewhere("municipalityCode"), NOT_THE_MUNICIPALITY);
    one(
        book,
        "business/x20/4",
        ENTRY,
        it -> it.body(body -> body.replace("kind>1<", "kind>2<")),
        Right.of("JG-B72"));
    book.called(
        "business/x20/5",
        Calls.scene(
            "entered-twice",
            new Call(
                ENTRY,
                caller -> {
                  Letter letter = caller.draft(ENTRY, Stage.OTHER);
                  return caller
                      .shot(letter)
                      .then(
                          caller.shot(
                              letter
                                  .messageId(caller.range().freshId())
                                  .body(body -> body.replace("ATTACK-", "SECOND-"))));
                },
                Right.ACCEPTED,
                Right.of("JG-B01"))));
    book.each(
        "business/x20/6",
        Calls.scene(
            "renewal-of-nobody",
            Calls.of(RENEWAL, NodeId.CARD_MANAGEMENT, it -> it, Right.ACCEPTED)),
        it ->
            equal(
                "notResident",
                it.request().replaceFirst("(?s).*<p:residentCode>([0-9]*)<.*", "$1"),
                text(it, "notResident")));
    book.each(
        "business/x20/7",
        Calls.scene(
            "renewals",
            Calls.of(
                "1000-residents",
                RENEWAL,
                NodeId.CARD_MANAGEMENT,
                it -> it.body(BusinessServerCases::thousand),
                Right.ACCEPTED)),
        it ->
            equal(
                "notResident",
                "1000",
                String.valueOf(
                    it.body().stream()
                        .flatMap(body -> SoapView.descendants(body, "*", "notResident"))
                        .count())));
    book.called(
        "business/x20/8",
        Calls.scene(
            "renewal-elsewhere",
            Calls.of(
                RENEWAL,
                NodeId.CARD_MANAGEMENT,
                elsewhere("municipalityCode"),
                NOT_THE_MUNICIPALITY)));
  }

  /** The one target as a thousand, of codes that follow each other. */
  private static String thousand(String body) {
    String target = body.replaceFirst("(?s).*(<p:target>.*</p:target>).*", "$1");
    return body.replace(
        target,
        IntStream.range(0, 1_000)
            .mapToObj(i -> SyntheticBlock.residentCode(69_500_000 + i).value())
            .map(code -> target.replaceFirst("residentCode>[0-9]*<", "residentCode>" + code + "<"))
            .collect(Collectors.joining()));
  }
}
