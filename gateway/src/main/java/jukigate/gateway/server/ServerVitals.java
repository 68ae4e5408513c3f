package jukigate.gateway.server;

import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import jukigate.gateway.edge.Listener;
import jukigate.gateway.journal.JournalState;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.gateway.management.Vitals;

/** A running gateway, seen from its parts. */
record ServerVitals(
    Assembly assembly,
    SqlJournal database,
    Turnstile turnstile,
    Listener listener,
    AuditSealing sealing)
    implements Vitals {
  @Override
  public boolean listening() {
    return listener.isListening();
  }

  @Override
  public int connections() {
    return listener.connections();
  }

  @Override
  public int underWay() {
    return turnstile.count();
  }

  @Override
  public Duration sinceSealed() {
    return sealing.sinceSealed();
  }

  @Override
  public Optional<JournalState> journal() {
    return database.state();
  }

  @Override
  public Instant tlsEnds() {
    return assembly.keys().tls().get().chain().getFirst().getNotAfter().toInstant();
  }

  @Override
  public Instant signingEnds() {
    return assembly.keys().signing().get().certificate().getNotAfter().toInstant();
  }

  @Override
  public Optional<Instant> crlEnds() {
    return assembly.trust().material().crls().stream()
        .map(X509CRL::getNextUpdate)
        .filter(Objects::nonNull)
        .map(Date::toInstant)
        .min(Comparator.naturalOrder());
  }

  @Override
  public Instant now() {
    return assembly.around().clock().instant();
  }
}
