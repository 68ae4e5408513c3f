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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Register;

/** What is entered at a municipal CS. */
@Path("desk/{node}/events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
  private static final int MOST_SETTLED = 1_000;

  private final Register register;

  EventsResource(Register register) {
    this.register = register;
  }

  /**
   * A form that was filled in.
   *
   * @param resident empty for nobody
   */
  public record Entry(
      String kind,
      Optional<String> resident,
      Map<String, String> fields,
      Optional<String> operator) {}

  /** How many invented residents there shall be at least. */
  public record Wish(int people) {}

  /** How many came. */
  public record Settled(int newcomers) {}

  /** What can be entered. */
  @GET
  @Needs(Role.VIEWER)
  public List<Register.Form> forms(@PathParam("node") String node) {
    return register.forms(node);
  }

  /** Enters an event. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Register.Entered enter(
      @PathParam("node") String node, Entry entry, @Context SecurityContext who) {
    if (entry == null || entry.kind() == null) {
      throw Given.invalid("kind, resident, fields, operator");
    }
    Map<String, String> fields = Optional.ofNullable(entry.fields()).orElse(Map.of());
    if (fields.values().stream().anyMatch(Objects::isNull)) {
      throw Given.invalid("fields: …");
    }
    var filled = new Register.Filled(entry.kind(), entry.resident().orElse(""), fields);
    return register.enter(node, filled, Acting.of(who, entry.operator().orElse("")));
  }

  /** Gives it invented residents. */
  @POST
  @Path("settlement")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.TESTER)
  public Settled settle(@PathParam("node") String node, Wish wish, @Context SecurityContext who) {
    if (wish == null || wish.people() < 1 || wish.people() > MOST_SETTLED) {
      throw Given.invalid("people: 1…" + MOST_SETTLED);
    }
    return new Settled(register.settle(node, wish.people(), Acting.of(who, "")));
  }
}
