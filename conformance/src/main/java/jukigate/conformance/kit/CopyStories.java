package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.conformance.sut.Told;
import org.w3c.dom.Element;

/** X07: the system as the home of residents, and as the place of issue. */
final class CopyStories {
  private static final String ASK = "RequestResidenceCopy";
  private static final String SEND = "SendResidenceCopy";
  private static final List<String> SPECIAL =
      List.of("relation", "individualNumber", "residentCode");
  private static final String COPY =
      "<p:approved><p:resident><p:name><t:text>架空　通子</t:text><t:gaijiCount>0</t:gaijiCount></p:name><p:birthDate><t:form>F00</t:form><t:era>R</t:era><t:year>8</t:year><t:month>11</t:month><t:day>18</t:day></p:birthDate><p:sex>2</p:sex><p:becameResidentOn><t:form>F00</t:form><t:era>R</t:era><t:year>8</t:year><t:month>11</t:month><t:day>18</t:day></p:becameResidentOn><p:address><t:text>北海道札幌市架空区架空町1番1号</t:text><t:gaijiCount>0</t:gaijiCount></p:address><p:previousAddress><p:notifiedOn><t:form>F00</t:form><t:era>R</t:era><t:year>8</t:year><t:month>11</t:month><t:day>18</t:day></p:notifiedOn></p:previousAddress>MORE</p:resident></p:approved>";
  private static final String CODE = "<p:residentCode>99202611040</p:residentCode>";

  static final Story HOME =
      Stories.of(
          "home-of-a-copy",
          "X01 X07",
          "X07",
          "住民の写しが他の市町村から求められる: 本人だけ、世帯全員、特別の項目、他人の請求、同じ4情報の2人、発行抑止、都度判断",
          "other municipalities ask for copies of residents: the person, the household, special items, by somebody else, by four items that fit two, suppressed, and left to an officer",
          CopyStories::home);

  static final Story TOO_MUCH =
      Stories.answered(
          "copy-with-too-much",
          "X07",
          "",
          "広域交付を求め、求めていない住民票コードのある写しが返る",
          "asks for a copy and gets one with a resident code that it did not ask for",
          () -> approved(COPY.replace("MORE", CODE)),
          play -> play.send(Event.REQUEST_COPY));

  static final Story PENDING =
      Stories.answered(
          "copy-pending",
          "X07",
          "X07",
          "広域交付を求め、後で決めると返り、写しが届く。初めは求めていない項目があり、次は正しい",
          "asks for a copy, is told to wait, and gets copies: first one with an item that it did not ask for, then a right one",
          () -> approved("<p:pending><p:receiptNumber>R-77</p:receiptNumber></p:pending>"),
          play -> {
            play.send(Event.REQUEST_COPY);
            send(play, COPY.replace("MORE", CODE), "TOO-MUCH-");
            send(play, COPY.replace("MORE", ""), "RIGHT-");
          });

  private CopyStories() {}

  private static Answering approved(String answer) {
    return Answerings.on(
        ASK,
        Answerings.drafted(
            (reply, network) ->
                reply.body(body -> body.replaceFirst("(?s)<p:refused>.*</p:refused>", answer))));
  }

  private static void send(Play play, String copy, String number) {
    String asked = play.text(ASK, "requestNumber");
    play.call(
        SEND,
        Stage.OTHER,
        it ->
            it.body(
                body ->
                    body.replace("NEVER-ASKED-1", asked)
                        .replace("ATTACK-", number)
                        .replaceFirst("(?s)<p:refused>.*</p:refused>", copy)));
  }

  private static void home(Play play) {
    Person one = play.unique();
    play.about(one).send(Event.BIRTH, "relation", "世帯主");
    Person child = play.unique();
    play.about(child).send(Event.BIRTH, "household", one.code().value(), "relation", "子");
    play.about(one);
    ask(play, one.name(), body -> body);
    ask(play, one.name(), body -> body.replace("scope>1<", "scope>2<"));
    for (String item : SPECIAL) {
      ask(play, one.name(), body -> body.replace(item + ">false<", item + ">true<"));
    }
    ask(play, "架空　雪子", body -> body);
    Person twin = play.unique();
    play.about(twin).send(Event.BIRTH);
    Person other = play.somebody();
    play.about(twin.numbered(other.code(), other.number())).send(Event.BIRTH);
    ask(
        play,
        twin.name(),
        body ->
            body.replaceFirst(
                "(?s)<r:key>.*</r:key>",
                "<r:key><t:fourItems>" + NoticeStories.items(twin) + "</t:fourItems></r:key>"));
    play.about(one).send(Event.COPY_RULE, "rule", "suppress");
    ask(play, one.name(), body -> body);
    play.send(Event.COPY_RULE, "rule", "ask");
    Step pending = ask(play, one.name(), body -> body);
    play.send(
        Event.APPROVE_COPY,
        "number",
        Play.answer(pending, "requestNumber"),
        "receiptNumber",
        Play.answer(pending, "receiptNumber"));
  }

