package jukigate.gateway.journal;

/** What became of a message. */
public enum Verdict {
  /** On record and under way; stays so when the gateway is killed before the answer. */
  ADMITTED,
  /** The node's signed response was relayed. */
  ANSWERED,
  /** The node's signed fault was relayed. */
  FAULT_RELAYED,
  /** The gateway refused, with a fault of its own. */
  REFUSED,
  /** TLS refused the peer; there was no message. */
  TLS_REFUSED
}
