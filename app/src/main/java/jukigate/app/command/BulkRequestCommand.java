package jukigate.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.desk.BulkAnswer;
import jukigate.app.desk.BulkErrand;
import jukigate.app.desk.Ticket;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.bulk.ConditionsFile;
import jukigate.simulators.rule.BulkItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bulk request}: hands a list of conditions to an agency, which sends it. */
@Command(name = "request")
final class BulkRequestCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>", required = true)
  private String node;

  @Option(names = "--to", paramLabel = "<id>", required = true)
  private String to;

  @Option(names = "--file", paramLabel = "<conditions.csv>", required = true)
  private Path file;

  @Option(names = "--items", paramLabel = "<names>", split = ",")
  private List<String> items;

  @Option(names = "--purpose", paramLabel = "<code>", required = true)
  private String purpose;

  @Option(names = "--operator", paramLabel = "<id>", required = true)
  private String operator;

  @Option(names = "--terminal", paramLabel = "<id>", defaultValue = "term-01")
  private String terminal;

  @Option(names = "--request", paramLabel = "<number>")
  private String request;

  @Option(names = "--by-medium")
  private boolean byMedium;

  BulkRequestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    var asked = asked();
    NodeId agency = UpCommand.node(node);
    checked(request == null || request.matches("[A-Za-z0-9-]{1,36}"), "--request").orThrow();
    ConditionsFile.read(file).orThrow(); // mistakes are told with the name of this file
    String path = file.toAbsolutePath().normalize().toString();
    BulkAnswer answer =
        BulkCommand.backbone(shared, surroundings)
            .ask(
                Ticket.Kind.BULK,
                (desk, ticket) -> {
                  String number = Optional.ofNullable(request).orElse("BULK-" + ticket.id());
                  desk.hand(
                      ticket,
                      new BulkErrand(BulkErrand.Wish.REQUEST, agency.value(), number, path, asked));
                },
                BulkAnswer.class)
            .orThrow();
    return BulkCommand.say(console, answer);
  }

  private BulkErrand.Asked asked() {
    NodeId server = UpCommand.node(to);
    boolean serves = server.role() == NodeRole.NATIONAL || server.role() == NodeRole.PREFECTURE;
    checked(serves, "--to national|pref-…").orThrow();
    checked(Purpose.ofCode(purpose).isPresent(), "--purpose P10|P11|P12|P15").orThrow();
    List<String> wanted =
        Optional.ofNullable(items)
            .orElseGet(() -> BulkItem.FOUR_ITEMS.stream().map(BulkItem::element).toList());
    checked(
            wanted.stream().allMatch(name -> BulkItem.ofElement(name).isPresent()),
            "--items " + names())
        .orThrow();
    var who = BulkCommand.operator(operator, terminal).orThrow();
    return new BulkErrand.Asked(
        server.value(), wanted, purpose, who.id(), who.terminalId(), byMedium);
  }

  private static String names() {
    return Stream.of(BulkItem.values()).map(BulkItem::element).collect(Collectors.joining(","));
  }

  private static Outcome<Boolean> checked(boolean good, String usage) {
    return good ? Outcome.passed(true) : Outcome.refused(RefusalCode.USAGE, usage);
  }
}
