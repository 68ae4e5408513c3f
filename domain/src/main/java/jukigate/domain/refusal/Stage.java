package jukigate.domain.refusal;

/**
 * Where a refusal happens: the eight steps of the gateway, the receiving node, or the tool itself.
 */
public enum Stage {
  PARSE,
  UNSEAL,
  IDENTIFY,
  VALIDATE,
  AUTHORIZE,
  ADMIT,
  FORWARD,
  SEAL,
  /** The business rules of the receiving node. */
  BUSINESS,
  /** Starting, configuring and using the tool. */
  OPERATE
}
