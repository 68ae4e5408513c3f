package jukigate.wire.security;

/** How long a message may be valid. */
public enum Delivery {
  /** Request and response on one connection: up to 5 minutes. */
  IMMEDIATE,
  /** Store and forward: up to 7 days, so that a queue outlives a cut line. */
  QUEUED
}
