package jukigate.app.attack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Target;
import jukigate.conformance.attack.Witness;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageEvent;

/** A gateway, two cities and a prefecture, all in this process and for one run of attacks only. */
public final class OwnGateway implements AutoCloseable {
  private final Backbone backbone;
  private final AtomicLong arrived;

  private OwnGateway(Backbone backbone, AtomicLong arrived) {
    this.backbone = backbone;
    this.arrived = arrived;
  }

  /**
   * Mints the bad certificates and starts everything on free ports.
   *
   * @param work where journal and databases go
   */
  public static Outcome<OwnGateway> start(
      TestPki pki, String profile, Path work, BackboneSetup.Around around) {
    AttackRun.prepare(pki);
    AtomicLong arrived = new AtomicLong();
    return GatewayConfig.of(Map.of())
        .with("profile", profile)
        .then(made -> made.with("listen.port", "0"))
        .then(made -> made.with("journal.folder", work.resolve("gateway").toString()))
        .then(
            config ->
                Backbone.start(
                    new BackboneSetup(
                        pki,
                        config,
                        new BackboneSetup.Nodes(
                            Set.of(Target.CITY, Target.OTHER_CITY, Target.PREFECTURE),
                            0,
                            work.resolve("nodes"),
                            Sending.WHEN_ASKED),
                        around,
                        event -> count(event, arrived))))
        .map(backbone -> new OwnGateway(backbone, arrived));
  }

  private static void count(MessageEvent event, AtomicLong arrived) {
    if (event instanceof MessageEvent.Received) {
      arrived.incrementAndGet();
    }
  }

  public Target target() {
    return new Target(
        backbone.gatewayUrl(),
        backbone.pki(),
        backbone.profile(),
        backbone.trust(),
        backbone.clock(),
        new Eyes());
  }

  private final class Eyes implements Witness {
    @Override
    public State state(ResidentCode resident) {
      var nodes = backbone.nodes().orElseThrow();
      String record =
          nodes
              .prefecture(Target.PREFECTURE)
              .find(resident)
              .map(state -> state.entries().size() + " entries")
              .orElse("no record");
      return new State(record, arrived.get(), nodes.outbox(Target.PREFECTURE).size());
    }

    @Override
    public Optional<Recorded> find(String correlationId) {
      return backbone.journal().byCorrelationId(correlationId).map(Eyes::recorded);
    }

    @Override
    public Optional<Recorded> newest() {
      return backbone.journal().latest(1).stream().findFirst().map(Eyes::recorded);
    }

    private static Recorded recorded(RecordedExchange row) {
      return new Recorded(row.correlationId(), row.stage(), row.refusalId(), row.detail());
    }
  }

  @Override
  public void close() {
    backbone.close();
  }
}
