package jukigate.console.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jukigate.console.access.Role;
import jukigate.console.view.Pki;

/** The PKI: what there is, and what an administrator does with it. */
@Path("pki")
@Produces(MediaType.APPLICATION_JSON)
public final class PkiResource {
  private static final List<String> ASKABLE = List.of("issuer", "find", "show", "from", "limit");
  private static final List<String> SHOWN =
      List.of("current", "soon", "revoked", "replaced", "bad", "all");
  private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{1,64}");
  private static final int LONGEST = 100;
  private static final String USUAL = "50";
  private static final int MOST = 200;

  private final Pki pki;

  PkiResource(Pki pki) {
    this.pki = pki;
  }

  /**
   * What is to be issued.
   *
   * @param csr left out for a new key of a simulated node
   */
  public record Request(String node, String use, Optional<String> csr) {}

  /**
   * Why a certificate is to be revoked.
   *
   * @param reason name of RFC 5280
   */
  public record Revocation(String reason) {}

  /** What a renewal keeps. */
  public record Renewal(boolean sameKey) {}

  /** A step of a rollover. */
  public record Step(String step) {}

  /** The CAs. */
  @GET
  @Needs(Role.VIEWER)
  public Pki.State state() {
    return pki.state();
  }

  /** Some certificates. */
  @GET
  @Path("certificates")
  @Needs(Role.VIEWER)
  public Pki.Page page(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), ASKABLE);
    String show = query.text("show", "current");
    if (!SHOWN.contains(show)) {
      throw Given.invalid("show: " + String.join(" | ", SHOWN));
    }
    return pki.page(
        new Pki.Wanted(bounded(query, "issuer"), bounded(query, "find"), show),
        (int) Given.number("from", query.text("from", "1"), Integer.MAX_VALUE),
        (int) Given.number("limit", query.text("limit", USUAL), MOST));
  }

  private static String bounded(Query query, String name) {
    String text = query.text(name, "").strip();
    if (text.length() > LONGEST) {
      throw Given.invalid(name + ": 0…" + LONGEST);
    }
    return text;
  }

  /** One certificate, judged now. */
  @GET
  @Path("certificates/{serial}")
  @Needs(Role.VIEWER)
  public Pki.Detail show(
      @PathParam("serial") String serial,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
    return pki.show(known(serial), Spoken.of(language)).orElseThrow(NotFoundException::new);
  }

  private static String known(String serial) {
    if (!SERIAL.matcher(serial).matches()) {
      throw Given.invalid("serial: " + SERIAL);
    }
    return serial;
  }

  /** The certificate as a file. */
  @GET
  @Path("certificates/{serial}/pem")
  @Produces("application/x-pem-file")
  @Needs(Role.VIEWER)
  public Response pem(@PathParam("serial") String serial, @Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters(), List.of("chain"));
    boolean chain = query.text("chain", "false").equals("true");
    String name = known(serial) + (chain ? ".chain.pem" : ".pem");
    return pki.pem(serial, chain)
        .map(text -> Response.ok(text))
        .orElseThrow(NotFoundException::new)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  /** Issues one. */
  @POST
  @Path("certificates")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.ADMINISTRATOR)
  public Pki.Detail issue(
      Request request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (request == null) {
      throw Given.invalid("node, use, csr");
    }
    var wanted =
        new Pki.Request(
            Given.text("node", request.node()),
            Given.text("use", request.use()),
            request.csr().orElse(""));
    return pki.issue(wanted, Spoken.of(language), role(who));
  }

  private static String role(SecurityContext who) {
    return Visitor.of(who).session().role().code();
  }

  /** Revokes one. */
  @POST
  @Path("certificates/{serial}/revocation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.ADMINISTRATOR)
  public Pki.Detail revoke(
      @PathParam("serial") String serial,
      Revocation revocation,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (revocation == null) {
      throw Given.invalid("reason: …");
    }
    String reason = Given.text("reason", revocation.reason());
    return pki.revoke(known(serial), reason, Spoken.of(language), role(who));
  }

  /** Renews one. */
  @POST
  @Path("certificates/{serial}/renewal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.ADMINISTRATOR)
  public Pki.Detail renew(
      @PathParam("serial") String serial,
      Renewal renewal,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
      @Context SecurityContext who) {
    if (renewal == null) {
      throw Given.invalid("sameKey: true | false");
    }
    return pki.renew(known(serial), renewal.sameKey(), Spoken.of(language), role(who));
  }

  /** Goes one step to the next generation of CAs. */
  @POST
  @Path("rollover")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Role.ADMINISTRATOR)
  public Pki.Rolled rollover(Step step, @Context SecurityContext who) {
    if (step == null) {
      throw Given.invalid("step: begin | switch | end");
    }
    return pki.rollover(Given.text("step", step.step()), role(who));
  }
}
