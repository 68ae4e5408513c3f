package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Papers;
import jukigate.console.view.Register;

/** What lies on the desk of a municipal CS. */
@Path("desk/{node}/papers")
@Produces(MediaType.APPLICATION_JSON)
public final class PapersResource {
  private final Papers papers;

  PapersResource(Papers papers) {
    this.papers = papers;
  }

  /** Yes or no to what waits. */
  public record Ruling(
      String number, Optional<String> from, Boolean approve, Optional<String> operator) {}

  /** Why somebody prints or reads. */
  public record Reading(String reason, Optional<String> operator) {}

  /** What came in. */
  @GET
  @Needs(Role.VIEWER)
  public List<Papers.Paper> list(
      @PathParam("node") String node, @Context UriInfo uri, @Context SecurityContext who) {
    Query query = Query.of(uri.getQueryParameters(), List.of("operator"));
    return papers.papers(node, Acting.of(who, query.text("operator", "")));
  }

  /** Approves or refuses what waits. */
  @POST
  @Path("decisions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Register.Entered decide(
      @PathParam("node") String node, Ruling ruling, @Context SecurityContext who) {
    if (ruling == null || ruling.approve() == null) {
      throw Given.invalid("number, from, approve, operator");
    }
    String number = Given.text("number", ruling.number());
    var decision = new Papers.Decision(number, ruling.from().orElse(""), ruling.approve());
    return papers.decide(node, decision, Acting.of(who, ruling.operator().orElse("")));
  }

  /** What is printed. */
  @GET
  @Path("printed")
  @Needs(Role.VIEWER)
  public List<Papers.Sheet> printed(@PathParam("node") String node) {
    return papers.sheets(node);
  }

  /** Prints what is ready, on record. */
  @POST
  @Path("printed")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Papers.Printed print(
      @PathParam("node") String node, Reading reading, @Context SecurityContext who) {
    if (reading == null) {
      throw Given.invalid("reason");
    }
    return papers.print(node, Acting.because(who, reading.operator().orElse(""), reading.reason()));
  }

  /** A printed paper, on record. */
  @POST
  @Path("printed/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Papers.Document read(
      @PathParam("node") String node,
      @PathParam("name") String name,
      Reading reading,
      @Context SecurityContext who) {
    if (reading == null) {
      throw Given.invalid("reason");
    }
    return papers.document(
        node, name, Acting.because(who, reading.operator().orElse(""), reading.reason()));
  }
}
