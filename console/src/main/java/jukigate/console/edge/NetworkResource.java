package jukigate.console.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jukigate.console.access.Role;
import jukigate.console.view.Network;

/** The network as it stands. */
@Path("network")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworkResource {
  private final Network network;

  NetworkResource(Network network) {
    this.network = network;
  }

  /** Nodes, gateway and clock. */
  @GET
  @Needs(Role.VIEWER)
  public Network.State show() {
    return network.state();
  }
}
