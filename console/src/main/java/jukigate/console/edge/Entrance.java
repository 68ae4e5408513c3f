package jukigate.console.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import jukigate.console.access.Porter;
import jukigate.console.access.Role;
import jukigate.console.access.Secret;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** Asks before each method of the API for a session whose role may have it. */
public final class Entrance implements ContainerRequestFilter {
  /** The prefix binds it to this host and path, and to TLS. */
  static final String COOKIE = "__Host-jukigate-session";

  private final Porter porter;

  @Context private ResourceInfo asked;

  Entrance(Porter porter) {
    this.porter = porter;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = asked.getResourceMethod();
    if (method.isAnnotationPresent(Open.class)) {
      return;
    }
    Visitor visitor =
        visitor(request).orElseThrow(() -> refused(RefusalCode.CONSOLE_SESSION_MISSING));
    Role role = visitor.session().role();
    List<Role> needed =
        Optional.ofNullable(method.getAnnotation(Needs.class))
            .map(Needs::value)
            .map(List::of)
            .orElseThrow(() -> new IllegalStateException("for whom is " + method.getName() + "?"));
    if (needed.stream().noneMatch(role::covers)) {
      throw refused(RefusalCode.CONSOLE_ROLE_LACKING, role.code(), needed.getFirst().code());
    }
    request.setSecurityContext(visitor);
  }

  private Optional<Visitor> visitor(ContainerRequestContext request) {
    return Optional.ofNullable(request.getCookies().get(COOKIE))
        .map(Cookie::getValue)
        .map(Secret::new)
        .flatMap(cookie -> porter.session(cookie).map(session -> new Visitor(session, cookie)));
  }

  private static RefusedException refused(RefusalCode code, Object... arguments) {
    return new RefusedException(Refusal.of(code, arguments));
  }
}
