package jukigate.conformance.kit;

/** What it means to others when a case fails. */
@SuppressWarnings("MemberName") // as the files write them
public enum Severity {
  /** Data of residents is lost, wrong, or in the wrong hands. */
  critical,
  /** Messages are refused, or false ones are believed. */
  high,
  /** It works with some peers only, or not always. */
  medium,
  /** Untidy. */
  low
}
