package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import jukigate.console.access.Role;
import jukigate.console.view.Lines;

/** Lines, and their faults. */
@Path("lines")
@Produces(MediaType.APPLICATION_JSON)
public final class LinesResource {
  private final Lines lines;

  LinesResource(Lines lines) {
    this.lines = lines;
  }

  /**
   * What is to be done to a line.
   *
   * @param fault empty to take all faults off
   */
  public record Wish(String link, String direction, String fault) {}

  /** All lines. */
  @GET
  @Needs(Role.VIEWER)
  public List<Lines.Line> show() {
    return lines.all();
  }

  /** Sets a fault, or takes all off; the lines that were meant. */
  @POST
  @Path("faults")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public List<Lines.Line> change(Wish wish) {
    if (wish == null) {
      throw Given.invalid("link, direction, fault");
    }
    String link = Given.text("link", wish.link());
    String direction = Given.text("direction", wish.direction());
    return wish.fault() == null || wish.fault().isBlank()
        ? lines.clear(link, direction)
        : lines.set(link, direction, wish.fault());
  }
}
