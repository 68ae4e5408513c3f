package jukigate.conformance.matrix;

import java.net.URI;
import java.util.Optional;
import jukigate.conformance.attack.Target;
import jukigate.conformance.line.HostileServer;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;

/** The two ends that listen and the two that dial, as far as whoever runs them must help. */
public interface Ends {
  /** The gateway; its directory says that {@link Target#FALSE_PREFECTURE} is the hostile server. */
  Target target();

  HostileServer hostile();

  /** Where the simulated nodes listen. */
  int nodePort();

  /** Why the nodes ended a handshake last; what was known before is forgotten. */
  Optional<Refusal> refusedByNodes();

  /**
   * Makes a node ask the gateway something at an address that is not the gateway's.
   *
   * @return why it got no answer; empty when it got one
   */
  Optional<Refusal> dial(NodeId node, URI gateway);
}
