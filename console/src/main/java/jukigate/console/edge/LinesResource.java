package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import jukigate.console.access.Role;
import jukigate.console.view.Lines;

/** Lines, and their faults. */
@Path("lines")
@Produces(MediaType.APPLICATION_JSON)
public final class LinesResource {
  private static final List<String> ASKABLE = List.of("find", "limit");

  /** More than the country has nodes. */
  private static final int MOST = 2_000;

  private final Lines lines;

  LinesResource(Lines lines) {
    this.lines = lines;
  }

  /**
   * What is to be done to a line.
   *
   * @param fault empty to take faults off
   * @param clear of which kind, then; empty for all
   */
  public record Wish(String link, String direction, String fault, String clear) {}

  /** The lines whose nodes are asked for. */
  @GET
  @Needs(Role.VIEWER)
  public List<Lines.Line> show(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), ASKABLE);
    String limit = query.text("limit", Integer.toString(MOST));
    return lines.all(query.text("find", ""), (int) Given.number("limit", limit, MOST));
  }

  /** Sets a fault, or takes all off; the lines that were meant. */
  @POST
  @Path("faults")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public List<Lines.Line> change(Wish wish, @Context SecurityContext who) {
    if (wish == null) {
      throw Given.invalid("link, direction, fault");
    }
    String link = Given.text("link", wish.link());
    String direction = Given.text("direction", wish.direction());
    String by = Visitor.of(who).session().role().code();
    return wish.fault() == null || wish.fault().isBlank()
        ? lines.clear(link, direction, Objects.requireNonNullElse(wish.clear(), ""), by)
        : lines.set(link, direction, wish.fault(), by);
  }
}
