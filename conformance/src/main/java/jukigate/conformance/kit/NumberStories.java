package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.domain.node.NodeId;

/** X11 and X12: numbers and codes that a system asks for, gets, and uses. */
final class NumberStories {
  private static final String UPDATE = "UpdateIdentity";
  private static final String ASK = "RequestIndividualNumber";
  private static final String TELL = "NotifyIndividualNumber";
  private static final String ORDER = "RequestResidentCodes";
  private static final String ASSIGN = "AssignResidentCodes";
  private static final Pattern CODE = Pattern.compile("residentCode>([0-9]{11})<");
  private static final int CODES = 20;
  private static final int MOST = 500;
  private static final int MOST_UNUSED = 1_000;

  static final Story NUMBER =
      Stories.of(
          "number",
          "X01 X11",
          "X11",
          "個人番号のない子が生まれ、番号が通知され、後で変更される",
          "a child is born without a number, gets one, and has it changed later",
          NumberStories::number);

  static final Story CODES_USED =
      Stories.of(
          "codes",
          "X01 X12",
          "X12",
          "空きコードを求めて受け取り、生まれた4人に使い、1人のコードを変える",
          "asks for unused codes, gets them, uses them for four births, and changes the code of one",
          NumberStories::codes);

  private NumberStories() {}

  private static void number(Play play) {
    play.send(Event.BIRTH_WITHOUT_NUMBER, "numberKind", "G01");
    tell(play, "G01");
    play.await(UPDATE);
    tell(play, "G01");
    Person changed = play.person().numbered(play.person().code(), play.somebody().number());
    play.about(changed).send(Event.NUMBER_CHANGE, "numberKind", "G02");
    play.ask(Event.NUMBER_CHANGE, "numberKind", "G02");
    tell(play, "G02");
    play.await(UPDATE);
  }

  /** The number of the resident as the story has it now, for the last request. */
  private static Step tell(Play play, String kind) {
    String asked = play.text(ASK, "requestNumber");
    return play.callAbout(
        TELL,
        NodeId.NATIONAL,
        body ->
            body.replaceFirst("answeredRequestNumber>[^<]*", "answeredRequestNumber>" + asked)
                .replace("kind>G01<", "kind>" + kind + "<"));
  }

  private static void codes(Play play) {
    List<Person> assigned = Stream.generate(play::somebody).limit(CODES).toList();
    play.send(Event.CODE_ORDER, "count", "" + CODES);
    assign(play, assigned.stream().map(it -> it.code().value()).toList());
    for (int i = 0; i < 4; i++) {
      Person next = play.somebody();
      play.about(next.numbered(assigned.get(2 * i + 3).code(), next.number()));
      play.send(Event.BIRTH_WITHOUT_CODE);
    }
    Person known = play.somebody();
    play.about(known).send(Event.BIRTH);
    play.send(Event.CODE_CHANGE, "newCode", assigned.get(1).code().value());
    play.send(Event.CODE_ORDER, "count", "2");
    String one = play.somebody().code().value();
    assign(play, List.of(one, one));
    play.ask(Event.CODE_ORDER, "count", "" + MOST);
    play.ask(Event.CODE_ORDER, "count", "" + MOST);
    play.ask(Event.CODE_ORDER, "count", "" + MOST);
  }

  /** The codes answer the last request of this count. */
  private static void assign(Play play, List<String> codes) {
    String asked =
        play.sent(ORDER)
            .filter(it -> it.text("count").equals("" + codes.size()))
            .reduce((before, next) -> next)
            .map(Sent::number)
            .orElse("");
    String elements =
        codes.stream()
            .map(code -> "<p:residentCode>" + code + "</p:residentCode>")
            .collect(Collectors.joining());
    play.call(
        ASSIGN,
        NodeId.NATIONAL,
        it ->
            it.body(
                body ->
                    body.replaceFirst(
                            "answeredRequestNumber>[^<]*", "answeredRequestNumber>" + asked)
                        .replaceFirst("<p:residentCode>[^<]*</p:residentCode>", elements)));
  }

  static void in(Casebook book) {
    numbers(book);
    orders(book);
    uses(book);
  }

  private static void numbers(Casebook book) {
    book.told(
        "business/x01/8",
        NUMBER,
        tale -> tale.silent(tale.of(Event.BIRTH_WITHOUT_NUMBER), it -> it.is(UPDATE)));
    book.told("business/x11/2", NUMBER, tale -> asked(tale, Event.BIRTH_WITHOUT_NUMBER, "G01"));
    book.told("business/x11/3", NUMBER, tale -> asked(tale, Event.NUMBER_CHANGE, "G02"));
    book.asked(
        "business/x11/4",
        NUMBER,
        tale -> tale.answered(TELL, 0, "accepted").and(() -> tale.answered(TELL, 1, "JG-B42")));
    book.asked(
        "business/x11/5",
        NUMBER,
        tale ->
            tale.answered(TELL, 0, "accepted")
                .and(
                    () ->
                        tale.each(
                            UPDATE,
                            it ->
                                it.text("individualNumber").isEmpty()
                                    ? Finding.bad("individualNumber", "the one of the notice", "")
                                    : Finding.good())));
    book.told("sequence/order/2", NUMBER, NumberStories::held);
    book.told(
        "business/x11/6",
        NUMBER,
        tale ->
            tale.silent(tale.of(Event.NUMBER_CHANGE).stream().skip(1).toList(), it -> it.is(ASK)));
  }

