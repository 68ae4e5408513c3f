package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Desk.Actor;
import jukigate.console.view.Register;

/** The residents of a municipal CS. */
@Path("desk/{node}/residents")
@Produces(MediaType.APPLICATION_JSON)
public final class ResidentsResource {
  private static final int MOST = 100;
  private static final int LONGEST = 100;
  private static final List<String> ASKABLE = List.of("from", "limit", "operator");

  private final Register register;

  ResidentsResource(Register register) {
    this.register = register;
  }

  /**
   * Whom somebody looks for.
   *
   * @param find empty for all
   * @param reason empty leaves personal data masked
   */
  public record Search(
      Optional<String> find,
      Optional<String> reason,
      Optional<Integer> from,
      Optional<Integer> limit,
      Optional<String> operator) {}

  /** Why somebody reads personal data. */
  public record Reading(String reason, Optional<String> operator) {}

  /** The register, masked. */
  @GET
  @Needs(Role.VIEWER)
  public Register.Found list(
      @PathParam("node") String node,
      @Context UriInfo uri,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    Query query = Query.of(uri.getQueryParameters(), ASKABLE);
    int from = (int) Given.number("from", query.text("from", "1"), Integer.MAX_VALUE) - 1;
    int limit = (int) Given.number("limit", query.text("limit", "20"), MOST);
    Actor actor = Acting.of(who, query.text("operator", ""));
    return register.residents(node, "", from, limit, actor, Spoken.of(language));
  }

  /**
   * Those that are looked for. It takes a role that may read: who may search by what is masked,
   * finds it out.
   */
  @POST
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Register.Found search(
      @PathParam("node") String node,
      Search search,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (search == null) {
      throw Given.invalid("find, reason, from, limit, operator");
    }
    String find = search.find().map(String::strip).orElse("");
    int from = search.from().orElse(1) - 1;
    int limit = search.limit().orElse(MOST);
    if (find.length() > LONGEST || from < 0 || limit < 1 || limit > MOST) {
      throw Given.invalid("find: 0…" + LONGEST + ", from: 1…, limit: 1…" + MOST);
    }
    String operator = search.operator().orElse("");
    Actor actor =
        search
            .reason()
            .filter(reason -> !reason.isEmpty())
            .map(reason -> Acting.because(who, operator, reason))
            .orElseGet(() -> Acting.of(who, operator));
    return register.residents(node, find, from, limit, actor, Spoken.of(language));
  }

  /** One, masked. */
  @GET
  @Path("{resident}")
  @Needs(Role.VIEWER)
  public Register.Resident show(
      @PathParam("node") String node,
      @PathParam("resident") String resident,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context UriInfo uri,
      @Context SecurityContext who) {
    Query query = Query.of(uri.getQueryParameters(), List.of("operator"));
    Actor actor = Acting.of(who, query.text("operator", ""));
    return register.resident(node, resident, actor, Spoken.of(language));
  }

  /** One with all that is known, on record. */
  @POST
  @Path("{resident}/reading")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Register.Resident read(
      @PathParam("node") String node,
      @PathParam("resident") String resident,
      Reading reading,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (reading == null) {
      throw Given.invalid("reason");
    }
    Actor actor = Acting.because(who, reading.operator().orElse(""), reading.reason());
    return register.resident(node, resident, actor, Spoken.of(language));
  }
}
