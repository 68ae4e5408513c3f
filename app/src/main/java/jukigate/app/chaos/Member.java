package jukigate.app.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.FailureTrace;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.RetryPolicy;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.ReceiptRetention;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of the campaign: one part of the backbone, until it is killed or whoever started it is
 * gone. It speaks in lines: {@link Order} in, {@link Report} out.
 */
public final class Member {
  private static final Logger LOG = LoggerFactory.getLogger(Member.class);
  private static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;

  /** Pauses are short, so that a campaign waits for processes and not for pauses. */
  private static final SimulatorConfig.Sending SENDING =
      new SimulatorConfig.Sending(
          new RetryPolicy(
              Duration.ofMillis(200), Duration.ofSeconds(2), 100_000, Duration.ofDays(7)),
          Duration.ofMillis(200),
          Duration.ofSeconds(10));

  private final PrintStream out;

  private Member(PrintStream out) {
    this.out = out;
  }

  /**
   * @param arguments see {@link Place#arguments}
   */
  public static void main(String[] arguments) throws IOException {
    JvmSecurity.harden();
    Place place = Place.of(arguments);
    new Member(System.out).run(place, System.in);
  }

  private void run(Place place, InputStream orders) throws IOException {
    var random = new SecureRandom();
    var clock = new ShiftedClock(InstantSource.system());
    TestPki pki = TestPki.openOrMint(place.pki(), clock, random).orThrow();
    if (place.part() == Part.GATEWAY) {
      gateway(place, pki, new BackboneSetup.Around(clock, random), orders);
    } else {
      node(new Keys(place, pki, random), clock, orders);
    }
  }

  private record Keys(Place place, TestPki pki, SecureRandom random) {
    /** Kept up with the folder: CRLs that are new in it count within a second. */
    SimulatedNodes.Keys upToDate(InstantSource clock, ScheduledExecutorService renewal) {
      var trust = new Trust(pki.trustMaterial(), PROFILE, clock);
      var unused =
          renewal.scheduleWithFixedDelay(
              () -> trust.replace(pki.trustMaterial()), 1, 1, TimeUnit.SECONDS);
      return new SimulatedNodes.Keys(pki, trust);
    }
  }

  private void gateway(Place place, TestPki pki, BackboneSetup.Around around, InputStream orders)
      throws IOException {
    var setup =
        new BackboneSetup(
            pki,
            config(place),
            new BackboneSetup.Nodes(
                Set.of(), 0, place.folder(), SimulatorConfig.Sending.WHEN_ASKED),
            around,
            MessageObserver.NONE);
    try (var gateway = Backbone.start(setup).orThrow()) {
      assert gateway != null;
      say(Report.UP);
      untilTold(orders);
    }
  }

  /**
   * The nodes keep heads of the audit log, so that a tree that was torn cannot be mended unseen.
   */
  private static GatewayConfig config(Place place) {
    Map<NodeId, URI> nodes =
        Part.nodes().stream().collect(Collectors.toMap(Part::node, place::base));
    return GatewayConfig.of(nodes)
        .with("home", place.folder().toString())
        .then(made -> made.with("profile", PROFILE.name()))
        .then(made -> made.with("listen.port", String.valueOf(place.port())))
        .then(
            made ->
                made.with("audit.witnesses", Part.NATIONAL.node() + "," + Part.PREFECTURE.node()))
        .then(made -> made.with("trust.reload-interval", "1s"))
        .orThrow();
  }

  private static void untilTold(InputStream orders) throws IOException {
    int unused = orders.read();
  }

  private void node(Keys keys, ShiftedClock clock, InputStream orders) throws IOException {
    Place place = keys.place();
    var hold = new Hold(() -> say(Report.HELD));
    var config =
        new SimulatorConfig(
            Set.of(place.part().node()),
            place.port(),
            place.gateway(),
            place.folder(),
            PROFILE,
            SENDING,
            ReceiptRetention.DEFAULT,
            hold);
    try (var renewal = Executors.newSingleThreadScheduledExecutor();
        var nodes =
            SimulatedNodes.start(config, keys.upToDate(clock, renewal), clock, keys.random())
                .orThrow();
        ExecutorService windows = Executors.newCachedThreadPool()) {
      say(Report.UP);
      var lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = List.of(line.split(" ", -1));
        if (words.getFirst().equals(Order.CLOCK.name())) {
          clock.behind(Duration.ofSeconds(Long.parseLong(words.get(1))));
        } else {
          obey(words, nodes, hold, windows);
        }
      }
      hold.release();
      renewal.shutdownNow();
    }
  }

  private void obey(List<String> line, SimulatedNodes nodes, Hold hold, ExecutorService windows) {
    switch (Order.valueOf(line.getFirst())) {
      case HOLD -> hold.arm(Moment.valueOf(line.get(1)), Integer.parseInt(line.get(2)));
      case GO -> hold.release();
      case ENTER ->
          windows.execute(
              () -> enter(nodes, Integer.parseInt(line.get(1)), Integer.parseInt(line.get(2))));
      case CLOCK -> throw new IllegalArgumentException("the clock is not the nodes'");
      case OWED -> windows.execute(() -> owed(nodes));
    }
  }

  /** What is accepted is in the database; that it was also sent is nobody's promise. */
  private void enter(SimulatedNodes nodes, int resident, int step) {
    String number = new Life(resident).requestNumber(step);
    try {
      enter(nodes.municipal(Part.CS.node()), new Life(resident).event(step), number);
    } catch (RuntimeException e) {
      LOG.error("{} could not be entered: {}", number, new FailureTrace(e));
      say(Report.FAILED, number);
    }
  }

  private void enter(MunicipalNode cs, ResidentEvent event, String number) {
    switch (cs.enter(event)) {
      case Outcome.Passed<Entered>(Entered entered) -> {
        say(Report.ACCEPTED, number);
        var unused = cs.deliver(entered);
        say(Report.TRIED, number);
      }
      case Outcome.Refused<Entered> refused -> say(Report.REFUSED, number);
    }
  }

  /** Nobody knows while the database cannot be asked. */
  private void owed(SimulatedNodes nodes) {
    try {
      say(Report.OWED, String.valueOf(nodes.owed().size()));
    } catch (RuntimeException e) {
      LOG.error("what is owed is not known: {}", new FailureTrace(e));
    }
  }

  private synchronized void say(Report report, String... more) {
    out.println((report + " " + String.join(" ", more)).strip());
    out.flush();
  }
}
