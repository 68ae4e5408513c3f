package jukigate.bench.member;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.bench.floor.FastCrypto;
import jukigate.bench.floor.Floor;
import jukigate.bench.load.Subject;
import jukigate.bench.peer.StockPair;
import jukigate.bench.relay.Relayed;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;

/** Those that are measured beside each other. */
public enum Contender {
  /** Client, gateway, node: all checks, durable journal. */
  OURS,
  /** Stock CXF client and server, by the policy in the WSDL, with the JDK's own crypto. */
  POLICY,
  /** The same with the gateway's crypto provider first in its JVM. */
  POLICY_FAST,
  /** Stock CXF client and server, by interceptors, with the JDK's own crypto. */
  INTERCEPTORS,
  /** The same with the gateway's crypto provider first in its JVM. */
  INTERCEPTORS_FAST,
  /** The signatures and digests of a whole exchange, and its encryption where it has one. */
  FLOOR,
  /** Those of the gateway alone. */
  SHARE;

  /** How it is called on the command line and in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Contender> of(String label) {
    return Stream.of(values()).filter(it -> it.label().equals(label)).findFirst();
  }

  /** Whether exchanges go over a network, so that one can wait for them. */
  public boolean exchangesMessages() {
    return this != FLOOR && this != SHARE;
  }

  public boolean isStock() {
    return exchangesMessages() && this != OURS;
  }

  /** Whether its JVM has the gateway's crypto provider before all others. */
  boolean isFast() {
    return this == POLICY_FAST || this == INTERCEPTORS_FAST;
  }

  /** False where its crypto provider does not run. */
  public boolean runsHere() {
    return !isFast() || FastCrypto.provider().isPresent();
  }

  /**
   * @param gateway for {@link #OURS}: where it will be
   */
  Subject start(Work<?, ?> work, Parties parties, Optional<URI> gateway) {
    return switch (this) {
      case OURS -> Relayed.start(work, parties, gateway.orElseThrow());
      case POLICY, POLICY_FAST -> StockPair.byPolicy(work, parties);
      case INTERCEPTORS, INTERCEPTORS_FAST -> StockPair.byInterceptors(work, parties);
      case FLOOR -> new Floor<>(work, parties, false);
      case SHARE -> new Floor<>(work, parties, true);
    };
  }
}
