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
 */
public record Http(
    String method,
    String path,
    Optional<String> contentType,
    Optional<String> contentEncoding,
    Optional<String> soapAction) {}
