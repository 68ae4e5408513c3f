package jukigate.console.edge;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jukigate.console.access.Role;
import jukigate.console.view.Messages;
import jukigate.console.view.Messages.Message;
import jukigate.console.view.Messages.Row;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** What the gateway has on record. */
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource {
  private static final int MOST = 200;
  private static final int LONGEST_REASON = 100;

  private final Messages messages;

  MessagesResource(Messages messages) {
    this.messages = messages;
  }

  /** What a page is asked for with. */
  public static final class Query {
    @QueryParam("node")
    @DefaultValue("")
    String node = "";

    @QueryParam("exchange")
    @DefaultValue("")
    String exchange = "";

    @QueryParam("verdict")
    @DefaultValue("")
    String verdict = "";

    @QueryParam("refusal")
    @DefaultValue("")
    String refusal = "";

    @QueryParam("from")
    @DefaultValue("")
    String from = "";

    @QueryParam("to")
    @DefaultValue("")
    String to = "";

    @QueryParam("correlation")
    @DefaultValue("")
    String correlation = "";

    @QueryParam("messageId")
    @DefaultValue("")
    String messageId = "";

    @QueryParam("before")
    @DefaultValue("")
    String before = "";

    @QueryParam("limit")
    @DefaultValue("50")
    String limit = "";

    Messages.Wanted wanted() {
      return new Messages.Wanted(
          node, exchange, verdict, refusal, from, to, correlation, messageId);
    }
  }

  /**
   * A page.
   *
   * @param older the number to give as {@code before} for the next one; empty at the end
   */
  public record Page(List<Row> messages, Optional<Long> older) {}

  /** Why somebody reads personal data. */
  public record Reading(String reason) {}

  /** The newest that meet what is asked for. */
  @GET
  @Needs(Role.VIEWER)
  public Page page(@BeanParam Query query) {
    int limit = (int) Given.number("limit", query.limit, MOST);
    OptionalLong before =
        query.before.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Given.number("before", query.before, Long.MAX_VALUE));
    List<Row> rows = messages.page(query.wanted(), before, limit);
    return new Page(
        rows, rows.size() < limit ? Optional.empty() : Optional.of(rows.getLast().number()));
  }

  /** One, without the texts of its bodies. */
  @GET
  @Path("{number}")
  @Needs(Role.VIEWER)
  public Message show(
      @PathParam("number") String number,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return found(
        messages.masked(Given.number("number", number, Long.MAX_VALUE), Spoken.of(language)),
        number);
  }

  /** One with all its texts, on record. */
  @POST
  @Path("{number}/reading")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Message read(
      @PathParam("number") String number,
      Reading reading,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    String reason = Optional.ofNullable(reading).map(Reading::reason).orElse("").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Given.invalid("reason: 1…" + LONGEST_REASON);
    }
    String reader = Visitor.of(who).session().role().code();
    return found(
        messages.whole(
            Given.number("number", number, Long.MAX_VALUE), Spoken.of(language), reader, reason),
        number);
  }

  private static Message found(Optional<Message> message, String number) {
    return message.orElseThrow(
        () -> new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, number)));
  }
}
