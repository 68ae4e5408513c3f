package jukigate.wire.trust;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import jukigate.domain.refusal.Refusal;

/**
 * Answers about certificates, kept for as long as they may be and no longer: until their
 * nextUpdate, and for {@code longest} at most, by the clock that judges certificates <em>and</em>
 * by the machine's, since the former may stand still. No answer at all is remembered for a second
 * of the machine's, so that those who wait behind a responder that is down do not wait one after
 * the other. Thread-safe; one question at a time about one certificate.
 */
public final class StatusMemory {
  private static final long FAILURE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int REMEMBERED = 8192;

  private final StatusSource source;
  private final Duration longest;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<Key, Slot> slots = new ConcurrentHashMap<>();

  private record Key(X509Certificate certificate, X509Certificate issuer) {}

  private record Held(StatusAnswer answer, Instant asked, long nanos) {}

  private static final class Slot {
    private Optional<Held> held = Optional.empty();
  }

  /**
   * @param longest longest life of an answer, see {@link
   *     jukigate.wire.profile.SecurityProfile.Periods#status}
   * @param nanoTime of the machine, e.g. {@code System::nanoTime}
   */
  public StatusMemory(StatusSource source, Duration longest, LongSupplier nanoTime) {
    this.source = source;
    this.longest = longest;
    this.nanoTime = nanoTime;
  }

  /** Why the certificate may not be used at this instant; empty when it is known to be good. */
  Optional<Refusal> refusalOf(X509Certificate certificate, X509Certificate issuer, Instant now) {
    if (slots.size() >= REMEMBERED) {
      slots.clear();
    }
    Slot slot = slots.computeIfAbsent(new Key(certificate, issuer), absent -> new Slot());
    synchronized (slot) {
      Held held =
          slot.held.filter(it -> isUsable(it, now)).orElseGet(() -> ask(certificate, issuer, now));
      slot.held = Optional.of(held);
      return held.answer().refusal();
    }
  }

  private Held ask(X509Certificate certificate, X509Certificate issuer, Instant now) {
    long before = nanoTime.getAsLong();
    StatusAnswer answer = source.ask(certificate, issuer, now);
    return new Held(answer, now, answer.isKnown() ? before : nanoTime.getAsLong());
  }

  private boolean isUsable(Held held, Instant now) {
    long age = nanoTime.getAsLong() - held.nanos();
    if (!held.answer().isKnown()) {
      return age < FAILURE_NANOS;
    }
    return age < longest.toNanos()
        && !now.isBefore(held.asked())
        && now.isBefore(held.asked().plus(longest))
        && now.isBefore(held.answer().nextUpdate());
  }
}
