package jukigate.app.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.validation.Schema;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.TimeStep;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.rule.Regime;
import jukigate.simulators.rule.Regimes;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.message.Dispatch;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads {@code scenario.xml} of a scenario folder. */
public final class ScenarioFile {
  private static final String NAMESPACE = "urn:jukigate:scenario:v1";

  private final Path folder;
  private final Path file;

  private ScenarioFile(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("scenario.xml");
  }

  /**
   * Every scenario below a folder, in the order of their names.
   *
   * <p>Refused: FILE_UNREADABLE, and FILE_INVALID with file and line: not well-formed, against the
   * schema, a node id with a wrong check digit, an unknown operation, purpose or regime, a missing
   * file, a clock that is moved by what is no period or instant, or that is not the scenario's own.
   */
  public static Outcome<List<Scenario>> readAll(Path scenarios) {
    try (Stream<Path> folders = Files.list(scenarios)) {
      List<Scenario> read = new ArrayList<>();
      for (Path folder :
          folders.filter(path -> Files.exists(path.resolve("scenario.xml"))).sorted().toList()) {
        read.add(read(folder).orThrow());
      }
      return Outcome.passed(List.copyOf(read));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, scenarios, e.getClass().getSimpleName());
    }
  }

  /**
   * The library: every scenario of every exchange, in folders {@code x01}, {@code x02} … below the
   * given one, and those of the line, in the order of their names. Refused as {@link #readAll}.
   */
  public static Outcome<List<Scenario>> readLibrary(Path scenarios) {
    try (Stream<Path> folders = Files.list(scenarios)) {
      List<Scenario> read = new ArrayList<>();
      for (Path exchange : folders.filter(ScenarioFile::isOfTheLibrary).sorted().toList()) {
        read.addAll(readAll(exchange).orThrow());
      }
      return Outcome.passed(List.copyOf(read));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, scenarios, e.getClass().getSimpleName());
    }
  }

  private static boolean isOfTheLibrary(Path folder) {
    return String.valueOf(folder.getFileName()).matches("x[0-9]{2}|line")
        && Files.isDirectory(folder);
  }

  /** One scenario. */
  public static Outcome<Scenario> read(Path folder) {
    var reader = new ScenarioFile(folder.toAbsolutePath().normalize());
    try {
      return SafeXml.parseFile(reader.file, schema()).map(reader::scenario);
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static Schema schema() {
    return SafeXml.schema(
        List.of(ScenarioFile.class.getClassLoader().getResource("xsd/scenario.xsd")));
  }

  private Scenario scenario(Document document) {
    Element root = document.getDocumentElement();
    Element steps = child(root, "steps");
    return new Scenario(
        folder,
        title(root),
        children(root).filter(e -> isNamed(e, "node")).map(e -> node(e, "id")).toList(),
        Long.parseLong(root.getAttribute("seed")),
        regime(root),
        clock(root),
        children(steps).map(e -> step(root, e)).toList());
  }

  private Optional<Regime> regime(Element root) {
    return Optional.of(root.getAttribute("regime"))
        .filter(name -> !name.isEmpty())
        .map(name -> Regimes.named(name).orElseThrow(() -> invalid("regime=" + name)));
  }

  private Optional<Instant> clock(Element root) {
    return Optional.of(root.getAttribute("clock"))
        .filter(text -> !text.isEmpty())
        .map(text -> TimeStep.instant(text).orElseThrow(() -> invalid("clock=" + text)));
  }

  /** Only a clock of the scenario's own may be moved: the machine's serves others, too. */
  private UnaryOperator<Instant> move(Element root, Element step) {
    String period = step.getAttribute("advance");
    String instant = step.getAttribute("to");
    boolean byPeriod = !period.isEmpty();
    String written = byPeriod ? "advance=" + period : "to=" + instant;
    Instant start = clock(root).orElseThrow(() -> invalid(written));
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

  private Step step(Element root, Element step) {
    Bilingual title = title(step);
    List<ExpectedMessage> expected =
        children(child(step, "expect")).map(this::expectedMessage).toList();
    return switch (step.getLocalName()) {
      case "event" ->
          new Step.Event(
              title,
              expected,
              node(step, "at"),
              existing(step, "file"),
              Optional.of(step.getAttribute("refused")).filter(id -> !id.isEmpty()));
      case "clock" -> new Step.Clock(title, expected, move(root, step), erases(step));
      case "line" -> new Step.Line(title, expected, place(root, step), fault(step));
      case "bulk" ->
          new Step.Bulk(
              title,
              expected,
              bulk(root, step),
              existing(step, "conditions"),
              Optional.of(step.getAttribute("refused")).filter(id -> !id.isEmpty()));
      case "send" ->
          new Step.Send(title, expected, sending(root, step), pause(step), optional(step, "exact"));
      default ->
          new Step.Attempt(
              title, expected, AttemptKind.ofId(step.getAttribute("kind")), sending(root, step));
    };
  }

  /** Only on a clock of the scenario's own: what could not be sent goes when it is moved. */
  private Place place(Element root, Element step) {
    String link = step.getAttribute("link");
    String direction = step.getAttribute("direction");
    if (clock(root).isEmpty()) {
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

  private BulkRequest bulk(Element root, Element step) {
    var named =
        Stream.of(step.getAttribute("items").strip().split("\\s+"))
            .flatMap(name -> BulkItem.ofElement(name).stream())
            .distinct()
            .sorted()
            .toList();
    var operator =
        new OutboxEntry.Operator(
            root.getAttribute("operator"), root.getAttribute("terminal"), purpose(step));
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

  private Sending sending(Element root, Element step) {
    Purpose purpose = purpose(step);
    return new Sending(
        node(step, "from"),
        node(step, "to"),
        operation(step),
        new Dispatch(root.getAttribute("operator"), root.getAttribute("terminal"), purpose),
        existing(step, "body"));
  }

  private ExpectedMessage expectedMessage(Element message) {
    return new ExpectedMessage(
        node(message, "from"),
        node(message, "to"),
        operation(message).name(),
        Ending.parse(message.getAttribute("outcome")),
        children(message)
            .map(e -> new ExpectedMessage.Value(e.getAttribute("of"), e.getAttribute("is")))
            .toList(),
        optional(message, "body"));
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

  private Path existing(Element step, String attribute) {
    Path path = folder.resolve(step.getAttribute(attribute));
    if (!Files.isRegularFile(path)) {
      throw invalid(attribute + "=" + step.getAttribute(attribute));
    }
    return path;
  }

  /** The schema cannot say it, so the line is found by the text that is wrong. */
  private RefusedException invalid(String attributeAndValue) {
    String written = attributeAndValue.replaceFirst("=(.*)", "=\"$1\"");
    try {
      List<String> lines = Files.readAllLines(file);
      int line =
          IntStream.range(0, lines.size())
              .filter(i -> lines.get(i).contains(written))
              .findFirst()
              .orElse(0);
      return refusal(line + 1, written);
    } catch (IOException e) {
      return refusal(1, written);
    }
  }

  private RefusedException refusal(int line, String what) {
    return new RefusedException(Refusal.of(RefusalCode.FILE_INVALID, file, line, what));
  }

  private static Bilingual title(Element parent) {
    Element title = child(parent, "title");
    return new Bilingual(
        child(title, "ja").getTextContent().strip(), child(title, "en").getTextContent().strip());
  }

  private static boolean isNamed(Element element, String name) {
    return element.getLocalName().equals(name) && NAMESPACE.equals(element.getNamespaceURI());
  }

  private static Element child(Element parent, String name) {
    return children(parent).filter(e -> isNamed(e, name)).findFirst().orElseThrow();
  }

  private static Stream<Element> children(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        elements.add(element);
      }
    }
    return elements.stream();
  }
}
