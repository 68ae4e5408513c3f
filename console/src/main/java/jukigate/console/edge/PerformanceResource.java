package jukigate.console.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jukigate.console.access.Role;
import jukigate.console.view.Performance;

/** How busy the backbone is. */
@Path("performance")
@Produces(MediaType.APPLICATION_JSON)
public final class PerformanceResource {
  private final Performance performance;

  PerformanceResource(Performance performance) {
    this.performance = performance;
  }

  /** What is counted so far. */
  @GET
  @Needs(Role.VIEWER)
  public Performance.Figures show() {
    return performance.figures();
  }
}
