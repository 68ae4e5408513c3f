package jukigate.app.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.app.cases.BusinessCase;
import jukigate.app.report.DirectoryNames;
import jukigate.console.view.Messages.Case;
import jukigate.console.view.Messages.CaseStep;
import jukigate.console.view.Messages.Lane;
import jukigate.console.view.Messages.Waiting;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;

/** A business case as the page draws it. */
record CaseView(Language language, DirectoryNames names) {

  Case of(long number, BusinessCase found) {
    Instant begin = Instant.parse(found.messages().getFirst().receivedAt());
    return new Case(
        number,
        lanes(found),
        found.messages().stream().map(row -> step(row, begin)).toList(),
        found.letters().stream().map(this::waiting).toList(),
        found.first(),
        found.last(),
        found.cut());
  }

  /** The first node, the gateway, then the others: so most messages cross the gateway's lane. */
  private List<Lane> lanes(BusinessCase found) {
    Set<String> taking = new LinkedHashSet<>();
    found.messages().forEach(row -> taking.addAll(List.of(row.sender(), row.receiver())));
    found.letters().stream()
        .map(OutboxEntry.Stored::entry)
        .flatMap(entry -> Stream.of(entry.node().value(), entry.destination().value()))
        .forEach(taking::add);
    taking.remove("");
    taking.remove(NodeId.GATEWAY.value());
    List<String> order = new ArrayList<>(taking);
    order.add(Math.min(1, order.size()), NodeId.GATEWAY.value());
    return order.stream().map(id -> new Lane(id, name(id))).toList();
  }

  /** What a refused message calls its sender may be no node at all. */
  private String name(String id) {
    return NodeId.parse(id).map(node -> names.of(node).in(language)).orElse(id);
  }

  private CaseStep step(RecordedExchange row, Instant begin) {
    return new CaseStep(
        BackboneMessages.row(row, language),
        Duration.between(begin, Instant.parse(row.receivedAt())).toMillis());
  }

  private Waiting waiting(OutboxEntry.Stored stored) {
    OutboxEntry entry = stored.entry();
    return new Waiting(
        entry.node().value(),
        entry.destination().value(),
        entry.operation().exchange(),
        entry.operation().name(),
        entry.operation().title().in(language),
        stored.state().name(),
        stored.attempts(),
        stored.lastRefusal().orElse(""),
        stored.state() == OutboxState.WAITING ? stored.nextAttemptAt().toString() : "");
  }
}
