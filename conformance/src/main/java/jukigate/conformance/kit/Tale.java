package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;

/** What happened in a story, for those who look at it. */
record Tale(List<Step> steps, NodeId sut) {
  /** The municipality of the system. */
  String home() {
    return sut.localGovernment().orElseThrow().value();
  }

  /** Messages of an operation, in their order. */
  List<Sent> all(String operation) {
    return steps.stream().flatMap(it -> it.sent(operation).stream()).toList();
  }

  /** Every message that came. */
  Stream<Sent> all() {
    return steps.stream().flatMap(it -> it.arrivals().stream()).map(Sent::of);
  }

  /** Each message of the operation; one must have come. */
  Finding each(String operation, Function<Sent, Finding> check) {
    List<Sent> sent = all(operation);
    return sent.isEmpty() ? missing(operation) : first(sent.stream(), check);
  }

  /** The first that is not good. */
  static Finding first(Stream<Sent> sent, Function<Sent, Finding> check) {
    return sent.map(it -> it.readable().and(() -> check.apply(it)).in(it.arrival()))
        .filter(finding -> !(finding instanceof Finding.Good))
        .findFirst()
        .orElseGet(Finding::good);
  }

  /** The text of an element in each message of the operation. */
  Finding says(String operation, String element, String text) {
    return each(operation, it -> equal(element, text, it.text(element)));
  }

  /** The receiver of each message of the operation. */
  Finding goes(String operation, String receiver) {
    return each(operation, it -> equal("wsa:To", receiver, it.to()));
  }

  Finding missing(String operation) {
    return Finding.bad("requests", operation, words());
  }

  /** What the system said, step by step; no data of residents. */
  String words() {
    return String.join(
        ", ",
        steps.stream()
            .map(it -> it.name() + it.told().map(told -> " " + it.state()).orElse(" " + it.word()))
            .toList());
  }

  /** Steps of an event. */
  List<Step> of(Event event) {
    return named(event.word());
  }

  /** Steps of a name, of an operation that the kit sent, e.g. */
  List<Step> named(String name) {
    return steps.stream().filter(it -> it.name().equals(name)).toList();
  }

  /** Nothing of this kind came where a right system sends nothing. */
  Finding silent(List<Step> some, Predicate<Sent> kind) {
    boolean asked = some.stream().anyMatch(it -> it.told().filter(Outcome::isPassed).isPresent());
    boolean called = some.stream().anyMatch(it -> it.exchange().isPresent());
    return !asked && !called
        ? Finding.unseen("SUTにできない操作で、試せなかった", "the system could not be asked for it")
        : first(
            some.stream().flatMap(it -> it.arrivals().stream()).map(Sent::of).filter(kind),
            it -> Finding.bad("requests", "none", it.operation()));
  }

  /** What came back to the n-th call of an operation. */
  Finding answered(String operation, int turn, String right) {
    List<Step> calls = named(operation);
    if (calls.size() <= turn || calls.get(turn).exchange().isEmpty()) {
      return Finding.unseen(
          "その前に止まった (" + words() + ")", "it did not come to that (" + words() + ")");
    }
    Exchange exchange = calls.get(turn).exchange().get();
    return Right.of(right).takes(exchange.word())
        ? Finding.good()
        : Finding.bad(operation, right, exchange.word()).in(exchange);
  }

  /** The text of an element of the answer to the n-th call of an operation. */
  String answer(String operation, int turn, String element) {
    List<Step> calls = named(operation);
    return calls.size() <= turn ? "" : Play.answer(calls.get(turn), element);
  }

  /** How the system took the answer to what it sent in this step. */
  static Finding took(Step step, Told.State right) {
    if (step.state() == Told.State.UNKNOWN) {
      return Finding.unseen("SUTがどう受け取ったかを言わない", "the system does not tell how it took it");
    }
    return equal("answer", right.name(), step.state().name());
  }
}
