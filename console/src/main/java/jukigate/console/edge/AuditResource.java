package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import jukigate.console.access.Role;
import jukigate.console.view.Audit;

/** The log of the gateway's decisions. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final int MOST = 200;
  private static final String USUAL = "20";
  private static final int LONGEST_NAME = 100;
  private static final String BEFORE = "before";
  private static final String LIMIT = "limit";
  private static final String ACT = "act";

  private final Audit audit;

  AuditResource(Audit audit) {
    this.audit = audit;
  }

  /**
   * What is to be verified.
   *
   * @param messages whether the bytes of all messages are hashed again
   * @param witnesses whether the nodes are asked
   */
  public record Wish(Optional<Boolean> messages, Optional<Boolean> witnesses) {}

  /**
   * What is to be proven.
   *
   * @param message number or correlation id
   */
  public record Claim(String message) {}

  /**
   * Two heads, by the leaves under them.
   *
   * @param before fewer than {@code after}
   */
  public record Span(Long before, Long after) {}

  /** How it stands, and what the last verification found. */
  public record Shown(Audit.State state, Optional<Audit.Verification> verification) {}

  /** How it stands. */
  @GET
  @Needs(Role.VIEWER)
  public Shown show(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return new Shown(audit.state(Spoken.of(language)), audit.verification(Spoken.of(language)));
  }

  /** Signed heads, the largest first. */
  @GET
  @Path("heads")
  @Needs(Role.VIEWER)
  public List<Audit.Head> heads(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), List.of(BEFORE, LIMIT));
    return audit.heads(below(query), limit(query));
  }

  /** Begins a verification. */
  @POST
  @Path("verification")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.REVIEWER)
  public Shown verify(
      Wish wish,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (wish == null) {
      throw Given.invalid("messages | witnesses");
    }
    audit.verify(wish.messages().orElse(true), wish.witnesses().orElse(true), role(who));
    return show(language);
  }

  /** That a message is in the tree. */
  @POST
  @Path("proofs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.REVIEWER)
  public Audit.Proven prove(Claim claim, @Context SecurityContext who) {
    String message = Given.text("message", claim == null ? null : claim.message());
    if (message.length() > LONGEST_NAME) {
      throw Given.invalid("message: 1…" + LONGEST_NAME);
    }
    return audit.proof(message, role(who));
  }

  /** That a head continues an older one. */
  @POST
  @Path("continuations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.REVIEWER)
  public Audit.Continued join(Span span, @Context SecurityContext who) {
    if (span == null
        || span.before() == null
        || span.after() == null
        || span.before() < 1
        || span.before() >= span.after()) {
      throw Given.invalid("1 ≤ before < after");
    }
    return audit.continuation(span.before(), span.after(), role(who));
  }

  /** Administrative acts, the newest first. */
  @GET
  @Path("acts")
  @Needs(Role.REVIEWER)
  public List<Audit.Act> acts(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), List.of(BEFORE, LIMIT, ACT));
    String act = query.text(ACT, "");
    if (!act.matches("[a-z-]{0,40}")) {
      throw Given.invalid("act: a-z, -");
    }
    return audit.acts(below(query), act, limit(query));
  }

  private static long below(Query query) {
    String below = query.text(BEFORE, "");
    return below.isEmpty() ? Long.MAX_VALUE : Given.number(BEFORE, below, Long.MAX_VALUE);
  }

  private static int limit(Query query) {
    return (int) Given.number(LIMIT, query.text(LIMIT, USUAL), MOST);
  }

  private static String role(SecurityContext who) {
    return Visitor.of(who).session().role().code();
  }
}
