package jukigate.conformance.stand;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a handshake came to.
 *
 * @param protocol e.g. {@code TLSv1.3}
 * @param suite e.g. {@code TLS_AES_256_GCM_SHA384}
 * @param chain the client's, leaf first; empty when it showed none
 */
public record Handshake(String protocol, String suite, List<X509Certificate> chain) {
  public Handshake {
    chain = List.copyOf(chain);
  }
}
