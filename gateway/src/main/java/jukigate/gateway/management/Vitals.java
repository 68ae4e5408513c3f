package jukigate.gateway.management;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.gateway.journal.JournalState;

/** What a gateway can say about itself; asked by any thread, at any time. */
public interface Vitals {
  /** Whether the socket is bound and takes connections. */
  boolean listening();

  /** TLS connections that are open. */
  int connections();

  /** Messages between their headers and their answers. */
  int underWay();

  /** How long ago the audit log was last found sealed: nothing waited, or a head was signed. */
  Duration sinceSealed();

  /** How the journal stands; empty when it cannot be written. May take as long as a database. */
  Optional<JournalState> journal();

  /** When the gateway's certificate for TLS ends. */
  Instant tlsEnds();

  /** When its certificate for signing ends. */
  Instant signingEnds();

  /** When the first of the CRLs in force ends; empty where there is none. */
  Optional<Instant> crlEnds();

  /** The clock by which all of this is judged. */
  Instant now();
}
