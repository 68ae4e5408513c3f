package jukigate.app.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jukigate.app.scenario.Library;
import jukigate.app.scenario.Scenario;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.message.Route;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate exchanges}: the catalogue, with what is there and the scenarios that play it. */
@Command(name = "exchanges")
final class ExchangesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--exchange", paramLabel = "X01..X20")
  private String exchange;

  @Option(names = "--from", paramLabel = "<id>")
  private String from;

  @Option(names = "--to", paramLabel = "<id>")
  private String to;

  @Option(names = "--scenarios", paramLabel = "<folder>")
  private Path scenarios;

  ExchangesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    List<Exchange> asked =
        Exchange.all().stream()
            .filter(one -> exchange == null || one.id().equalsIgnoreCase(exchange))
            .toList();
    if (asked.isEmpty()) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, console.text("exchanges.unknown")));
    }
    if (from != null || to != null) {
      return between(console, asked);
    }
    Library library = Library.read(Started.scenarios(scenarios, surroundings)).orThrow();
    if (console.json()) {
      console.printJson(asked.stream().map(one -> data(one, library)).toList());
    } else {
      asked.forEach(one -> print(console, one, library));
      console.say("exchanges.sum", asked.stream().filter(Exchange::isThere).count(), asked.size());
    }
    return ExitCode.GOOD;
  }

  /** What each operation from the one node to the other comes to: what the gateway decides. */
  private int between(Console console, List<Exchange> asked) {
    if (from == null || to == null) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "--from <id> --to <id>"));
    }
    NodeId sender = PkiCommand.node(from);
    NodeId receiver = PkiCommand.node(to);
    List<Operation> operations = asked.stream().flatMap(one -> one.operations().stream()).toList();
    if (console.json()) {
      console.printJson(operations.stream().map(one -> decided(one, sender, receiver)).toList());
    } else {
      operations.forEach(one -> console.line(said(console, one, sender, receiver)));
    }
    return ExitCode.GOOD;
  }

  private static String said(Console console, Operation one, NodeId sender, NodeId receiver) {
    List<String> purposes = codes(one.purposes(sender, receiver));
    return String.join(
        "  ",
        one.exchange(),
        purposes.isEmpty() ? refusal(one, sender, receiver) : String.join(" ", purposes),
        one.name(),
        one.title().in(console.language()));
  }

  private static Map<String, Object> decided(Operation one, NodeId sender, NodeId receiver) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("exchange", one.exchange());
    data.put("operation", one.name());
    data.put("purposes", codes(one.purposes(sender, receiver)));
    data.put("refusal", refusal(one, sender, receiver));
    return data;
  }

  /** Empty where it may be sent. */
  private static String refusal(Operation one, NodeId sender, NodeId receiver) {
    return one.purpose(sender, receiver).isEmpty()
            && one.permits(sender, receiver, Purpose.OPERATION)
                instanceof Outcome.Refused<NodeId>(Refusal why)
        ? why.code().id()
        : "";
  }

  private static List<String> codes(Collection<Purpose> purposes) {
    return purposes.stream().map(Purpose::code).sorted().toList();
  }

  private static void print(Console console, Exchange one, Library library) {
    var language = console.language();
    String state = console.text(one.isThere() ? "exchanges.there" : "exchanges.not-there");
    console.say("exchanges.head", one.id(), one.title().in(language), state);
    for (Operation operation : one.operations()) {
      console.say(
          "exchanges.operation",
          operation.name(),
          operation.travels().in(language),
          operation.keep().text().in(language));
      for (Route route : operation.routes()) {
        console.say(
            "exchanges.route",
            route.title().in(language),
            String.join(", ", purposes(route)),
            route.law());
      }
    }
    if (one.isThere()) {
      printScenarios(console, one, library);
    }
  }

  private static void printScenarios(Console console, Exchange one, Library library) {
    Map<Boolean, List<Scenario>> played =
        library.exercising(one).stream()
            .collect(Collectors.partitioningBy(scenario -> library.isOf(scenario, one)));
    if (played.get(true).isEmpty()) {
      console.say("exchanges.no-scenario");
    } else {
      console.say(
          "exchanges.scenarios",
          played.get(true).stream().map(library::name).collect(Collectors.joining(", ")));
    }
    if (!played.get(false).isEmpty()) {
      console.say("exchanges.others", played.get(false).size());
    }
  }

  private static Map<String, Object> data(Exchange one, Library library) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", one.id());
    data.put("titleJa", one.title().ja());
    data.put("titleEn", one.title().en());
    data.put("there", one.isThere());
    data.put("operations", one.operations().stream().map(ExchangesCommand::data).toList());
    data.put("scenarios", library.exercising(one).stream().map(library::name).toList());
    return data;
  }

  private static Map<String, Object> data(Operation operation) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", operation.name());
    data.put("titleJa", operation.title().ja());
    data.put("titleEn", operation.title().en());
    data.put("service", operation.service());
    data.put("namespace", operation.namespace());
    data.put("kind", operation.kind().name());
    data.put("encrypted", operation.encrypted());
    data.put("keep", operation.keep().period().toString());
    data.put("keepLaw", operation.keep().law());
    data.put("routes", operation.routes().stream().map(ExchangesCommand::data).toList());
    return data;
  }

  private static Map<String, Object> data(Route route) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("from", route.from().name());
    data.put("to", route.to().name());
    data.put("when", route.condition().name());
    data.put("purposes", purposes(route));
    data.put("law", route.law());
    return data;
  }

  private static List<String> purposes(Route route) {
    return codes(route.purposes());
  }
}
