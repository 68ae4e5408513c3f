package jukigate.conformance.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.stand.Arrival;
import jukigate.conformance.stand.Dress;
import jukigate.conformance.stand.Session;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Event;
import jukigate.conformance.sut.Person;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import org.w3c.dom.Element;

/** A story as it goes on. It is about one resident at a time, a new one at first. */
public final class Play implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(3);

  private final Stage stage;
  private final Session session;
  private final Errands errands;
  private final Optional<Caller> caller;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Arrival> told = new HashSet<>();
  private final Map<String, Integer> updates = new HashMap<>();
  private Person person;
  private Optional<Errand> last = Optional.empty();

  Play(Stage stage, Session session) {
    this.stage = stage;
    this.session = session;
    this.errands = stage.errands();
    this.caller =
        stage.endpoint().map(base -> Caller.of(stage.network(), stage.sut(), base, Dress.PLAIN));
    this.person = errands.somebody();
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  Person person() {
    return person;
  }

  /** From now on about this one. */
  Play about(Person other) {
    person = other;
    return this;
  }

  Person somebody() {
    return errands.somebody();
  }

  /** Somebody whose name nobody else has. */
  Person unique() {
    Person other = somebody();
    return other.named(
        "架空　"
            + other
                .code()
                .value()
                .chars()
                .mapToObj(digit -> String.valueOf("一二三四五六七八九十".charAt(digit - '0')))
                .collect(Collectors.joining()));
  }

  String day(int ahead) {
    return errands.day(ahead);
  }

  Stage stage() {
    return stage;
  }

  /** The municipality of the system. */
  String home() {
    return stage.sut().localGovernment().orElseThrow().value();
  }

  /** The next update of this resident begins with another number. */
  Play numberedFrom(int number) {
    updates.put(person.code().value(), number - 1);
    return this;
  }

  /** Asks the system to do this; facts are names and values by turns. */
  Step send(Event event, String... facts) {
    int number = updates.merge(person.code().value(), updating(event) ? 1 : 0, Integer::sum);
    return does(errands.errand(event, person, Math.max(1, number), said(facts)));
  }

  /** Asks for what a right system refuses: no message goes with it. */
  Step ask(Event event, String... facts) {
    return does(errands.errand(event, person, 1, said(facts)).withoutDrafts());
  }

  private static Map<String, String> said(String... facts) {
    Map<String, String> said = new HashMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      said.put(facts[i], facts[i + 1]);
    }
    return said;
  }

  private Step does(Errand errand) {
    Event event = errand.event();
    last = Optional.of(errand);
    Outcome<Told> words = stage.adapter().send(errand);
    return step(new Step(event.word(), last, Optional.of(words), news(), Optional.empty()));
  }

  private static boolean updating(Event event) {
    return event == Event.BIRTH_WITHOUT_NUMBER
        || event.messages().stream().anyMatch(it -> it.name().startsWith("UpdateIdentity"));
  }

  /** Asks the system to send again now what waits. */
  Step again() {
    Outcome<Told> words = stage.adapter().again(last.orElseThrow());
    return step(new Step("again", last, Optional.of(words), news(), Optional.empty()));
  }

  /** Ends the system at once, and starts it again. */
  Step restart() {
    return hook("restart", stage.adapter().restart());
  }

  /** Makes the system use new certificates. */
  Step renew() {
    return hook("renew", stage.adapter().renew());
  }

  private Step hook(String name, Outcome<Told> words) {
    return step(new Step(name, Optional.empty(), Optional.of(words), news(), Optional.empty()));
  }

  /** Waits until a message of this operation comes that has not come before. */
  Step await(String operation) {
    Step step = again();
    if (step.sent(operation).isEmpty() && session.await(session.arrivals().size() + 1, SOON)) {
      return step(new Step("later", last, Optional.empty(), news(), Optional.empty()));
    }
    return step;
  }

  /** Calls the system; of nobody in particular. */
  Step call(String operation, NodeId from, UnaryOperator<Letter> change) {
    return called(operation, it -> change.apply(it.draft(operation, from)));
  }

  /** Calls the system about the resident of the story. */
  Step callAbout(String operation, NodeId from, UnaryOperator<String> change) {
    return called(operation, it -> about(it, operation, from).body(change));
  }

  /** A letter of another node about the resident of the story. */
  Letter about(Caller it, String operation, NodeId from) {
    int number = it.range().nobody();
    Letter letter = it.draft(operation, from, number);
    return letter.body(
        body ->
            body.replace(SyntheticBlock.individualNumber(number).value(), person.number().value())
                .replace(letter.resident().value(), person.code().value()));
  }

  /** A letter that is sent later, maybe several times; empty where nobody can be called. */
  Optional<Letter> letter(String operation, NodeId from) {
    return caller.map(it -> it.draft(operation, from));
  }

  Step called(String operation, Function<Caller, Letter> letter) {
    Optional<Exchange> exchange =
        caller.flatMap(
            it ->
                it
                    .call(new Call(operation, who -> who.shot(letter.apply(who)), Right.ACCEPTED))
                    .stream()
                    .findFirst());
    return step(new Step(operation, Optional.empty(), Optional.empty(), news(), exchange));
  }

  private Step step(Step step) {
    steps.add(step);
    return step;
  }

  /** What has arrived since the last step. */
  private List<Arrival> news() {
    List<Arrival> fresh =
        session.arrivals().stream()
            .filter(it -> !told.contains(it))
            .sorted((one, other) -> one.at().compareTo(other.at()))
            .toList();
    told.addAll(fresh);
    return fresh;
  }

  /** All messages of an operation so far. */
  Stream<Sent> sent(String operation) {
    return steps.stream().flatMap(it -> it.sent(operation).stream());
  }

  /** The text of an element in the last message of an operation; empty where there was none. */
  String text(String operation, String element) {
    return sent(operation).reduce((before, next) -> next).map(it -> it.text(element)).orElse("");
  }

  /** What the answer to a call said. */
  static String answer(Step step, String element) {
    return step.exchange().flatMap(Exchange::body).stream()
        .flatMap(it -> SoapView.descendants(it, "*", element))
        .findFirst()
        .map(Element::getTextContent)
        .orElse("");
  }

  @Override
  public void close() {
    caller.ifPresent(it -> it.range().close());
  }
}
