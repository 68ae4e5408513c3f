package jukigate.keystores.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.revocation.HttpFetch.Fetched;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.TrustMaterial;

/**
 * Fetches the CRLs of known CAs from one distribution point, whose address the operator set. They
 * are judged like lists that come over the line (X19): all are taken or none.
 */
public final class CrlClient {
  private static final int MAX_LIST_BYTES = 1 << 20;

  private final URI base;
  private final Supplier<List<String>> authorities;
  private final HttpFetch http;

  /**
   * @param base e.g. {@code http://127.0.0.1:8480/crls/}
   * @param authorities names of the files now, without {@code .crl}
   */
  public CrlClient(URI base, Supplier<List<String>> authorities, Duration timeout) {
    this.base = base;
    this.authorities = authorities;
    this.http = new HttpFetch(timeout);
  }

  /**
   * The material with the lists that are there now.
   *
   * @return refused with CRL_REFUSED, naming the CA and the reason
   */
  public Outcome<TrustMaterial> fetch(TrustMaterial held, Instant now) {
    List<byte[]> lists = new ArrayList<>();
    for (String authority : authorities.get()) {
      Fetched fetched =
          http.fetch(
              http.to(base.resolve(authority + ".crl")).GET().build(),
              "application/pkix-crl",
              MAX_LIST_BYTES);
      if (fetched.body().isEmpty()) {
        return Outcome.refused(RefusalCode.CRL_REFUSED, authority, fetched.failure());
      }
      lists.add(fetched.body().get().toByteArray());
    }
    return RevocationUpdate.apply(held, lists, now);
  }
}
