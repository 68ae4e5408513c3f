package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.sut.Event;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** X13: a system that reconciles, and hears the result. */
final class ReconciliationStories {
  private static final String BLOCK = "SendReconciliationBlock";
  private static final String RESULT = "SendReconciliationResult";
  private static final int MOST = 2_500;
  private static final Duration OLDEST = Duration.ofDays(7);
  private static final String LOST = "架空　未達";
  private static final String DIGEST = "(?s)(digest>)[0-9a-f]{64}(<)";

  static final Story RUN =
      Stories.answered(
          "reconciliation",
          "X01 X13",
          "X13",
          "2人が生まれ、1人の更新は届かない。整合性確認を始め、最初のブロックはもう一度求められ、結果が届く",
          "two are born, and the update of one does not arrive; a reconciliation begins, the first block is asked for again, and the result comes",
          ReconciliationStories::answers,
          ReconciliationStories::run);

  private ReconciliationStories() {}

  private static Answering answers() {
    Answering again =
        Answerings.once(
            Answerings.drafted(
                (reply, network) ->
                    reply.body(body -> body.replaceFirst("nextBlock>[0-9]+", "nextBlock>1"))),
            Answerings.good());
    Answering blocks = Answerings.on(BLOCK, again);
    Answering lost = Answerings.about(LOST, Answerings.hangUp());
    return (arrival, clerk, out) ->
        (arrival.head().target().contains("reconciliation") ? blocks : lost)
            .answer(arrival, clerk, out);
  }

  private static void run(Play play) {
    play.send(Event.BIRTH);
    play.about(play.somebody().named(LOST)).send(Event.BIRTH);
    play.send(Event.RECONCILIATION);
    play.again();
    play.again();
    String stream = play.text(BLOCK, "streamId");
    result(play, stream, 2, "D7", body -> body);
    result(play, stream, 1, "D7", body -> body.replaceFirst(DIGEST, "$1" + "0".repeat(64) + "$2"));
    result(play, stream, 1, "D7", body -> body);
    result(play, stream, 1, "D7", body -> body);
    result(play, stream, 1, "D6", body -> body);
    result(play, stream, 1, "D7", body -> body.replace("total>2<", "total>3<"));
    result(play, stream, 2, "D7", body -> body);
  }

  /** A block of the result of the prefecture, of two. */
  private static void result(
      Play play, String stream, int number, String kind, UnaryOperator<String> change) {
    play.callAbout(
        RESULT,
        NodeId.prefecture(play.stage().sut().localGovernment().orElseThrow()),
        body ->
            change.apply(
                digested(
                    body.replace("NEVER-ASKED-1", stream)
                        .replace("number>1<", "number>" + number + "<")
                        .replace("total>1<", "total>2<")
                        .replace("differences>1<", "differences>2<")
                        .replace("compared>1<", "compared>2<")
                        .replace("kind>D7<", "kind>" + kind + "<"))));
  }

  private static String digested(String body) {
    Element element =
        SafeXml.parse(Payload.ofUtf8(body), XmlLimits.DEFAULT).orThrow().getDocumentElement();
    return body.replaceFirst(DIGEST, "$1" + BlockDigest.of(element) + "$2");
  }

  static void in(Casebook book) {
    streams(book);
    records(book);
    results(book);
  }

  private static void streams(Casebook book) {
    book.told(
        "business/x13/2",
        RUN,
        tale -> {
          List<String> receivers = tale.all(BLOCK).stream().map(Sent::to).toList();
          return receivers.contains(NodeId.NATIONAL.urn())
                  && receivers.contains(MoveStories.prefecture(tale).urn())
              ? Finding.good()
              : Finding.bad("wsa:To", "pref and national", String.join(" ", receivers));
        });
    book.told(
        "business/x13/4",
        RUN,
        tale ->
            tale.each(
                BLOCK,
                it ->
                    it.elements("record").stream()
                                .filter(record -> record.getParentNode() == it.body().get())
                                .count()
                            <= MOST
                        ? Finding.good()
                        : Finding.bad("record", "<= " + MOST, "more")));
    book.told(
        "business/x13/5",
        RUN,
        tale ->
            tale.each(
                BLOCK, it -> equal("digest", BlockDigest.of(it.body().get()), it.text("digest"))));
    book.told("business/x13/6", RUN, ReconciliationStories::ordered);
    book.told("business/x13/7", RUN, ReconciliationStories::repeated);
    book.told(
        "business/x13/9",
        RUN,
        tale ->
            tale.each(
                BLOCK,
                it -> {
                  Instant started = OffsetDateTime.parse(it.text("startedAt")).toInstant();
                  Instant now = it.arrival().at();
                  return started.isAfter(now) || started.isBefore(now.minus(OLDEST))
                      ? Finding.bad("startedAt", "within 7 days before", it.text("startedAt"))
                      : Finding.good();
                }));
  }

