package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.stand.Answerings;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.sut.Errand;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import org.w3c.dom.Element;

/** WS-Addressing and the Dispatch header of a system that sends. */
final class AddressingCases {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern OPERATOR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
  private static final List<String> NAMES =
      List.of("To", "From", "Action", "MessageID", "RelatesTo", "ReplyTo", "FaultTo");

  private AddressingCases() {}

  static void in(Casebook book) {
    headers(book);
    dispatch(book);
    forbidden(book);
    answers(book);
  }

  private static void headers(Casebook book) {
    book.message(
        "addressing/headers/1",
        view -> {
          List<String> other =
              view.headers().stream()
                  .filter(it -> NAMES.contains(it.getLocalName()))
                  .map(Element::getNamespaceURI)
                  .filter(namespace -> !SoapView.WSA.equals(namespace))
                  .toList();
          return equal("wsa", "", String.join(" ", other));
        });
    book.request(
        "addressing/headers/2",
        (arrival, transcript) ->
            of(
                arrival,
                "To",
                transcript.errands().getFirst().first().orElseThrow().receiver().urn()));
    book.request(
        "addressing/headers/3",
        (arrival, transcript) -> of(arrival, "From", transcript.sut().urn()));
    book.request(
        "addressing/headers/4",
        (arrival, transcript) ->
            of(
                arrival,
                "Action",
                transcript.errands().getFirst().first().orElseThrow().operation().requestAction()));
    book.message(
        "addressing/headers/5",
        view -> {
          String found = view.addressing("MessageID").orElse("");
          return MESSAGE_ID.matcher(found).matches()
              ? Finding.good()
              : Finding.bad("wsa:MessageID", "urn:uuid:xxxxxxxx-…, lower case", found);
        });
    book.client("addressing/headers/6", Scenes.LOST_ANSWER, AddressingCases::areFresh);
  }

  private static Finding of(Arrival arrival, String name, String expected) {
    return SoapView.of(arrival).isPassed()
        ? equal("wsa:" + name, expected, SoapView.of(arrival).orThrow().addressing(name).orElse(""))
        : Finding.unseen("電文を読めない", "the message cannot be read");
  }

  /** Also when it sends again. */
  private static Finding areFresh(Transcript transcript) {
    Set<String> seen = new HashSet<>();
    if (transcript.arrivals().size() < 2) {
      return transcript.arrivals().isEmpty()
          ? Casebook.nothing(transcript)
          : Finding.unseen("再送されなかった", "it was not sent again");
    }
    return Casebook.each(
        transcript,
        (arrival, all) -> {
          String id =
              SoapView.of(arrival).isPassed()
                  ? SoapView.of(arrival).orThrow().addressing("MessageID").orElse("")
                  : "";
          return seen.add(id) ? Finding.good() : Finding.bad("wsa:MessageID", "a new one", id);
        });
  }

  private static void dispatch(Casebook book) {
    book.message(
        "addressing/dispatch/1",
        view ->
            equal(
                "jg:Dispatch",
                "1",
                String.valueOf(view.headers(SoapView.DISPATCH, "Dispatch").count())));
    book.message(
        "addressing/dispatch/2",
        view ->
            equal(
                "jg:Dispatch",
                "operatorId terminalId purpose",
                fields(view).map(Element::getLocalName).collect(Collectors.joining(" "))));
    book.message(
        "addressing/dispatch/3",
        view ->
            fields(view)
                .limit(2)
                .map(it -> it.getTextContent())
                .filter(text -> !OPERATOR.matcher(text).matches())
                .findFirst()
                .map(text -> Finding.bad("operatorId, terminalId", OPERATOR.pattern(), text))
                .orElse(Finding.good()));
    book.request(
        "addressing/dispatch/4",
        (arrival, transcript) -> {
          Errand errand = transcript.errands().getFirst();
          return SoapView.of(arrival).isPassed()
              ? equal(
                  "purpose",
                  errand.first().orElseThrow().purpose().code(),
                  fields(SoapView.of(arrival).orThrow())
                      .skip(2)
                      .findFirst()
                      .map(Element::getTextContent)
                      .orElse(""))
              : Finding.unseen("電文を読めない", "the message cannot be read");
        });
  }

  private static Stream<Element> fields(SoapView view) {
    return view.headers(SoapView.DISPATCH, "Dispatch")
        .flatMap(it -> SoapView.children(it).stream());
  }

  private static void forbidden(Casebook book) {
    book.message(
        "addressing/forbidden/1",
        view ->
            NAMES.stream()
                .filter(name -> view.headers(SoapView.WSA, name).count() > 1)
                .findFirst()
                .map(name -> Finding.bad("wsa:" + name, "1", "2"))
                .orElse(Finding.good()));
    book.message(
        "addressing/forbidden/2",
        view -> {
          Optional<String> reply = view.addressing("ReplyTo");
          return reply.isEmpty()
                  || reply.get().equals(SoapView.WSA + "/anonymous")
                  || reply.get().equals(SoapView.WSA + "/none")
              ? Finding.good()
              : Finding.bad("wsa:ReplyTo", SoapView.WSA + "/anonymous", reply.get());
        });
    absent(book, "addressing/forbidden/3", "FaultTo");
    absent(book, "addressing/forbidden/4", "RelatesTo");
    book.message(
        "addressing/forbidden/5",
        view ->
            Stream.of("From", "ReplyTo")
                .flatMap(name -> view.headers(SoapView.WSA, name))
                .flatMap(it -> SoapView.children(it).stream())
                .filter(it -> !SoapView.is(it, SoapView.WSA, "Address"))
                .findFirst()
                .map(it -> Finding.bad("wsa:From", "wsa:Address", it.getLocalName()))
                .orElse(Finding.good()));
    book.message(
        "addressing/forbidden/6",
        view ->
            Stream.of("To", "Action", "MessageID")
                .flatMap(name -> view.headers(SoapView.WSA, name))
                .filter(it -> !it.getTextContent().equals(it.getTextContent().strip()))
                .findFirst()
                .map(
                    it ->
                        Finding.bad(
                            "wsa:" + it.getLocalName(),
                            "no white space",
                            "\"" + it.getTextContent() + "\""))
                .orElse(Finding.good()));
  }

  private static void absent(Casebook book, String id, String name) {
    book.message(
        id,
        view ->
            equal(
                "wsa:" + name,
                "",
                view.headers(SoapView.WSA, name).map(it -> name).collect(Collectors.joining())));
  }

  private static void answers(Casebook book) {
    book.disbelief(
        "addressing/answer/1",
        Scenes.once(
            "answer-to-another-message",
            "RelatesToが他のMessageIDである答えを返す",
            "the answer's RelatesTo is another MessageID",
            Answerings.drafted(
                (reply, network) -> reply.relatesTo(MessageId.fresh(network.random())))));
    book.disbelief(
        "addressing/answer/2",
        Scenes.once(
            "answer-to-another-node",
            "wsa:Toが他のノードである答えを返す",
            "the answer's wsa:To is another node",
            Answerings.drafted((reply, network) -> reply.to(new NodeId("cs-011002")))));
    book.disbelief(
        "addressing/answer/3",
        Scenes.once(
            "answer-of-another-operation",
            "wsa:Actionが他の操作の応答である答えを返す",
            "the answer's wsa:Action is that of another operation",
            Answerings.drafted(
                (reply, network) -> reply.action(Operation.UPDATE_CARD_STATE.responseAction()))));
  }
}
