package jukigate.app.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jukigate.app.process.Launch;
import jukigate.bench.load.Figures;
import jukigate.bench.member.Contender;
import jukigate.bench.member.Member;
import jukigate.bench.member.Order;
import jukigate.bench.member.Order.Kind;
import jukigate.bench.work.Work;

/**
 * Gives all contenders the same load, in turns. Each is a process of its own, up and warm before
 * the first round; those whose turn it is not wait.
 */
public final class LoadBench implements AutoCloseable {
  private static final int WARM_CALLERS = 4;

  private final LoadPlan plan;
  private final Map<Contender, Entrant> entrants = new EnumMap<>(Contender.class);
  private Optional<LoneGateway> gateway = Optional.empty();

  /**
   * @param home with the PKI
   * @param work folder of this run
   * @param launch how processes are started
   * @param vendor folder of the libraries that only the stock pairs need
   */
  public record Place(Path home, Path work, Launch launch, Path vendor) {}

  private LoadBench(LoadPlan plan) {
    this.plan = plan;
  }

  /** Returns when all are ready. Throws PROCESS_NOT_STARTED when one is not. */
  public static LoadBench start(LoadPlan plan, Place place) {
    LoadBench bench = new LoadBench(plan);
    try {
      bench.begin(place);
      return bench;
    } catch (RuntimeException e) {
      bench.close();
      throw e;
    }
  }

  /** One after the other: each opens the PKI, which is one process's at a time. */
  private void begin(Place place) {
    var own = new LoneGateway.Place(place.home(), place.work(), LoneGateway.freePort(), Map.of());
    for (Contender contender : plan.contenders()) {
      Path errors = place.work().resolve(contender.label() + ".err");
      var command = command(plan.work(), contender, place, own.address());
      var entrant = Entrant.start(contender, command, errors);
      entrants.put(contender, entrant);
      Member.Up up = entrant.up();
      if (contender == Contender.OURS) {
        URI receiver = URI.create(up.receiver());
        gateway = Optional.of(LoneGateway.start(own, place.launch(), plan.work(), receiver));
      }
    }
  }

  private static List<String> command(
      Work<?, ?> work, Contender contender, Place place, URI gateway) {
    Launch launch = contender.isStock() ? place.launch().besides(place.vendor()) : place.launch();
    List<String> arguments = new ArrayList<>();
    arguments.add(contender.label());
    arguments.add(work.label());
    arguments.add(place.home().resolve("pki").toString());
    if (contender == Contender.OURS) {
      arguments.add(gateway.toString());
    }
    return launch.command(Member.class, arguments);
  }

  /**
   * @param seen told of each load when it is over
   */
  public List<Measured> run(Consumer<Measured> seen) {
    List<Measured> all = new ArrayList<>(warmUp());
    for (int round = 1; round <= plan.rounds(); round++) {
      for (LoadPlan.Size size : plan.sizes()) {
        for (Order order : plan.orders(size)) {
          for (Contender contender : plan.contenders()) {
            if (LoadPlan.isFor(order, contender)) {
              Measured measured = measure(round, contender, size, order);
              seen.accept(measured);
              all.add(measured);
            }
          }
        }
      }
    }
    return all;
  }

  /** Round 0: not a figure, but an error in it is an error. */
  private List<Measured> warmUp() {
    List<Measured> all = new ArrayList<>();
    if (plan.warmUp().isPositive()) {
      for (LoadPlan.Size size : plan.sizes()) {
        Order order = new Order(Kind.CALLERS, size.residents(), WARM_CALLERS, plan.warmUp());
        plan.contenders().forEach(it -> all.add(measure(0, it, size, order)));
      }
    }
    return all;
  }

  private Measured measure(int round, Contender contender, LoadPlan.Size size, Order order) {
    long before = gatewayCpu(contender);
    Figures figures = entrants.get(contender).obey(order);
    long spent = gatewayCpu(contender) - before;
    return new Measured(
        round, contender.label(), size.label(), order.kind(), order.load(), figures, spent);
  }

  private long gatewayCpu(Contender contender) {
    return contender == Contender.OURS ? gateway.orElseThrow().cpuNanos() : 0;
  }

  @Override
  public void close() {
    entrants.values().forEach(Entrant::close);
    gateway.ifPresent(LoneGateway::close);
  }
}
