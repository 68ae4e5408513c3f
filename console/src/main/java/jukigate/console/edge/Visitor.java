package jukigate.console.edge;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import jukigate.console.access.Secret;
import jukigate.console.access.Session;

/**
 * Who asks.
 *
 * @param cookie of the session
 */
record Visitor(Session session, Secret cookie) implements Principal, SecurityContext {
  static Visitor of(SecurityContext context) {
    return (Visitor) context.getUserPrincipal();
  }

  @Override
  public String getName() {
    return session.role().code();
  }

  @Override
  public Principal getUserPrincipal() {
    return this;
  }

  @Override
  public boolean isUserInRole(String role) {
    return getName().equals(role);
  }

  @Override
  public boolean isSecure() {
    return true;
  }

  @Override
  public String getAuthenticationScheme() {
    return "cookie";
  }
}
