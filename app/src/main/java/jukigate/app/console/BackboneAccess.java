package jukigate.app.console;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.console.view.Access;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * The operation table of the gateway, and its answers: what may be sent is told by the method that
 * the gateway asks.
 */
record BackboneAccess(Backbone backbone) implements Access {
  private static final int SOME = 5;

  private List<NodeId> nodes() {
    return Stream.concat(backbone.lines().stream(), Stream.of(NodeId.GATEWAY)).toList();
  }

  @Override
  public Policy policy(Language language) {
    Map<NodeRole, List<NodeId>> byRole =
        nodes().stream().collect(Collectors.groupingBy(NodeId::role));
    List<Kind> kinds =
        Arrays.stream(NodeRole.values())
            .map(role -> new Kind(role.name(), byRole.getOrDefault(role, List.of()).size()))
            .toList();
    List<Cell> cells =
        Arrays.stream(NodeRole.values())
            .flatMap(from -> Arrays.stream(NodeRole.values()).map(to -> cell(from, to, byRole)))
            .toList();
    List<Route> routes =
        Operation.all()
            .flatMap(
                operation -> operation.routes().stream().map(it -> route(operation, it, language)))
            .toList();
    return new Policy(kinds, cells, routes);
  }

  private static Cell cell(NodeRole from, NodeRole to, Map<NodeRole, List<NodeId>> byRole) {
    List<String> exchanges =
        Operation.all()
            .filter(
                operation ->
                    operation.routes().stream()
                        .anyMatch(route -> route.from() == from && route.to() == to))
            .map(Operation::exchange)
            .distinct()
            .sorted()
            .toList();
    Optional<NodeId> sender = byRole.getOrDefault(from, List.of()).stream().findFirst();
    Optional<NodeId> receiver = byRole.getOrDefault(to, List.of()).stream().reduce((a, b) -> b);
    return exchanges.isEmpty() && sender.isPresent() && receiver.isPresent()
        ? new Cell(
            from.name(),
            to.name(),
            exchanges,
            sender.get().value(),
            receiver.get().value(),
            refusals(sender.get(), receiver.get()))
        : new Cell(from.name(), to.name(), exchanges, "", "", "");
  }

  /** Each operation with each purpose; one that is not refused would be seen as {@code -}. */
  private static String refusals(NodeId from, NodeId to) {
    return Operation.all()
        .flatMap(
            operation ->
                Arrays.stream(Purpose.values())
                    .map(purpose -> operation.permits(from, to, purpose)))
        .map(outcome -> refusal(outcome).map(why -> why.code().id()).orElse("-"))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Optional<Refusal> refusal(Outcome<NodeId> outcome) {
    return outcome instanceof Outcome.Refused<NodeId>(Refusal why)
        ? Optional.of(why)
        : Optional.empty();
  }

  private static Route route(
      Operation operation, jukigate.domain.message.Route route, Language language) {
    return new Route(
        operation.exchange(),
        operation.name(),
        operation.title().in(language),
        operation.travels().in(language),
        route.from().name(),
        route.to().name(),
        route.condition().name(),
        route.purposes().stream().map(Purpose::code).sorted().toList(),
        route.law());
  }

  @Override
  public Rights of(String node, String other, Language language) {
    NodeId asked = known(node, RefusalCode.SENDER_UNKNOWN);
    return new Rights(
        asked.value(),
        asked.role().name(),
        rights(
            route -> route.from() == asked.role(), (route, it) -> route.leads(asked, it), language),
        rights(
            route -> route.to() == asked.role(), (route, it) -> route.leads(it, asked), language),
        other.isEmpty()
            ? List.of()
            : between(asked, known(other, RefusalCode.RECEIVER_UNKNOWN), language));
  }

  private NodeId known(String node, RefusalCode otherwise) {
    return nodes().stream()
        .filter(it -> it.value().equals(node))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Refusal.of(otherwise, node)));
  }

  /** Whether a route leads to, or comes from, a node. */
  private interface Leading {
    boolean leads(jukigate.domain.message.Route route, NodeId other);
  }

  private List<Right> rights(
      Predicate<jukigate.domain.message.Route> mine, Leading leading, Language language) {
    return Operation.all()
        .flatMap(
            operation ->
                operation.routes().stream()
                    .filter(mine)
                    .map(route -> right(operation, route, leading, language)))
        .toList();
  }

  private Right right(
      Operation operation,
      jukigate.domain.message.Route route,
      Leading leading,
      Language language) {
    List<String> ends =
        nodes().stream().filter(it -> leading.leads(route, it)).map(NodeId::value).toList();
    return new Right(
        route(operation, route, language), ends.size(), ends.stream().limit(SOME).toList());
  }

  private static List<Decision> between(NodeId from, NodeId to, Language language) {
    return Operation.all().map(operation -> decision(operation, from, to, language)).toList();
  }

  private static Decision decision(Operation operation, NodeId from, NodeId to, Language language) {
    List<Purpose> open = operation.purposes(from, to);
    Optional<Refusal> why =
        open.isEmpty() ? refusal(operation.permits(from, to, Purpose.OPERATION)) : Optional.empty();
    return new Decision(
        operation.exchange(),
        operation.name(),
        operation.title().in(language),
        open.stream().map(Purpose::code).toList(),
        why.map(it -> it.code().id()).orElse(""),
        why.map(it -> it.text(language)).orElse(""),
        why.map(it -> it.fix(language)).orElse(""));
  }
}
