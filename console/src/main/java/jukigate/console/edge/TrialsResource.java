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
import java.util.List;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Trials;
import jukigate.console.view.Trials.Sample;
import jukigate.console.view.Trials.Saved;
import jukigate.console.view.Trials.Tried;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** What can be done with a message on record. */
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public final class TrialsResource {
  private final Trials trials;

  TrialsResource(Trials trials) {
    this.trials = trials;
  }

  /** What is other than in the record. */
  public record Wish(String change) {}

  /** Sends it once more, as it is or changed, and waits for the answer. */
  @POST
  @Path("{number}/trials")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Tried send(
      @PathParam("number") String number,
      Wish wish,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    String change = Given.text("change", Optional.ofNullable(wish).map(Wish::change).orElse(null));
    return trials.send(number(number), change, Spoken.of(language), role(who));
  }

  /** Saves it and what followed as a scenario. */
  @POST
  @Path("{number}/scenario")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Saved save(@PathParam("number") String number, @Context SecurityContext who) {
    return trials.save(number(number), role(who));
  }

  /** Programs that send it. */
  @GET
  @Path("{number}/samples")
  @Needs(Role.VIEWER)
  public List<Sample> samples(@PathParam("number") String number) {
    return trials
        .samples(number(number))
        .orElseThrow(() -> new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, number)));
  }

  private static long number(String number) {
    return Given.number("number", number, Long.MAX_VALUE);
  }

  private static String role(SecurityContext who) {
    return Visitor.of(who).session().role().code();
  }
}
