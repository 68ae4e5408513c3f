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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jukigate.console.access.Role;
import jukigate.console.view.Messages;
import jukigate.console.view.Messages.Bytes;
import jukigate.console.view.Messages.Case;
import jukigate.console.view.Messages.Comparison;
import jukigate.console.view.Messages.Message;
import jukigate.console.view.Messages.Pack;
import jukigate.console.view.Messages.Row;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** What the gateway has on record. */
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public final class MessagesResource {
  private static final int MOST = 200;
  private static final String USUAL = "50";
  private static final int LONGEST_REASON = 100;
  private static final String WITH = "with";
  private static final List<String> ASKABLE =
      List.of(
          "node",
          "exchange",
          "verdict",
          "refusal",
          "from",
          "to",
          "correlation",
          "messageId",
          "before",
          "limit");

  private final Messages messages;

  MessagesResource(Messages messages) {
    this.messages = messages;
  }

  /**
   * A page.
   *
   * @param older the number to give as {@code before} for the next one; empty at the end
   */
  public record Page(List<Row> messages, Optional<Long> older) {}

  /** Why somebody reads personal data. */
  public record Reading(String reason) {}

  /** The same of two messages. */
  public record Comparing(Long with, String reason) {}

  /** The newest that meet what is asked for. */
  @GET
  @Needs(Role.VIEWER)
  public Page page(
      @Context UriInfo uri, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    Query query = Query.of(uri.getQueryParameters(), ASKABLE);
    int limit = (int) Given.number("limit", query.text("limit", USUAL), MOST);
    String below = query.text("before", "");
    OptionalLong before =
        below.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Given.number("before", below, Long.MAX_VALUE));
    List<Row> rows = messages.page(wanted(query), before, limit, Spoken.of(language));
    return new Page(
        rows, rows.size() < limit ? Optional.empty() : Optional.of(rows.getLast().number()));
  }

  private static Messages.Wanted wanted(Query query) {
    return new Messages.Wanted(
        query.text("node", ""),
        query.text("exchange", ""),
        query.text("verdict", ""),
        query.text("refusal", ""),
        query.text("from", ""),
        query.text("to", ""),
        query.text("correlation", ""),
        query.text("messageId", ""));
  }

  /** One, without the texts of its bodies. */
  @GET
  @Path("{number}")
  @Needs(Role.VIEWER)
  public Message show(
      @PathParam("number") String number,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return found(messages.masked(number(number), Spoken.of(language)), number);
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
    return found(
        messages.whole(number(number), Spoken.of(language), reader(who), reason(reading)), number);
  }

  /** Its exact bytes, on record. */
  @POST
  @Path("{number}/bytes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Bytes bytes(
      @PathParam("number") String number, Reading reading, @Context SecurityContext who) {
    return found(messages.bytes(number(number), reader(who), reason(reading)), number);
  }

  /** It with its proof, certificates and CRLs, on record. */
  @POST
  @Path("{number}/evidence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.REVIEWER)
  public Pack evidence(
      @PathParam("number") String number, Reading reading, @Context SecurityContext who) {
    return found(messages.evidence(number(number), reader(who), reason(reading)), number);
  }

  /** All that belong to the same business case. */
  @GET
  @Path("{number}/case")
  @Needs(Role.VIEWER)
  public Case caseOf(
      @PathParam("number") String number,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return found(messages.caseOf(number(number), Spoken.of(language)), number);
  }

  /** What differs from another one, without the values of the bodies. */
  @GET
  @Path("{number}/diff")
  @Needs(Role.VIEWER)
  public Comparison compare(
      @PathParam("number") String number,
      @Context UriInfo uri,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    String other = Query.of(uri.getQueryParameters(), List.of(WITH)).text(WITH, "");
    return found(
        messages.compared(number(number), number(WITH, other), Spoken.of(language)),
        number + ", " + other);
  }

  /** The same with all values, on record. */
  @POST
  @Path("{number}/diff")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Role.TESTER, Role.REVIEWER})
  public Comparison compareWhole(
      @PathParam("number") String number,
      Comparing comparing,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (comparing == null) {
      throw Given.invalid("with, reason");
    }
    String reason = reason(new Reading(comparing.reason()));
    long other = number(WITH, String.valueOf(comparing.with()));
    return found(
        messages.comparedWhole(number(number), other, Spoken.of(language), reader(who), reason),
        number + ", " + other);
  }

  private static String reason(Reading reading) {
    String reason = Optional.ofNullable(reading).map(Reading::reason).orElse("").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Given.invalid("reason: 1…" + LONGEST_REASON);
    }
    return reason;
  }

  private static String reader(SecurityContext who) {
    return Visitor.of(who).session().role().code();
  }

  private static long number(String number) {
    return number("number", number);
  }

  private static long number(String name, String number) {
    return Given.number(name, number, Long.MAX_VALUE);
  }

  private static <T> T found(Optional<T> found, String number) {
    return found.orElseThrow(
        () -> new RefusedException(Refusal.of(RefusalCode.RECORD_NOT_FOUND, number)));
  }
}
