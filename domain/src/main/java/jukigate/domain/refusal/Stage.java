package jukigate.domain.refusal;

/**
 * Where a refusal happens: the eight steps of the gateway, the receiving node, its reader of media,
 * or the tool itself.
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
  /** Importing a medium: the checks that stand for those of the line. */
  MEDIUM,
  /** Starting, configuring and using the tool. */
  OPERATE
}
