package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import jukigate.conformance.stand.Answering;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.stand.Reply;
import jukigate.conformance.stand.RequestHead;
import jukigate.conformance.sut.Event;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;

/** HTTP of a system that sends. */
final class HttpCases {
  private static final String TYPE = "Content-Type";
  private static final int SMALL_CHUNK = 7;

  private HttpCases() {}

  static void in(Casebook book) {
    head(book);
    answers(book);
    connections(book);
  }

  private static void head(Casebook book) {
    head(book, "http/request/1", head -> equal("method", "POST", head.method()));
    head(book, "http/request/2", head -> equal("version", "HTTP/1.1", head.version()));
    book.request(
        "http/request/3",
        (arrival, transcript) -> equal("path", path(arrival, transcript), arrival.head().target()));
    head(
        book,
        "http/request/4",
        head ->
            equal(
                "Host",
                NodeId.GATEWAY.hostName(),
                String.join(" ", head.values("Host")).replaceFirst(":[0-9]+$", "")));
    head(
        book,
        "http/type/1",
        head -> equal(TYPE, "text/xml", first(head, TYPE).replaceFirst(";.*", "").strip()));
    head(
        book,
        "http/type/2",
        head ->
            first(head, TYPE)
                    .toLowerCase(Locale.ROOT)
                    .matches("[^;]*;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*")
                ? Finding.good()
                : Finding.bad(TYPE, "text/xml; charset=utf-8", first(head, TYPE)));
    head(
        book,
        "http/action/1",
        head ->
            first(head, "SOAPAction").matches("\"[^\"]*\"")
                ? Finding.good()
                : Finding.bad("SOAPAction", "\"…\"", first(head, "SOAPAction")));
    book.request("http/action/2", HttpCases::action);
    head(
        book,
        "http/body/1",
        head -> equal("Content-Encoding", "", String.join(",", head.values("Content-Encoding"))));
    head(
        book,
        "http/body/2",
        head ->
            first(head, TYPE).toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? Finding.bad(TYPE, "text/xml", first(head, TYPE))
                : Finding.good());
    book.request(
        "http/body/3",
        (arrival, transcript) ->
            arrival.head().first("Transfer-Encoding").isPresent()
                ? Finding.good()
                : equal(
                    "Content-Length",
                    String.valueOf(arrival.body().size()),
                    first(arrival.head(), "Content-Length")));
    head(
        book,
        "http/body/4",
        head ->
            head.values("Content-Length").isEmpty() || head.values("Transfer-Encoding").isEmpty()
                ? Finding.good()
                : Finding.bad("Content-Length", "one of the two", "with Transfer-Encoding"));
  }

  private static void head(Casebook book, String id, Function<RequestHead, Finding> check) {
    book.request(id, (arrival, transcript) -> check.apply(arrival.head()));
  }

  private static String first(RequestHead head, String name) {
    return head.first(name).orElse("");
  }

  /** Of the operation that the message names; where it names none, of the errand. */
  private static String path(Arrival arrival, Transcript transcript) {
    Operation asked = transcript.errands().getFirst().first().orElseThrow().operation();
    Operation named =
        switch (SoapView.of(arrival)) {
          case Outcome.Passed<SoapView>(SoapView view) ->
              view.addressing("Action")
                  .flatMap(transcript.network().contract()::operation)
                  .orElse(asked);
          case Outcome.Refused<SoapView> unreadable -> asked;
        };
    return named.path();
  }

  private static Finding action(Arrival arrival, Transcript transcript) {
    if (!SoapView.of(arrival).isPassed()) {
      return Finding.unseen("電文を読めない", "the message cannot be read");
    }
    String said = SoapView.of(arrival).orThrow().addressing("Action").orElse("");
    return equal("SOAPAction", said, first(arrival.head(), "SOAPAction").replace("\"", ""));
  }

  private static void answers(Casebook book) {
    book.belief(
        "http/answer/1",
        Scenes.unusual(
            "answer-103",
            "本当の答えの前に103 (Early Hints) を返す",
            "a 103 (Early Hints) comes before the real answer",
            Answerings.answered(Scenes::interim)));
    book.belief(
        "http/answer/2",
        Scenes.unusual(
            "answer-in-chunks",
            "正しい答えを7バイトずつのチャンクで返す",
            "the good answer comes in chunks of 7 bytes",
            Answerings.answered(it -> Scenes.chunked(it, SMALL_CHUNK))));
    book.client(
        "http/answer/3",
        Scenes.REFUSED,
        transcript ->
            transcript.arrivals().isEmpty()
                ? Casebook.nothing(transcript)
                : Casebook.saidRefused(transcript));
    book.disbelief(
        "http/answer/4",
        Scenes.once(
            "answer-cut",
            "答えを途中で切る",
            "the answer is cut in its middle",
            Answerings.answered(it -> Arrays.copyOf(Reply.http(it), it.size()))));
    notSoap(book, 5, "html", "200 OK", "text/html", "<html><body>ok</body></html>");
    notSoap(book, 6, "502", "502 Bad Gateway", "text/html", "<html>bad gateway</html>");
    notSoap(book, 7, "503", "503 Service Unavailable", "text/plain", "busy");
    notSoap(book, 8, "empty", "200 OK", "text/xml; charset=utf-8", "");
    book.client(
        "http/answer/9",
        Scenes.raw(
            "answer-redirect",
            "307で他のURLを案内する",
            "a 307 points to another URL",
            String.join(
                "\r\n",
                "HTTP/1.1 307 Temporary Redirect",
                "Location: /elsewhere/v1",
                "Content-Length: 0",
                "Connection: close",
                "",
                "")),
        transcript ->
            Casebook.each(
                transcript,
                (arrival, all) ->
                    arrival.head().target().startsWith("/elsewhere")
                        ? Finding.bad("path", path(arrival, all), arrival.head().target())
                        : Finding.good()));
  }

  private static void notSoap(
      Casebook book, int number, String what, String status, String type, String text) {
    String http =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + text.getBytes(StandardCharsets.UTF_8).length
            + "\r\nConnection: close\r\n\r\n"
            + text;
    book.disbelief(
        "http/answer/" + number,
        Scenes.raw(
            "answer-" + what,
            "SOAPでない答えを返す: " + status,
            "an answer that is no SOAP: " + status,
            http));
  }

  private static void connections(Casebook book) {
    inTurn(
        book,
        1,
        "answer-with-close",
        "答えにConnection: closeを付けて切る。次の電文は新しい接続で届かなければならない",
        "closes the connection with the answer, saying so; the next message must come on a new one",
        Answerings.goodAndClosed());
    inTurn(
        book,
        2,
        "answer-then-close",
        "開いたままにできる答えのあと、断りなく接続を切る。次の電文は新しい接続で届かなければならない",
        "closes the connection without notice after an answer that would keep it; the next message must come on a new one",
        Answerings.goodAndGone());
  }

  private static void inTurn(
      Casebook book, int number, String scene, String ja, String en, Answering first) {
    book.client(
        "http/connection/" + number,
        new Sending(
            scene,
            new Bilingual(ja, en),
            List.of(Event.BIRTH, Event.MOVE_WITHIN),
            1,
            Conduct.answering(first, Answerings.good())),
        transcript ->
            transcript.arrivals().isEmpty()
                ? Casebook.nothing(transcript)
                : transcript.arrivals().size() >= 2
                    ? Finding.good()
                    : Finding.bad("requests", "2", "1"));
  }
}
