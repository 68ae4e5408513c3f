package jukigate.console.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jukigate.console.access.Role;
import jukigate.console.view.Connections;

/** Mutual authentication, tried out. */
@Path("connections")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectionsResource {
  private final Connections connections;

  ConnectionsResource(Connections connections) {
    this.connections = connections;
  }

  /** What the newest run found; nothing (204) where there was none. */
  @GET
  @Needs(Role.VIEWER)
  public Connections.Matrix newest(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return connections.newest(Spoken.of(language)).orElse(null);
  }
}
