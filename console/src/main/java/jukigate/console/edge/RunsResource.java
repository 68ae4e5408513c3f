package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Runs;
import jukigate.domain.Language;

/** Runs of scenarios, conformance cases and attacks. */
@Path("runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunsResource {
  private static final int LONGEST_REASON = 100;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_CHOSEN = 1000;

  /** A report is shown and does nothing: no script, no form, no file from anywhere. */
  private static final String REPORT_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final Runs runs;

  RunsResource(Runs runs) {
    this.runs = runs;
  }

  /**
   * What is wanted, with what may be left out.
   *
   * @param target {@code own} if left out
   * @param chosen all if left out
   * @param times once if left out
   */
  public record Wish(
      String kind,
      Optional<String> target,
      Optional<List<String>> chosen,
      Optional<String> profile,
      Optional<String> seed,
      Optional<Integer> times,
      boolean strict,
      boolean plain,
      Optional<String> expect,
      boolean withDos) {
    private Runs.Order order() {
      return new Runs.Order(
          Given.text("kind", kind),
          target.orElse("own"),
          chosen.orElse(List.of()),
          profile.orElse(""),
          seed.orElse(""),
          times.orElse(1),
          strict,
          plain,
          expect.orElse(""),
          withDos);
    }
  }

  /** All that are kept. */
  @GET
  @Needs(Role.VIEWER)
  public Runs.Kept all() {
    return runs.all();
  }

  /** Begins one. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Runs.Run start(
      Wish wish,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (wish == null) {
      throw Given.invalid("kind: replay | conform | attack");
    }
    Runs.Order order = wish.order();
    if (order.chosen().size() > MOST_CHOSEN || order.chosen().stream().anyMatch(Objects::isNull)) {
      throw Given.invalid("chosen: 0…" + MOST_CHOSEN);
    }
    return runs.start(order, role(who), Spoken.of(language));
  }

  private static String role(SecurityContext who) {
    return Visitor.of(who).session().role().code();
  }

  /** What can be run. */
  @GET
  @Path("catalogue")
  @Needs(Role.VIEWER)
  public Runs.Catalogue catalogue(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return runs.catalogue(Spoken.of(language));
  }

  /** Two of them beside each other. */
  @GET
  @Path("comparison")
  @Needs(Role.VIEWER)
  public Runs.Compared compare(
      @Context UriInfo uri, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    Query query = Query.of(uri.getQueryParameters(), List.of("before", "after"));
    return runs.compare(
            Given.number("before", query.text("before", ""), Long.MAX_VALUE),
            Given.number("after", query.text("after", ""), Long.MAX_VALUE),
            Spoken.of(language))
        .orElseThrow(NotFoundException::new);
  }

  /** One with its cases. */
  @GET
  @Path("{number}")
  @Needs(Role.VIEWER)
  public Runs.Detail show(
      @PathParam("number") String number,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return runs.show(known(number), Spoken.of(language)).orElseThrow(NotFoundException::new);
  }

  private static long known(String number) {
    return Given.number("number", number, Long.MAX_VALUE);
  }

  /** Deletes one. */
  @DELETE
  @Path("{number}")
  @Needs({Role.TESTER, Role.REVIEWER})
  public Response delete(@PathParam("number") String number, @Context SecurityContext who) {
    if (!runs.delete(known(number), role(who))) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }

  /** Stops one. */
  @POST
  @Path("{number}/stop")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Runs.Run stop(@PathParam("number") String number, @Context SecurityContext who) {
    return runs.stop(known(number), role(who)).orElseThrow(NotFoundException::new);
  }

  /** A file of its report in which no bodies of messages are. */
  @GET
  @Path("{number}/file")
  @Produces(MediaType.WILDCARD)
  @Needs(Role.VIEWER)
  public Response file(
      @PathParam("number") String number,
      @Context UriInfo uri,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    Query query = Query.of(uri.getQueryParameters(), List.of("name", "lang"));
    return answer(runs.file(known(number), name(query), spoken(query, language)));
  }

  /** A file of its report in which bodies of messages are; who reads it and why is on record. */
  @GET
  @Path("{number}/messages")
  @Produces(MediaType.WILDCARD)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Response messages(
      @PathParam("number") String number,
      @Context UriInfo uri,
      @Context SecurityContext who,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    Query query = Query.of(uri.getQueryParameters(), List.of("name", "lang", "reason"));
    String reason = query.text("reason", "").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Given.invalid("reason: 1…" + LONGEST_REASON);
    }
    return answer(
        runs.messages(
            known(number),
            name(query),
            new Runs.Reading(role(who), reason),
            spoken(query, language)));
  }

  /** A link in a page carries no header of our choice. */
  private static Language spoken(Query query, String header) {
    return Spoken.of(query.text("lang", Optional.ofNullable(header).orElse("")));
  }

  private static String name(Query query) {
    String name = Given.text("name", query.text("name", ""));
    if (name.length() > LONGEST_NAME) {
      throw Given.invalid("name: 1…" + LONGEST_NAME);
    }
    return name;
  }

  private static Response answer(Optional<Runs.Content> content) {
    Runs.Content found = content.orElseThrow(NotFoundException::new);
    return Response.ok(found.bytes().toByteArray(), found.type())
        .header("Content-Security-Policy", REPORT_POLICY)
        .build();
  }
}
