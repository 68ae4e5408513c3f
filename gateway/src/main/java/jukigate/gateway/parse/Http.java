package jukigate.gateway.parse;

import java.util.Optional;

/**
 * What HTTP said about a message. Nothing of it is signed; it is only compared with what is.
 *
 * @param method e.g. {@code POST}
 * @param path path without query, e.g. {@code /identity-update/v1}
 * @param contentType the header as sent
 * @param contentEncoding the header as sent
 * @param soapAction the header as sent, with its quotes
 * @param traceParent the header of W3C Trace Context as sent; for traces alone
 */
public record Http(
    String method,
    String path,
    Optional<String> contentType,
    Optional<String> contentEncoding,
    Optional<String> soapAction,
    Optional<String> traceParent) {

  /** Of a sender that traces nothing. */
  public Http(
      String method,
      String path,
      Optional<String> contentType,
      Optional<String> contentEncoding,
      Optional<String> soapAction) {
    this(method, path, contentType, contentEncoding, soapAction, Optional.empty());
  }
}
