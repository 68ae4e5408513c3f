package jukigate.console.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Hands out tokens and lets in who brings one: each opens one session, once, within {@link
 * #TOKEN_LIFE}. All is in memory, and only as SHA-256: it ends with the process.
 */
public final class Porter {
  public static final Duration TOKEN_LIFE = Duration.ofMinutes(10);
  public static final Duration SESSION_LIFE = Duration.ofHours(8);
  public static final Duration IDLE = Duration.ofHours(1);

  /** Wrong tokens within {@link #WINDOW}; after them a right one is not looked at, either. */
  public static final int TRIES = 10;

  public static final Duration WINDOW = Duration.ofMinutes(1);

  private static final int MOST = 100;

  private final InstantSource clock;
  private final SecureRandom random;
  private final Secrets<Ticket> tokens = new Secrets<>(MOST);
  private final Secrets<Guest> sessions = new Secrets<>(MOST);
  private final Throttle throttle = new Throttle(TRIES, WINDOW);

  /**
   * @param clock the machine's: sessions are of people, whatever the clock of the backbone says
   */
  public Porter(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  private record Ticket(Role role, Instant until) {}

  /** A session and when it was last used. */
  private static final class Guest {
    private final Session session;
    private Instant seen;

    Guest(Session session) {
      this.session = session;
      this.seen = session.since();
    }

    boolean isGone(Instant now) {
      return !now.isBefore(session.until()) || !now.isBefore(seen.plus(IDLE));
    }
  }

  /** A token for one session with a role. */
  public synchronized Secret token(Role role) {
    Instant now = clock.instant();
    tokens.removeIf(ticket -> !now.isBefore(ticket.until()));
    Secret token = Secret.drawn(random);
    tokens.keep(token, new Ticket(role, now.plus(TOKEN_LIFE)));
    return token;
  }

  /**
   * Opens a session. Refused with CONSOLE_LINK_REFUSED, the same whether the token is wrong, used
   * or too old, or too many were wrong before.
   */
  public synchronized Outcome<Admission> admit(Secret token) {
    Instant now = clock.instant();
    if (throttle.isShut(now)) {
      return Outcome.refused(RefusalCode.CONSOLE_LINK_REFUSED);
    }
    Optional<Ticket> ticket = tokens.take(token).filter(found -> now.isBefore(found.until()));
    if (ticket.isEmpty()) {
      throttle.failed(now);
      return Outcome.refused(RefusalCode.CONSOLE_LINK_REFUSED);
    }
    sessions.removeIf(guest -> guest.isGone(now));
    var session = new Session(ticket.get().role(), now, now.plus(SESSION_LIFE));
    Secret cookie = Secret.drawn(random);
    sessions.keep(cookie, new Guest(session));
    return Outcome.passed(new Admission(cookie, session));
  }

  /** The session of a cookie, which is in use by that. Empty when it is over. */
  public synchronized Optional<Session> session(Secret cookie) {
    Instant now = clock.instant();
    Optional<Guest> guest = sessions.find(cookie).filter(found -> !found.isGone(now));
    guest.ifPresent(found -> found.seen = now);
    return guest.map(found -> found.session);
  }

  /** Ends a session; of one that is not there, nothing. */
  public synchronized void leave(Secret cookie) {
    var unused = sessions.take(cookie);
  }
}
