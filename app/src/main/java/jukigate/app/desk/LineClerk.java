package jukigate.app.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import jukigate.app.backbone.Backbone;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.line.LineState;
import jukigate.wire.trust.HeldList;

/** Checks the lines of the backbone in this process. */
record LineClerk(Backbone backbone) {
  private static final int AT_ONCE = 8;

  LineAnswer answer(LineQuestion question) {
    return new LineAnswer(
        lines(
            question.node().isEmpty()
                ? backbone.lines()
                : NodeId.parse(question.node()).stream().toList()));
  }

  /** Side by side: a dead line costs its timeout once, and not once for each node behind it. */
  private List<LineAnswer.Line> lines(List<NodeId> asked) {
    try (var checkers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      return asked.stream()
          .map(node -> CompletableFuture.supplyAsync(() -> line(node), checkers))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private LineAnswer.Line line(NodeId node) {
    Backbone.Line line = backbone.checkLine(node);
    Instant now = backbone.clock().instant();
    return new LineAnswer.Line(
        node.value(),
        leg(line.there().map(state -> new Leg(state.refusal(), state.took()))),
        leg(line.back().map(trip -> new Leg(trip.refusal(), trip.took()))),
        line.there().flatMap(LineState::certificateUntil).map(Instant::toString).orElse(""),
        line.there().stream()
            .flatMap(state -> state.held().stream())
            .map(held -> list(held, now))
            .toList());
  }

  private record Leg(Optional<Refusal> refusal, Duration took) {
    LineAnswer.Leg told() {
      return new LineAnswer.Leg(
          refusal.isPresent() ? "DOWN" : "UP",
          took.toMillis(),
          refusal.map(why -> why.code().id()).orElse(""));
    }
  }

  private static LineAnswer.Leg leg(Optional<Leg> leg) {
    return leg.map(Leg::told).orElseGet(() -> new LineAnswer.Leg("UNUSED", 0, ""));
  }

  private static LineAnswer.RevocationList list(HeldList held, Instant now) {
    return new LineAnswer.RevocationList(
        held.issuer(),
        held.thisUpdate().toString(),
        held.nextUpdate().toString(),
        Duration.between(held.thisUpdate(), now).toMinutes(),
        held.isCurrent(now));
  }
}
