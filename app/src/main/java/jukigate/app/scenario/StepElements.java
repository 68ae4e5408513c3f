package jukigate.app.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.TimeStep;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.ErasureCalendar;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.message.Dispatch;
import org.w3c.dom.Element;

/** The steps of one file: those of {@code scenario.xml}, or some that it includes. */
final class StepElements {
  private final FilledFile file;
  private final Setting setting;
  private final List<Path> around;

  StepElements(FilledFile file, Setting setting) {
    this(file, setting, List.of(file.source().file()));
  }

  /**
   * @param around this file, and those that include it
   */
  private StepElements(FilledFile file, Setting setting, List<Path> around) {
    this.file = file;
    this.setting = setting;
    this.around = List.copyOf(around);
  }

  /**
   * What a scenario says of all its steps.
   *
   * @param root includes stay below it
   * @param clock its own; empty where it has none
   * @param captured names that the steps so far capture, with anything for a value
   */
  record Setting(
      Path root,
      Optional<Instant> clock,
      String operator,
      String terminal,
      Map<String, String> captured) {}

  /**
   * Those of an element.
   *
   * @throws RefusedException with FILE_INVALID, PLACEHOLDER_UNKNOWN or INCLUDE_INVALID
   */
  List<Step> steps(Element parent) {
    return Children.of(parent)
        .flatMap(
            each ->
                each.getLocalName().equals("include")
                    ? included(each).stream()
                    : Stream.of(step(each)))
        .toList();
  }

  private List<Step> included(Element include) {
    String name = include.getAttribute("file");
    Path path = folder().resolve(name).normalize();
    if (!path.startsWith(setting.root())) {
      throw notIncluded(name, ".. " + setting.root());
    }
    if (around.contains(path)) {
      throw notIncluded(name, "… → " + path.getFileName() + " → … → " + path.getFileName());
    }
    if (!Files.isRegularFile(path)) {
      throw notIncluded(name, "no such file");
    }
    FilledFile read = FilledFile.read(path, file.values()).wholly();
    if (!read.root().getLocalName().equals("steps")) {
      throw notIncluded(name, "<" + read.root().getLocalName() + ">, not <steps>");
    }
    List<Path> chain = new ArrayList<>(around);
    chain.add(path);
    return new StepElements(read, setting, chain).steps(read.root());
  }

  private RefusedException notIncluded(String name, String why) {
    return file.source()
        .refused(RefusalCode.INCLUDE_INVALID, Source.written("file=" + name), name, why);
  }

  /** Only a clock of the scenario's own may be moved: the machine's serves others, too. */
  private UnaryOperator<Instant> move(Element step) {
    String period = step.getAttribute("advance");
    String instant = step.getAttribute("to");
    boolean byPeriod = !period.isEmpty();
    String written = byPeriod ? "advance=" + period : "to=" + instant;
    Instant start = setting.clock().orElseThrow(() -> invalid(written));
    if (byPeriod != instant.isEmpty()
        || (byPeriod ? TimeStep.after(start, period) : TimeStep.instant(instant)).isEmpty()) {
      throw invalid(written);
    }
    return byPeriod
        ? now -> TimeStep.after(now, period).orElseThrow()
        : now -> TimeStep.instant(instant).orElseThrow();
  }

