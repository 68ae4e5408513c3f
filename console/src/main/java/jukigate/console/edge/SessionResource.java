package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jukigate.console.access.Admission;
import jukigate.console.access.Porter;
import jukigate.console.access.Role;
import jukigate.console.access.Secret;
import jukigate.console.access.Session;
import jukigate.domain.Language;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** Coming and going. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private static final String FLAGS = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private final Porter porter;
  private final String version;

  SessionResource(Porter porter, String version) {
    this.porter = porter;
    this.version = version;
  }

  /** What the page posts from its link. */
  public record Link(String token) {}

  /**
   * A session as its owner sees it. Instants are ISO 8601 in UTC, by the clock of the machine.
   *
   * @param role code of the {@link Role}
   * @param languages that texts can be had in
   * @param version of jukigate
   */
  public record Shown(
      String role, List<String> languages, String version, String since, String until) {}

  /** Who the browser is. */
  @GET
  @Needs(Role.VIEWER)
  public Shown show(@Context SecurityContext who) {
    return shown(Visitor.of(who).session());
  }

  /** Opens a session with the token of a link. */
  @POST
  @Open
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(Link link) {
    String token =
        Optional.ofNullable(link)
            .map(Link::token)
            .orElseThrow(
                () -> new RefusedException(Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, 400)));
    Admission admission = porter.admit(new Secret(token)).orThrow();
    return Response.ok(shown(admission.session()))
        .header(HttpHeaders.SET_COOKIE, Entrance.COOKIE + "=" + admission.cookie().value() + FLAGS)
        .build();
  }

  /** Ends the session. */
  @DELETE
  @Needs(Role.VIEWER)
  public Response end(@Context SecurityContext who) {
    porter.leave(Visitor.of(who).cookie());
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, Entrance.COOKIE + "=; Max-Age=0" + FLAGS)
        .build();
  }

  private Shown shown(Session session) {
    var languages =
        Arrays.stream(Language.values()).map(one -> one.locale().getLanguage()).toList();
    return new Shown(
        session.role().code(),
        languages,
        version,
        session.since().toString(),
        session.until().toString());
  }
}