  private static Finding asked(Tale tale, Event event, String kind) {
    List<Sent> sent = tale.of(event).stream().flatMap(it -> it.sent(ASK).stream()).toList();
    return sent.isEmpty()
        ? tale.missing(ASK)
        : equal("kind", kind, sent.getFirst().text("kind"))
            .and(() -> equal("wsa:To", NodeId.NATIONAL.urn(), sent.getFirst().to()))
            .in(sent.getFirst().arrival());
  }

  /** First the request, then nothing until the notice, then the update. */
  private static Finding held(Tale tale) {
    String order =
        tale.all()
            .map(Sent::operation)
            .filter(name -> name.equals(UPDATE) || name.equals(ASK))
            .collect(Collectors.joining(" "));
    return order.startsWith(ASK + " " + UPDATE)
        ? tale.silent(tale.of(Event.BIRTH_WITHOUT_NUMBER), it -> it.is(UPDATE))
        : Finding.bad("requests", ASK + " " + UPDATE, order);
  }

  private static void orders(Casebook book) {
    book.told(
        "business/x12/2",
        CODES_USED,
        tale ->
            tale.each(
                ORDER,
                it -> {
                  int count = Integer.parseInt("0" + it.text("count"));
                  return count >= 1 && count <= MOST
                      ? Finding.good()
                      : Finding.bad("count", "1-" + MOST, it.text("count"));
                }));
    book.told("business/x12/3", CODES_USED, NumberStories::bounded);
    book.asked(
        "business/x12/6",
        CODES_USED,
        tale -> tale.answered(ASSIGN, 0, "accepted").and(() -> tale.answered(ASSIGN, 1, "JG-B45")));
  }

  /** All that was asked for, less what was used. */
  private static Finding bounded(Tale tale) {
    int asked =
        tale.all(ORDER).stream().mapToInt(it -> Integer.parseInt("0" + it.text("count"))).sum();
    int used = drawn(tale).size();
    return asked - used <= MOST_UNUSED
        ? Finding.good()
        : Finding.bad("count", "<= " + MOST_UNUSED + " unused", String.valueOf(asked - used));
  }

  private static void uses(Casebook book) {
    book.told("business/x12/4", CODES_USED, NumberStories::random);
    book.told(
        "business/x12/5",
        CODES_USED,
        tale -> {
          List<String> codes = new ArrayList<>(drawn(tale));
          codes.addAll(
              tale.of(Event.BIRTH).stream()
                  .flatMap(it -> it.sent(UPDATE).stream())
                  .map(it -> it.text("residentCode"))
                  .toList());
          return equal(
              "residentCode, different ones",
              String.valueOf(codes.size()),
              String.valueOf(codes.stream().distinct().count()));
        });
    book.told("business/x01/9", CODES_USED, NumberStories::changed);
  }

  /** Codes that the system gave to residents itself. */
  private static List<String> drawn(Tale tale) {
    return Stream.of(Event.BIRTH_WITHOUT_CODE, Event.CODE_CHANGE)
        .flatMap(event -> tale.of(event).stream())
        .flatMap(it -> it.sent(UPDATE).stream())
        .map(it -> it.text("residentCode"))
        .toList();
  }

  /** Of those assigned, and not in the order in which they were, nor in that of their values. */
  private static Finding random(Tale tale) {
    List<String> drawn = drawn(tale);
    List<String> assigned =
        tale.named(ASSIGN).stream()
            .flatMap(it -> it.exchange().stream())
            .findFirst()
            .map(Exchange::request)
            .map(NumberStories::codes)
            .orElse(List.of());
    if (drawn.size() < 2 || assigned.isEmpty()) {
      return tale.missing(UPDATE);
    }
    if (!assigned.containsAll(drawn)) {
      return Finding.bad("residentCode", "one of those assigned", "another one");
    }
    List<Integer> places = drawn.stream().map(assigned::indexOf).toList();
    List<Integer> first = IntStream.range(0, drawn.size()).boxed().toList();
    List<String> sorted = assigned.stream().sorted().limit(drawn.size()).toList();
    return places.equals(first) || drawn.equals(sorted)
        ? Finding.bad("residentCode", "at random", "in order")
        : Finding.good();
  }

  private static Finding changed(Tale tale) {
    List<Sent> sent =
        tale.of(Event.CODE_CHANGE).stream().flatMap(it -> it.sent(UPDATE).stream()).toList();
    List<Sent> born =
        tale.of(Event.BIRTH).stream().flatMap(it -> it.sent(UPDATE).stream()).toList();
    return sent.isEmpty() || born.isEmpty()
        ? tale.missing(UPDATE)
        : (sent.getFirst().text("formerResidentCode").equals(born.getFirst().text("residentCode"))
                ? Finding.good()
                : Finding.bad("formerResidentCode", "the code until now", "another one"))
            .and(
                () ->
                    sent.getFirst().elements("residentCodeUsedSince").isEmpty()
                        ? Finding.bad("residentCodeUsedSince", "a date", "")
                        : Finding.good())
            .in(sent.getFirst().arrival());
  }

  private static List<String> codes(String request) {
    return CODE.matcher(request).results().map(it -> it.group(1)).toList();
  }
}
