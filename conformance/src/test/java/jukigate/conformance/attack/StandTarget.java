package jukigate.conformance.attack;

import java.net.URI;
import java.util.Optional;
import jukigate.conformance.stand.Network;

/** The kit in the place of the gateway, as a sender of the tests sees it. */
public final class StandTarget {
  private StandTarget() {}

  public static Target at(URI gateway, Network network) {
    return new Target(
        gateway,
        network.pki(),
        network.profile(),
        network.trust(),
        network.clock(),
        Witness.NOBODY,
        Optional.empty(),
        Front.GATEWAY);
  }
}
