package jukigate.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jukigate.app.backbone.HomeClock;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.ClockState;
import jukigate.keystores.TestPki;
import jukigate.store.OwnerOnly;

/** What a bench with gateways in processes of their own takes from the home folder. */
record BenchHome(Path home, Surroundings surroundings) {
  /** Another process cannot be given a clock that is steered in this one. */
  boolean runsOnRealTime() {
    return new HomeClock(home, surroundings.clock()).open().state().mode() == ClockState.Mode.REAL;
  }

  /** The keys of both ends of the work and the gateway's are there afterwards. */
  Parties parties(Work<?, ?> work) {
    var clock = new HomeClock(home, surroundings.clock()).open();
    TestPki pki = Started.pki(home, clock, surroundings);
    int unused =
        pki.prepare(List.of(NodeId.GATEWAY, work.sender(), work.receiver()), Parties.PROFILE)
            .orThrow();
    return new Parties(pki, clock, surroundings.random());
  }

  /** A new folder of this run alone. */
  Path work() {
    try {
      return OwnerOnly.home(
          home.resolve("bench").resolve(Long.toString(surroundings.clock().millis())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
