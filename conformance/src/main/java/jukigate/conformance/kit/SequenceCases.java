package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jukigate.conformance.contract.Keyed;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Asked;
import jukigate.domain.message.MessageId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** 再送と順序: what a system does when an answer does not come, or says no. */
final class SequenceCases {
  private static final Pattern UPDATE = Pattern.compile("updateNumber(?:\\s[^>]*)?>([^<]*)<");

  private SequenceCases() {}

  static void in(Casebook book) {
    again(book);
    passing(book);
    order(book);
  }

  private static void again(Casebook book) {
    pair(
        book,
        "sequence/again/1",
        (all, first, second) ->
            equal(all.network().contract().key(), number(all, first), number(all, second)));
    pair(
        book,
        "sequence/again/2",
        (all, first, second) ->
            id(first).equals(id(second))
                ? Finding.bad("wsa:MessageID", "a new one", id(second))
                : Finding.good());
    pair(
        book,
        "sequence/again/3",
        (all, first, second) ->
            signature(first).equals(signature(second))
                ? Finding.bad("ds:SignatureValue", "a new one", "the same")
                : Finding.good());
    pair(
        book,
        "sequence/again/4",
        (all, first, second) -> equal("soap:Body", canonical(first), canonical(second)));
    book.client(
        "sequence/again/5",
        Scenes.LOST_ANSWER,
        transcript ->
            transcript.arrivals().isEmpty()
                ? Casebook.nothing(transcript)
                : transcript.arrivals().size() <= 1 + asked(transcript)
                    ? Finding.good()
                    : Finding.bad(
                        "requests",
                        "<= " + (1 + asked(transcript)),
                        String.valueOf(transcript.arrivals().size())));
    book.client(
        "sequence/again/6",
        Scenes.GOOD,
        transcript -> {
          List<String> numbers =
              transcript.arrivals().stream().map(it -> number(transcript, it)).toList();
          return numbers.isEmpty()
              ? Casebook.nothing(transcript)
              : numbers.stream().distinct().count() == numbers.size()
                  ? Finding.good()
                  : Finding.bad("requestNumber", "another one", numbers.getLast());
        });
    book.client(
        "sequence/again/7",
        Scenes.REFUSED,
        transcript ->
            transcript.arrivals().isEmpty()
                ? Casebook.nothing(transcript)
                : equal("requests", "1", String.valueOf(transcript.arrivals().size())));
  }

  /** How often the kit itself asked it to send again. */
  private static int asked(Transcript transcript) {
    return transcript.told().size() - transcript.errands().size();
  }

  /** What is looked at in the first request and in the second. */
  private interface Pair {
    Finding look(Transcript transcript, Arrival first, Arrival second);
  }

  private static void pair(Casebook book, String id, Pair check) {
    book.client(
        id,
        Scenes.LOST_ANSWER,
        transcript -> {
          List<Arrival> all = transcript.arrivals();
          if (all.size() < 2) {
            return all.isEmpty() ? Casebook.nothing(transcript) : Finding.bad("requests", "2", "1");
          }
          return check.look(transcript, all.get(0), all.get(1)).in(all.get(1));
        });
  }

  private static String text(Arrival arrival) {
    return arrival.judged().isPassed()
        ? new String(
            SafeXml.serialize(arrival.judged().orThrow().body()).toByteArray(),
            StandardCharsets.UTF_8)
        : new String(arrival.body().toByteArray(), StandardCharsets.UTF_8);
  }

  private static String number(Transcript transcript, Arrival arrival) {
    return Keyed.value(text(arrival), transcript.network().contract().key());
  }

  private static String value(Arrival arrival, Pattern pattern) {
    return pattern.matcher(text(arrival)).results().findFirst().map(it -> it.group(1)).orElse("");
  }

  private static String id(Arrival arrival) {
    return SoapView.of(arrival).isPassed()
        ? SoapView.of(arrival).orThrow().addressing("MessageID").orElse("")
        : "";
  }

  private static String signature(Arrival arrival) {
    return SoapView.of(arrival).isPassed()
        ? SoapView.of(arrival)
            .orThrow()
            .inSignature("SignatureValue")
            .map(Element::getTextContent)
            .findFirst()
            .orElse("")
        : "";
  }

  /** What the body says; its digest, since residents' data do not belong into a report. */
  private static String canonical(Arrival arrival) {
    Optional<Element> body =
        switch (arrival.judged()) {
          case Outcome.Passed<Asked>(Asked asked) -> Optional.of(asked.body());
          case Outcome.Refused<Asked> refused -> Optional.empty();
        };
    return body.map(it -> "sha256 " + SafeXml.exclusive(it, "").sha256())
        .orElseGet(() -> "sha256 " + arrival.body().sha256());
  }

  private static void passing(Casebook book) {
    passes(book, 1, "overloaded", RefusalCode.SENDER_OVERLOADED, "x");
    passes(book, 2, "unreachable", RefusalCode.NODE_UNREACHABLE, "x");
    passes(book, 3, "shutting-down", RefusalCode.SHUTTING_DOWN);
    passes(book, 4, "message-expired", RefusalCode.MESSAGE_EXPIRED);
    passes(book, 5, "revocation-unknown", RefusalCode.REVOCATION_UNKNOWN);
    passes(book, 6, "internal-error", RefusalCode.INTERNAL_ERROR);
    passes(book, 7, "no-answer-of-the-node", RefusalCode.NODE_TIMEOUT, "x", "x");
    passes(book, 8, "gap", RefusalCode.SEQUENCE_GAP, 1, 2, "R2");
  }

  /** It comes again after a refusal that says nothing about the content. */
  private static void passes(
      Casebook book, int number, String name, RefusalCode code, Object... parameters) {
    book.client(
        "sequence/passing/" + number,
        Scenes.once(
            "fault-" + name,
            "いずれ解ける理由で断る: " + code.id(),
            "refuses for a reason that passes: " + code.id(),
            Answerings.fault(code, parameters)),
        transcript -> {
          List<Arrival> all = transcript.arrivals();
          if (all.isEmpty()) {
            return Casebook.nothing(transcript);
          }
          return all.size() < 2
              ? Finding.bad("requests", "2", "1").in(all.getFirst())
              : equal(
                  transcript.network().contract().key(),
                  number(transcript, all.get(0)),
                  number(transcript, all.get(1)));
        });
  }

  private static void order(Casebook book) {
    book.client(
        "sequence/order/1",
        Scenes.GOOD,
        transcript -> {
          List<String> numbers =
              transcript.arrivals().stream().map(it -> value(it, UPDATE)).toList();
          return numbers.isEmpty()
              ? Casebook.nothing(transcript)
              : equal("updateNumber", "1 2", String.join(" ", numbers));
        });
    book.disbelief(
        "sequence/acknowledgement/1",
        Scenes.once(
            "answer-with-another-request-number",
            "受領の依頼管理番号が送ったものと違う",
            "the requestNumber of the acknowledgement is another one",
            Answerings.drafted(
                (reply, network) ->
                    reply.body(
                        body ->
                            body.replaceFirst(
                                "(requestNumber>)[^<]*",
                                "$1OTHER-"
                                    + MessageId.fresh(network.random())
                                        .value()
                                        .substring(9, 17))))));
    book.disbelief(
        "sequence/acknowledgement/2",
        Scenes.once(
            "answer-with-another-receiver",
            "受領の受信者が宛先と違う",
            "the receiver in the acknowledgement is another node",
            Answerings.drafted(
                (reply, network) ->
                    reply.body(body -> body.replaceFirst("(receiver>)[^<]*", "$1pref-130001")))));
  }
}
