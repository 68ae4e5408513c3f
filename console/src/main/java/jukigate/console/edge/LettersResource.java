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
import java.util.List;
import jukigate.console.access.Role;
import jukigate.console.view.Letters;

/** What a node owes to others. */
@Path("desk/{node}/letters")
@Produces(MediaType.APPLICATION_JSON)
public final class LettersResource {
  private final Letters letters;

  LettersResource(Letters letters) {
    this.letters = letters;
  }

  /**
   * What is to be done with a letter.
   *
   * @param act {@code retry} or {@code give-up}
   */
  public record Wish(String act) {}

  /** What it owes. */
  @GET
  @Needs(Role.VIEWER)
  public List<Letters.Letter> list(@PathParam("node") String node) {
    return letters.owed(node);
  }

  /** Sends a letter again, or gives a dead one up. */
  @POST
  @Path("{number}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public List<Letters.Letter> move(
      @PathParam("node") String node,
      @PathParam("number") String number,
      Wish wish,
      @Context SecurityContext who) {
    long letter = Given.number("number", number, Long.MAX_VALUE);
    return switch (wish == null || wish.act() == null ? "" : wish.act()) {
      case "retry" -> letters.retry(node, letter, Acting.of(who, ""));
      case "give-up" -> letters.giveUp(node, letter, Acting.of(who, ""));
      default -> throw Given.invalid("act: retry | give-up");
    };
  }
}