  private static OptionalInt erases(Element step) {
    String number = step.getAttribute("erases");
    return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number));
  }

  private Step step(Element element) {
    Step step = read(element);
    step.expected().stream()
        .flatMap(message -> message.captures().stream())
        .forEach(capture -> setting.captured().put(capture.name(), ""));
    return step;
  }

  private Step read(Element step) {
    Bilingual title = Children.title(step);
    return switch (step.getLocalName()) {
      case "together" ->
          new Step.Together(
              title,
              Children.of(step)
                  .filter(each -> !each.getLocalName().equals("title"))
                  .map(this::read)
                  .toList());
      case "check" ->
          new Step.Look(title, Children.of(step).flatMap(each -> check(each).stream()).toList());
      default -> doing(title, step);
    };
  }

  private Optional<Check> check(Element check) {
    return switch (check.getLocalName()) {
      case "holds" ->
          Optional.of(
              new Check.Holds(
                  register(check),
                  file.known(check.getAttribute("resident"), known()),
                  check.getAttribute("known").equals("true"),
                  Children.named(check, "value").map(this::value).toList()));
      case "outbox" ->
          Optional.of(
              new Check.Outbox(node(check, "at"), count(check, "waiting"), count(check, "dead")));
      case "journal" ->
          Optional.of(
              new Check.Journal(
                  node(check, "from"),
                  node(check, "to"),
                  operation(check),
                  check.getAttribute("outcome"),
                  count(check, "count")));
      case "keeps" ->
          Optional.of(
              new Check.Keeps(
                  node(check, "at"),
                  ErasureCalendar.Kind.valueOf(check.getAttribute("kind")),
                  count(check, "count")));
      default -> Optional.empty(); // its title
    };
  }

  /** Only of a node that keeps residents. */
  private NodeId register(Element check) {
    NodeId at = node(check, "at");
    return switch (at.role()) {
      case MUNICIPAL_CS, PREFECTURE, NATIONAL, SUPPLEMENTARY_PREFECTURE, SUPPLEMENTARY_NATIONAL ->
          at;
      default -> throw invalid("at=" + at);
    };
  }

  private int count(Element check, String attribute) {
    return Integer.parseInt(check.getAttribute(attribute));
  }

  private Step doing(Bilingual title, Element step) {
    List<ExpectedMessage> expected =
        Children.named(Children.one(step, "expect"), "message").map(this::expectedMessage).toList();
    return switch (step.getLocalName()) {
      case "event" ->
          new Step.Event(
              title,
              expected,
              node(step, "at"),
              form(step, "file"),
              Optional.of(step.getAttribute("refused")).filter(id -> !id.isEmpty()));
      case "clock" -> new Step.Clock(title, expected, move(step), erases(step));
      case "line" -> new Step.Line(title, expected, place(step), fault(step));
      case "bulk" ->
          new Step.Bulk(
              title,
              expected,
              bulk(step),
              form(step, "conditions"),
              Optional.of(step.getAttribute("refused")).filter(id -> !id.isEmpty()));
      case "send" ->
          new Step.Send(title, expected, sending(step), pause(step), optional(step, "exact"));
      default ->
          new Step.Attempt(
              title, expected, AttemptKind.ofId(step.getAttribute("kind")), sending(step));
    };
  }

  /** Only on a clock of the scenario's own: what could not be sent goes when it is moved. */
  private Place place(Element step) {
    String link = step.getAttribute("link");
    String direction = step.getAttribute("direction");
    if (setting.clock().isEmpty()) {
      throw invalid("link=" + link);
    }
    return switch (Place.read(link, direction)) {
      case Outcome.Passed<Place>(Place place) -> place;
      case Outcome.Refused<Place> unknown -> throw invalid("link=" + link);
    };
  }

  /** Empty where the line becomes well again. */
  private Optional<Fault> fault(Element step) {
    String text = step.getAttribute("fault");
    if (step.hasAttribute("fault") == step.getAttribute("clear").equals("true")) {
      throw invalid("link=" + step.getAttribute("link"));
    }
    if (!step.hasAttribute("fault")) {
      return Optional.empty();
    }
    return switch (FaultKind.parse(text)) {
      case Outcome.Passed<Fault>(Fault fault) -> Optional.of(fault);
      case Outcome.Refused<Fault> unknown -> throw invalid("fault=" + text);
    };
  }

  private Duration pause(Element step) {
    String written = step.getAttribute("after");
    try {
      return written.isEmpty() ? Duration.ZERO : Duration.parse(written);
    } catch (DateTimeParseException e) {
      throw invalid("after=" + written); // PT alone
    }
  }

  private Optional<Path> optional(Element step, String attribute) {
    return step.hasAttribute(attribute) ? Optional.of(existing(step, attribute)) : Optional.empty();
  }

  private BulkRequest bulk(Element step) {
    var named =
        Stream.of(step.getAttribute("items").strip().split("\\s+"))
            .flatMap(name -> BulkItem.ofElement(name).stream())
            .distinct()
            .sorted()
            .toList();
    var operator = new OutboxEntry.Operator(setting.operator(), setting.terminal(), purpose(step));
    return new BulkRequest(
        agency(step),
        node(step, "to"),
        step.getAttribute("request"),
        new BulkTable.Order(
            BulkTable.Way.LINE, named.isEmpty() ? BulkItem.FOUR_ITEMS : named, operator));
  }

  private NodeId agency(Element step) {
    NodeId at = node(step, "at");
    if (at.role() != NodeRole.AGENCY) {
      throw invalid("at=" + at);
    }
    return at;
  }

  private Purpose purpose(Element step) {
    return Purpose.ofCode(step.getAttribute("purpose"))
        .orElseThrow(() -> invalid("purpose=" + step.getAttribute("purpose")));
  }

  private Sending sending(Element step) {
    Purpose purpose = purpose(step);
    return new Sending(
        node(step, "from"),
        node(step, "to"),
        operation(step),
        new Dispatch(setting.operator(), setting.terminal(), purpose),
        form(step, "body"));
  }

  private Optional<Form> expectation(Element message, String attribute) {
    return message.hasAttribute(attribute)
        ? Optional.of(new Form(existing(message, attribute), file.values()))
        : Optional.empty();
  }

  private ExpectedMessage expectedMessage(Element message) {
    return new ExpectedMessage(
        node(message, "from"),
        node(message, "to"),
        operation(message).name(),
        Ending.parse(message.getAttribute("outcome")),
        Children.named(message, "value").map(this::value).toList(),
        expectation(message, "body"),
        expectation(message, "answer"),
        Children.named(message, "capture").map(this::capture).toList(),
        within(message));
  }

  private Operation operation(Element element) {
    String name = element.getAttribute("operation");
    return Operation.all()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> invalid("operation=" + name));
  }

  private NodeId node(Element element, String attribute) {
    String text = element.getAttribute(attribute);
    return NodeId.parse(text).orElseThrow(() -> invalid(attribute + "=" + text));
  }

  /** Only by a clock of the scenario's own: how fast a machine is says nothing of the exchange. */
  private Optional<Duration> within(Element message) {
    String written = message.getAttribute("within");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration within = Duration.parse(written);
      if (setting.clock().isPresent() && !within.isNegative()) {
        return Optional.of(within);
      }
    } catch (DateTimeParseException e) {
      throw invalid("within=" + written);
    }
    throw invalid("within=" + written);
  }

  private ExpectedMessage.Value value(Element value) {
    return new ExpectedMessage.Value(
        value.getAttribute("of"), file.known(value.getAttribute("is"), known()));
  }

  private Values known() {
    return file.values().with(new Values(setting.captured()));
  }

  private Capture capture(Element capture) {
    String name = capture.getAttribute("name");
    String path = capture.getAttribute("path");
    if (file.values().known().containsKey(name)) {
      throw invalid("name=" + name);
    }
    return new Capture(
        name,
        Capture.From.valueOf(capture.getAttribute("of").toUpperCase(Locale.ROOT)),
        new ElementPath(path),
        file.source().file(),
        file.source().line(Source.written("name=" + name)));
  }

  /** A name that nothing is known of is told now, and not in the middle of the playing. */
  private Form form(Element step, String attribute) {
    Form form = new Form(existing(step, attribute), file.values());
    form.filled(new Values(setting.captured())).orThrow();
    return form;
  }

  private Path existing(Element step, String attribute) {
    Path path = folder().resolve(step.getAttribute(attribute));
    if (!Files.isRegularFile(path)) {
      throw invalid(attribute + "=" + step.getAttribute(attribute));
    }
    return path;
  }

  private Path folder() {
    return file.source().file().getParent();
  }

  private RefusedException invalid(String attributeAndValue) {
    return file.source().invalid(attributeAndValue);
  }
}
