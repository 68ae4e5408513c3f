package jukigate.console.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import jukigate.console.access.Role;
import jukigate.console.view.Access;

/** Who may send what to whom. */
@Path("access")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessResource {
  private final Access access;

  AccessResource(Access access) {
    this.access = access;
  }

  /** The policy. */
  @GET
  @Needs(Role.VIEWER)
  public Access.Policy policy(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return access.policy(Spoken.of(language));
  }

  /** What a node may, and what each operation to another node would come to. */
  @GET
  @Path("{node}")
  @Needs(Role.VIEWER)
  public Access.Rights of(
      @PathParam("node") String node,
      @Context UriInfo uri,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    Query query = Query.of(uri.getQueryParameters(), List.of("other"));
    return access.of(node, query.text("other", "").strip(), Spoken.of(language));
  }
}
