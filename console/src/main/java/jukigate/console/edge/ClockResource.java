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
import java.util.Locale;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Timekeeper;

/** The clock of the backbone. */
@Path("clock")
@Produces(MediaType.APPLICATION_JSON)
public final class ClockResource {
  private static final int FASTEST = 1_000_000;
  private static final int USUAL = 40;
  private static final int MOST = 200;

  private final Timekeeper timekeeper;

  ClockResource(Timekeeper timekeeper) {
    this.timekeeper = timekeeper;
  }

  /**
   * What is to be done to the clock: one of these.
   *
   * @param to where to move it
   * @param speed how fast it is to run; 0 stops it
   */
  public record Wish(Optional<String> to, Optional<Integer> speed) {}

  /** The time. */
  @GET
  @Needs(Role.VIEWER)
  public Timekeeper.Time show() {
    return timekeeper.now();
  }

  /** What will end or be erased, the first of it. */
  @GET
  @Path("coming")
  @Needs(Role.VIEWER)
  public List<Timekeeper.Coming> coming(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), List.of("limit"));
    String limit = query.text("limit", Integer.toString(USUAL));
    return timekeeper.coming((int) Given.number("limit", limit, MOST));
  }

  /** Moves, stops or runs it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Timekeeper.Time change(Wish wish, @Context SecurityContext who) {
    if (wish == null || wish.to().isPresent() == wish.speed().isPresent()) {
      throw Given.invalid("to | speed");
    }
    String by = Visitor.of(who).session().role().code();
    return wish.to()
        .map(to -> timekeeper.move(to, by))
        .orElseGet(() -> paced(wish.speed().orElseThrow(), by));
  }

  private Timekeeper.Time paced(int speed, String by) {
    if (speed < 0 || speed > FASTEST) {
      throw Given.invalid(String.format(Locale.ROOT, "speed: 0…%d", FASTEST));
    }
    return speed == 0 ? timekeeper.freeze(by) : timekeeper.run(speed, by);
  }
}
