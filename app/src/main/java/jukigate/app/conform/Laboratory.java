package jukigate.app.conform;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.contract.PackFolder;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Abilities;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** 試験場: the stand and the system under test, for one run. */
public final class Laboratory implements AutoCloseable {
  private final String name;
  private final Stage stage;
  private final List<Runnable> endings;

  private Laboratory(String name, Stage stage, List<Runnable> endings) {
    this.name = name;
    this.stage = stage;
    this.endings = List.copyOf(endings);
  }

  /**
   * Where a run takes place.
   *
   * @param random of a seed
   * @param work folder for what it leaves behind
   */
  public record Place(TestPki pki, InstantSource clock, RandomGenerator random, Path work) {
    private Place simulatingAll() {
      return new Place(pki.simulatingAll(), clock, random, work);
    }

    private Network network(NodeId sut, SecurityProfile profile, Contract contract) {
      Stage.prepare(pki, sut);
      var trust = new Trust(pki.trustMaterial(), profile, clock);
      return new Network(pki, profile, trust, clock, contract, random);
    }
  }

  /** The CS of this project, on free ports. Refused as its parts are. */
  public static Outcome<Laboratory> own(NodeId node, SecurityProfile profile, Place place) {
    Network network = place.simulatingAll().network(node, profile, Contract.own());
    return Stand.open(network, node, 0)
        .then(
            stand ->
                OwnCs.start(node, network, place.work())
                    .map(
                        cs ->
                            new Laboratory(
                                "jukigate " + node,
                                new Stage(
                                    network,
                                    node,
                                    stand,
                                    cs,
                                    Optional.of(cs.endpoint()),
                                    Abilities.ALL),
                                List.of(cs::close, stand::close))));
  }

  /** Somebody's CS, which runs already. Refused with PORT_IN_USE, or as its contract pack is. */
  public static Outcome<Laboratory> of(SutFile sut, SecurityProfile profile, Place place) {
    return sut.pack()
        .map(folder -> PackFolder.read(folder, place.clock()))
        .orElseGet(() -> Outcome.passed(Contract.own()))
        .then(contract -> of(sut, place.network(sut.node(), profile, contract), place));
  }

  private static Outcome<Laboratory> of(SutFile sut, Network network, Place place) {
    Hook hook = hook(sut, place.work());
    return Stand.open(network, sut.node(), sut.port())
        .map(
            stand ->
                new Laboratory(
                    sut.name(),
                    new Stage(
                        network, sut.node(), stand, hook.adapter(), sut.server(), sut.abilities()),
                    List.of(hook.end(), stand::close)));
  }

  /** What makes a system send, and how that ends. */
  private record Hook(Adapter adapter, Runnable end) {}

  private static Hook hook(SutFile sut, Path work) {
    if (sut.command().isEmpty()) {
      return new Hook(new Silent(), () -> {});
    }
    List<String> words = sut.command().get();
    if (!sut.stays()) {
      var command = new CommandAdapter(words, sut.timeout(), work);
      return new Hook(new Hooked(command, sut.hooks()), () -> {});
    }
    var staying = new StayingCommand(words, sut.timeout(), work);
    return new Hook(new Hooked(staying, sut.hooks()), staying::close);
  }

  /** Sends nothing: its file says that it does not. */
  private record Silent() implements Adapter {
    @Override
    public Outcome<Told> send(Errand errand) {
      return Outcome.refused(RefusalCode.ADAPTER_MISSING);
    }

    @Override
    public Outcome<Told> again(Errand errand) {
      return send(errand);
    }
  }

  public String name() {
    return name;
  }

  public Stage stage() {
    return stage;
  }

  /** Where the kit listens in the place of the gateway. */
  public String gateway() {
    return "https://" + NodeId.GATEWAY.hostName() + ":" + stage.stand().port();
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
  }
}