  /** Of the resident of the story. */
  private static Step ask(Play play, String requester, UnaryOperator<String> change) {
    return play.callAbout(ASK, Stage.OTHER, body -> change.apply(body.replace("架空　雪子", requester)));
  }

  static void in(Casebook book) {
    copies(book);
    refusals(book);
    decisions(book);
    counter(book);
  }

  private static void copies(Casebook book) {
    book.asked(
        "business/x07/5",
        HOME,
        tale ->
            special(tale, 0, "")
                .and(() -> special(tale, 2, "relation"))
                .and(() -> special(tale, 3, "individualNumber"))
                .and(() -> special(tale, 4, "residentCode")));
    book.asked(
        "business/x07/6",
        HOME,
        tale -> tale.answered(ASK, 0, "accepted").and(() -> names(tale, 0, 1)));
    book.asked(
        "business/x07/7",
        HOME,
        tale -> tale.answered(ASK, 1, "accepted").and(() -> names(tale, 1, 2)));
  }

  /** Those of the special items that are in the n-th copy. */
  private static Finding special(Tale tale, int turn, String right) {
    Finding accepted = tale.answered(ASK, turn, "accepted");
    if (!(accepted instanceof Finding.Good)) {
      return accepted;
    }
    String found =
        String.join(
            " ", SPECIAL.stream().filter(it -> !tale.answer(ASK, turn, it).isEmpty()).toList());
    return equal("special items", right, found).in(tale.named(ASK).get(turn).exchange().get());
  }

  /** How many residents are in the n-th copy: those of the household, and nobody else. */
  private static Finding names(Tale tale, int turn, int many) {
    Exchange exchange = tale.named(ASK).get(turn).exchange().get();
    List<String> right =
        tale.of(Event.BIRTH).stream()
            .limit(many)
            .flatMap(it -> it.errand().stream())
            .map(errand -> errand.resident().name())
            .sorted()
            .toList();
    List<String> found =
        exchange.body().stream()
            .flatMap(body -> SoapView.descendants(body, "*", "resident"))
            .flatMap(it -> SoapView.children(it).stream().limit(1))
            .flatMap(name -> SoapView.descendants(name, "*", "text"))
            .map(Element::getTextContent)
            .sorted()
            .toList();
    return found.equals(right)
        ? Finding.good()
        : Finding.bad("resident", many + " of the household", found.size() + " residents")
            .in(exchange);
  }

  private static void refusals(Casebook book) {
    book.asked("business/x07/8", HOME, tale -> refused(tale, 5, "H04"));
    book.asked("business/x07/9", HOME, tale -> refused(tale, 6, "H03"));
    book.asked("business/x07/10", HOME, tale -> refused(tale, 7, "H01"));
  }

  private static Finding refused(Tale tale, int turn, String reason) {
    return tale.answered(ASK, turn, "accepted")
        .and(
            () ->
                equal("reason", reason, tale.answer(ASK, turn, "reason"))
                    .in(tale.named(ASK).get(turn).exchange().get()));
  }

  private static void decisions(Casebook book) {
    book.asked(
        "business/x07/11",
        HOME,
        tale ->
            tale.answered(ASK, 8, "accepted")
                .and(
                    () ->
                        tale.answer(ASK, 8, "receiptNumber").isEmpty()
                            ? Finding.bad("receiptNumber", "a number", "")
                            : Finding.good())
                .and(() -> decided(tale)));
  }

  private static Finding decided(Tale tale) {
    return tale.each(
        SEND,
        it ->
            equal(
                    "answersRequestNumber",
                    tale.answer(ASK, 8, "requestNumber"),
                    it.text("answersRequestNumber"))
                .and(
                    () ->
                        equal(
                            "receiptNumber",
                            tale.answer(ASK, 8, "receiptNumber"),
                            it.text("receiptNumber"))));
  }

  private static void counter(Casebook book) {
    book.told(
        "business/x07/12",
        PENDING,
        tale ->
            tale.says(ASK, "issuingMunicipalityCode", tale.home())
                .and(
                    () ->
                        tale.says(
                            ASK,
                            "homeMunicipalityCode",
                            Stage.OTHER.localGovernment().orElseThrow().value())));
    book.told(
        "business/x07/13",
        TOO_MUCH,
        tale ->
            Stream.of(tale.of(Event.REQUEST_COPY).getFirst())
                .map(
                    step ->
                        step.state() == Told.State.ACKNOWLEDGED
                            ? Finding.bad("answer", "not ACKNOWLEDGED", "ACKNOWLEDGED")
                            : tale.each(ASK, it -> Finding.good()))
                .findFirst()
                .orElseThrow());
    book.told(
        "business/x07/14",
        PENDING,
        tale -> tale.each(ASK, it -> Finding.good()).and(() -> tale.answered(SEND, 1, "accepted")));
    book.asked("business/x07/15", PENDING, tale -> tale.answered(SEND, 0, "JG-B15"));
  }
}
