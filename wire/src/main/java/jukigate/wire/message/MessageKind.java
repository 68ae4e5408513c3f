package jukigate.wire.message;

/** What a message is. */
public enum MessageKind {
  REQUEST,
  RESPONSE,
  /** An answer whose Body holds soap:Fault. */
  FAULT
}