  private record Stream(String to, String id) {
    static Stream of(Sent sent) {
      return new Stream(sent.to(), sent.text("streamId"));
    }
  }

  /** One total, and no number before the one below it. */
  private static Finding ordered(Tale tale) {
    Map<Stream, String> totals = new HashMap<>();
    Map<Stream, Integer> highest = new HashMap<>();
    return tale.each(
        BLOCK,
        it -> {
          Stream stream = Stream.of(it);
          int number = Integer.parseInt("0" + it.text("number"));
          int before = highest.getOrDefault(stream, 0);
          highest.merge(stream, number, Math::max);
          String total = totals.computeIfAbsent(stream, first -> it.text("total"));
          return number > before + 1
              ? Finding.bad("number", String.valueOf(before + 1), String.valueOf(number))
              : equal("total", total, it.text("total"));
        });
  }

  /** The block that was asked for again comes twice. */
  private static Finding repeated(Tale tale) {
    List<Sent> sent = tale.all(BLOCK);
    if (sent.isEmpty()) {
      return tale.missing(BLOCK);
    }
    Stream stream = Stream.of(sent.getFirst());
    long first =
        sent.stream()
            .filter(it -> Stream.of(it).equals(stream))
            .filter(it -> it.text("number").equals("1"))
            .count();
    return first >= 2
        ? Finding.good()
        : Finding.bad("number", "1, again", "1 once").in(sent.getFirst().arrival());
  }

  private static void records(Casebook book) {
    book.told("business/x13/3", RUN, ReconciliationStories::ascending);
    book.told(
        "business/x13/8",
        RUN,
        tale -> {
          String code =
              tale.of(Event.BIRTH).stream()
                  .skip(1)
                  .flatMap(it -> it.errand().stream())
                  .findFirst()
                  .orElseThrow()
                  .resident()
                  .code()
                  .value();
          List<Element> records =
              tale.all(BLOCK).stream()
                  .flatMap(it -> it.elements("unsettled").stream())
                  .filter(it -> it.getTextContent().matches("true|1"))
                  .map(it -> (Element) it.getParentNode())
                  .filter(it -> it.getTextContent().contains(code))
                  .toList();
          return tale.all(BLOCK).isEmpty()
              ? tale.missing(BLOCK)
              : records.isEmpty() ? Finding.bad("unsettled", "true", "") : Finding.good();
        });
  }

  private static Finding ascending(Tale tale) {
    Map<Stream, String> last = new HashMap<>();
    Map<Stream, Integer> block = new HashMap<>();
    return tale.each(
        BLOCK,
        it -> {
          int number = Integer.parseInt("0" + it.text("number"));
          if (block.merge(Stream.of(it), number, Math::max) != number || number == 1) {
            last.remove(Stream.of(it));
          }
          for (Element code : it.elements("residentCode")) {
            String before = last.put(Stream.of(it), code.getTextContent());
            if (before != null && before.compareTo(code.getTextContent()) >= 0) {
              return Finding.bad("residentCode", "ascending", "not ascending");
            }
          }
          return Finding.good();
        });
  }

  private static void results(Casebook book) {
    book.asked("business/x13/10", RUN, tale -> tale.answered(RESULT, 1, "JG-B90"));
    book.asked(
        "business/x13/11",
        RUN,
        tale ->
            tale.answered(RESULT, 0, "accepted")
                .and(() -> equal("nextBlock", "1", tale.answer(RESULT, 0, "nextBlock"))));
    book.asked(
        "business/x13/12",
        RUN,
        tale ->
            tale.answered(RESULT, 2, "accepted")
                .and(() -> equal("nextBlock", "2", tale.answer(RESULT, 2, "nextBlock")))
                .and(() -> tale.answered(RESULT, 3, "accepted"))
                .and(() -> equal("nextBlock", "2", tale.answer(RESULT, 3, "nextBlock")))
                .and(() -> tale.answered(RESULT, 6, "accepted"))
                .and(() -> equal("nextBlock", "3", tale.answer(RESULT, 6, "nextBlock"))));
    book.asked(
        "business/x13/13",
        RUN,
        tale -> tale.answered(RESULT, 4, "JG-B91").and(() -> tale.answered(RESULT, 5, "JG-B91")));
  }
}
