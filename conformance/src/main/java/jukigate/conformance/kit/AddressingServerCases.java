package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.attack.Letter;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/** WS-Addressing of a system that is called. */
final class AddressingServerCases {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("<wsa:MessageID[^>]*>([^<]*)</wsa:MessageID>");
  private static final Pattern FROM =
      Pattern.compile("<wsa:From[^>]*>\\s*<wsa:Address[^>]*>([^<]*)<");
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
    each(book, 5, "To", exchange -> from(exchange));
    book.called(
        "addressing/reply/6",
        Calls.ANSWERS,
        visit -> visit.each(it -> header(it, "From", own(visit))));
    book.called(
        "addressing/reply/7",
        Calls.ANSWERS,
        visit -> visit.each(it -> header(it, "Action", action(visit, it))));
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
        visit -> visit.each(it -> header(it, "To", from(it))));
  }

  /** What the answer must be called. */
  private static String action(Visit visit, Exchange exchange) {
    return exchange.word().equals("accepted")
        ? visit.asked(exchange).map(Operation::responseAction).orElse("")
        : Operation.FAULT_ACTION;
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
    return found(MESSAGE_ID, exchange.request());
  }

  private static String from(Exchange exchange) {
    return found(FROM, exchange.request());
  }

  private static String found(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
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
            new Call(
                "body-of-another-operation",
                caller ->
                    caller.shot(
                        caller
                            .range()
                            .letter()
                            .body(it -> caller.wording(it).named(another(caller)).text())),
                Right.of("JG-402", "JG-403"))));
    book.called(
        "addressing/refuse/5",
        Calls.scene(
            "route",
            Calls.drafted("from-a-city", it -> it.from(Stage.THIRD), Right.of("JG-304")),
            new Call(
                "signed-by-whoever-may-not-send-it",
                caller -> caller.shot(by(caller, stranger(caller).orElseThrow())),
                caller ->
                    stranger(caller).map(it -> List.of(Right.of("JG-501"))).orElse(List.of()))));
    book.called(
        "addressing/refuse/6",
        Calls.scene(
            "purpose",
            new Call(
                "another-purpose",
                caller ->
                    caller.shot(caller.range().letter().purpose(forbidden(caller).orElseThrow())),
                caller ->
                    forbidden(caller).map(it -> List.of(Right.of("JG-502"))).orElse(List.of()))));
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

  /** An operation of the same service, or one that nobody knows. */
  private static String another(Caller caller) {
    Operation own = caller.probes().plain();
    return caller.network().contract().operations().stream()
        .filter(it -> it.service().equals(own.service()) && !it.name().equals(own.name()))
        .map(Operation::name)
        .reduce("Other", (before, last) -> last);
  }

  private static Letter by(Caller caller, NodeId node) {
    var signer = caller.network().pki().signing(node, caller.network().profile());
    return caller.range().letter().from(node).signer(signer);
  }

  /** Somebody whom the table does not let send it. */
  private static Optional<NodeId> stranger(Caller caller) {
    return Stage.partners(caller.sut()).stream()
        .filter(it -> caller.probes().plain().purpose(it, caller.sut()).isEmpty())
        .findFirst();
  }

  /** A purpose for which the table does not let it be sent. */
  private static Optional<Purpose> forbidden(Caller caller) {
    Probes probes = caller.probes();
    return Arrays.stream(Purpose.values())
        .filter(it -> !probes.plain().permits(probes.writer(), caller.sut(), it).isPassed())
        .findFirst();
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
