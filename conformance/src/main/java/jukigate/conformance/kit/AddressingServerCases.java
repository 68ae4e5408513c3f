package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/** WS-Addressing of a system that is called. */
final class AddressingServerCases {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("<wsa:MessageID[^>]*>([^<]*)</wsa:MessageID>");
  private static final String ANONYMOUS = SoapView.WSA + "/anonymous";
  private static final String REFERENCE = "(?s)<ds:Reference URI=\"#to\">.*?</ds:Reference>";

  private AddressingServerCases() {}

  static void in(Casebook book) {
    replies(book);
    refused(book);
    dispatch(book);
    book.called(
        "addressing/accept/1",
        Calls.scene(
            "reply-to", Calls.signed("anonymous", it -> replyTo(it, ANONYMOUS), Right.ACCEPTED)));
  }

  private static void replies(Casebook book) {
    book.reply("addressing/reply/1", "addressing/headers/1");
    book.reply("addressing/reply/2", "addressing/headers/5");
    book.called("addressing/reply/3", Calls.ANSWERS, AddressingServerCases::areFresh);
    each(book, 4, "RelatesTo", exchange -> sent(exchange));
    each(book, 5, "To", exchange -> NodeId.GATEWAY.urn());
    book.called(
        "addressing/reply/6",
        Calls.ANSWERS,
        visit -> visit.each(it -> header(it, "From", own(visit))));
    each(
        book,
        7,
        "Action",
        it ->
            it.word().equals("accepted")
                ? Operation.named("CheckLine").responseAction()
                : Operation.FAULT_ACTION);
    book.reply("addressing/reply/8", "addressing/forbidden/1");
    book.reply(
        "addressing/reply/9",
        view ->
            equal(
                "jg:Dispatch",
                "0",
                String.valueOf(view.headers(SoapView.DISPATCH, "Dispatch").count())));
    book.reply("addressing/reply/10", "addressing/forbidden/5");
    book.reply("addressing/reply/11", "addressing/forbidden/6");
    book.called(
        "addressing/reply/12",
        Calls.CLOSED_ANSWERS,
        visit -> visit.each(it -> header(it, "To", Stage.OTHER.urn())));
  }

  /** Of whoever signed the good answer: the kit believes nobody else. */
  private static String own(Visit visit) {
    return visit.before().message().isPassed()
        ? visit.before().message().orThrow().signer().urn()
        : "";
  }

  private static void each(
      Casebook book, int number, String name, Function<Exchange, String> right) {
    book.each("addressing/reply/" + number, Calls.ANSWERS, it -> header(it, name, right.apply(it)));
  }

  private static Finding header(Exchange exchange, String name, String expected) {
    return equal(
        "wsa:" + name, expected, exchange.view().flatMap(it -> it.addressing(name)).orElse(""));
  }

  private static String sent(Exchange exchange) {
    Matcher found = MESSAGE_ID.matcher(exchange.request());
    return found.find() ? found.group(1) : "";
  }

  private static Finding areFresh(Visit visit) {
    Set<String> seen = new HashSet<>();
    return visit.each(
        exchange -> {
          String id = exchange.view().flatMap(it -> it.addressing("MessageID")).orElse("");
          return seen.add(id) && !id.equals(sent(exchange))
              ? Finding.good()
              : Finding.bad("wsa:MessageID", "a new one", id);
        });
  }

  private static void refused(Casebook book) {
    book.called("addressing/refuse/1", Calls.known("WSA-04", "gateway", "unknown-node", "missing"));
    book.called("addressing/refuse/2", Calls.known("AUT-02"));
    book.called(
        "addressing/refuse/3",
        Calls.scene(
            "no-action-of-the-contract",
            new Call(
                "unknown",
                caller -> {
                  var letter = caller.range().letter().action("urn:other");
                  return caller.range().shot(letter, caller.range().seal(letter));
                },
                Right.of("JG-401"))));
    book.called(
        "addressing/refuse/4",
        Calls.scene(
            "other-body",
            Calls.drafted(
                "body-of-another-operation",
                it -> it.body(body -> body.replace("CheckLine", "FetchCheckpoint")),
                Right.of("JG-402", "JG-403"))));
    book.called(
        "addressing/refuse/5",
        Calls.scene(
            "route",
            Calls.drafted("CheckLine-of-a-city", it -> it.from(Stage.OTHER), Right.of("JG-304")),
            new Call(
                "signed-by-a-city",
                caller ->
                    caller.shot(
                        caller
                            .range()
                            .letter()
                            .from(Stage.OTHER)
                            .signer(
                                caller
                                    .network()
                                    .pki()
                                    .signing(Stage.OTHER, caller.network().profile()))),
                Right.of("JG-501"))));
    book.called(
        "addressing/refuse/6",
        Calls.scene(
            "purpose",
            Calls.drafted("of-cards", it -> it.purpose(Purpose.CARD), Right.of("JG-502"))));
    book.called(
        "addressing/refuse/7",
        Calls.scene(
            "missing",
            Stream.of("wsa:To", "wsa:From", "wsa:Action", "wsa:MessageID", "jg:Dispatch")
                .map(
                    name ->
                        Calls.text(
                            name,
                            it -> it.replaceFirst("(?s)<" + name + "[ >].*?</" + name + ">", ""),
                            Right.REFUSED))
                .toList()));
    book.called("addressing/refuse/8", Calls.known("WSA-05", "empty", "no-uuid"));
    book.called("addressing/refuse/9", Calls.known("WSA-02"));
    book.called("addressing/refuse/10", Calls.known("WSA-06"));
    book.called("addressing/refuse/11", Calls.known("WSA-01"));
  }

  private static void dispatch(Casebook book) {
    book.called(
        "addressing/refuse/12",
        Calls.scene(
            "dispatch",
            List.of(
                Calls.signed(
                    "no-terminal",
                    it -> it.replaceFirst("(?s)<(\\w+:)?terminalId>.*?terminalId>", ""),
                    Right.REFUSED),
                Calls.signed("empty-operator", it -> it.replace("op-0001", ""), Right.REFUSED),
                Calls.signed(
                    "operator-with-space", it -> it.replace("op-0001", "op 0001"), Right.REFUSED),
                Calls.signed(
                    "one-more",
                    it -> it.replaceFirst("(</(\\w+:)?Dispatch>)", "<x xmlns=\"urn:x\"></x>$1"),
                    Right.REFUSED))));
  }

  /** One more header, signed like the others. */
  private static String replyTo(String text, String address) {
    String more =
        text.replace(
            "<soap:Header>",
            "<soap:Header><wsa:ReplyTo wsu:Id=\"reply\"><wsa:Address>"
                + address
                + "</wsa:Address></wsa:ReplyTo>");
    Matcher to = Pattern.compile(REFERENCE).matcher(more);
    if (!to.find()) {
      throw new IllegalArgumentException("no reference to wsa:To");
    }
    return more.replace(to.group(), to.group() + to.group().replace("#to", "#reply"));
  }
}
