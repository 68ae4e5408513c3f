package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Shot;
import jukigate.conformance.attack.Terms;
import jukigate.domain.message.Payload;
import org.w3c.dom.Element;

/** 再送: what a system that is called does when something comes again. */
final class SequenceServerCases {
  private static final String ENTRY = "NotifySupplementEntry";
  private static final Right REPLAYED = Right.of("JG-601");

  private SequenceServerCases() {}

  static void in(Casebook book) {
    messages(book);
    matters(book);
  }

  private static void messages(Casebook book) {
    book.called(
        "sequence/replay/1",
        Calls.scene(
            "same-bytes",
            new Call(
                "same-bytes",
                caller -> {
                  Shot once = caller.plain();
                  return once.then(once);
                },
                Right.ACCEPTED,
                REPLAYED)));
    book.called(
        "sequence/replay/2",
        Calls.scene(
            "same-id",
            twice(
                "signed-again",
                (caller, it) -> caller.range().letter().messageId(it.addressing().messageId()),
                REPLAYED)));
    book.called(
        "sequence/replay/3",
        Calls.scene(
            "respelt",
            new Call(
                "other-white-space",
                caller -> {
                  Letter letter = caller.range().letter();
                  Payload bytes = caller.range().seal(letter);
                  return caller
                      .range()
                      .shot(letter, bytes)
                      .then(caller.range().shot(letter, UnusualForm.spaced(bytes)));
                },
                Right.ACCEPTED,
                REPLAYED)));
    book.called(
        "sequence/replay/4",
        Calls.scene(
            "id-of-a-forged-one",
            new Call(
                "forged-then-good",
                caller -> {
                  Letter letter = caller.range().letter();
                  String text = caller.range().text(letter);
                  Payload forged = Payload.ofUtf8(text.replace("op-0001", "op-0002"));
                  return caller
                      .range()
                      .shot(letter, forged)
                      .then(caller.range().shot(letter, Payload.ofUtf8(text)));
                },
                Right.REFUSED,
                Right.ACCEPTED)));
    book.called(
        "sequence/replay/5",
        Calls.scene(
            "after-a-fault",
            Calls.text("altered", it -> it.replace("op-0001", "op-0002"), Right.REFUSED),
            Calls.plain("good"),
            Calls.body("invalid", Wording::unfinished, Calls.INVALID),
            Calls.plain("good-again")));
  }

  /** A good one, then another made of it. */
  private static Call twice(String name, BiFunction<Caller, Letter, Letter> second, Right right) {
    return new Call(
        name,
        caller -> {
          Letter first = caller.range().letter();
          return caller.shot(first).then(caller.shot(second.apply(caller, first)));
        },
        Right.ACCEPTED,
        right);
  }

  private static void matters(Casebook book) {
    book.called(
        "sequence/repeat/1",
        Calls.scene("same-matter", entries("same-content", it -> it, Right.ACCEPTED)),
        visit -> sameTime(visit));
    book.called(
        "sequence/repeat/2",
        Calls.scene(
            "other-content",
            entries(
                "another-address",
                it -> it.body(body -> body.replace("架空町1番1号", "架空町2番2号")),
                Right.of("JG-B10"))));
    book.called(
        "sequence/repeat/3",
        Calls.scene(
            "other-prefixes",
            entries(
                "other-prefixes",
                it ->
                    it.body(
                        body ->
                            body.replace("<p:", "<q:")
                                .replace("</p:", "</q:")
                                .replace("xmlns:p=", "xmlns:q=")),
                Right.ACCEPTED)),
        visit -> sameTime(visit));
    book.called(
        "sequence/repeat/4",
        Calls.scene(
            "same-number-of-another",
            new Call(
                "of-another-sender",
                caller -> {
                  Letter first = caller.draft(ENTRY, Stage.OTHER);
                  Letter other = caller.draft(ENTRY, Stage.THIRD);
                  return caller
                      .shot(first)
                      .then(
                          caller.shot(
                              other.body(body -> body.replace(number(other), number(first)))));
                },
                Right.ACCEPTED)));
    book.called(
        "sequence/repeat/5",
        Calls.scene(
            "after-a-refusal",
            new Call(
                "first-wrong-then-right",
                caller -> {
                  Letter letter = caller.draft(ENTRY, Stage.OTHER);
                  Letter wrong = letter.body(body -> body.replace("kind>1<", "kind>2<"));
                  return caller
                      .shot(wrong)
                      .then(caller.shot(letter.messageId(caller.range().freshId())));
                },
                Right.of("JG-B"),
                Right.ACCEPTED)));
    book.called(
        "sequence/repeat/6",
        Calls.scene(
            "two-at-once",
            new Call(
                "two-copies",
                caller -> {
                  Letter letter = caller.draft(ENTRY, Stage.OTHER);
                  return caller
                      .shot(letter)
                      .then(caller.shot(letter.messageId(caller.range().freshId())))
                      .on(Terms.NOTHING_PASSES.together());
                },
                Right.of("accepted", "JG-B01"))),
        visit -> takenOnce(visit));
    book.called(
        "sequence/repeat/7",
        Calls.scene("related", entries("same-content", it -> it, Right.ACCEPTED)),
        visit ->
            visit.each(
                it ->
                    equal(
                        "wsa:RelatesTo",
                        it.request().replaceFirst("(?s).*<wsa:MessageID[^>]*>([^<]*)<.*", "$1"),
                        it.view().flatMap(view -> view.addressing("RelatesTo")).orElse(""))));
  }

  /** One matter, and something under its number. */
  private static Call entries(String name, UnaryOperator<Letter> second, Right right) {
    return new Call(
        name,
        caller -> {
          Letter letter = caller.draft(ENTRY, Stage.OTHER);
          Letter again = second.apply(letter.messageId(caller.range().freshId()));
          return caller.shot(letter).then(caller.shot(again));
        },
        Right.ACCEPTED,
        right);
  }

  private static String number(Letter letter) {
    return letter.body().replaceFirst("(?s).*<\\w+:requestNumber>([^<]*)<.*", "$1");
  }

  /** The acknowledgement of the first time is repeated. */
  private static Finding sameTime(Visit visit) {
    var times = visit.exchanges().stream().map(SequenceServerCases::receivedAt).toList();
    return times.size() < 2 || times.contains("")
        ? Finding.bad("receivedAt", "in both answers", String.join(" ", times))
        : equal("receivedAt", times.get(0), times.get(1)).in(visit.exchanges().get(1));
  }

  /** One acknowledgement, as often as it is given. */
  private static Finding takenOnce(Visit visit) {
    var times =
        visit.exchanges().stream()
            .map(SequenceServerCases::receivedAt)
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    return times.size() == 1
        ? Finding.good()
        : Finding.bad("receivedAt", "one time", String.join(" ", times));
  }

  private static String receivedAt(Exchange exchange) {
    return exchange.body().stream()
        .flatMap(it -> SoapView.descendants(it, "urn:jukigate:types:v1", "receivedAt"))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }
}
