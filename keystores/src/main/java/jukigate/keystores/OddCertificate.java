package jukigate.keystores;

import java.security.PrivateKey;
import java.util.List;
import jukigate.domain.message.Payload;

/**
 * A certificate that libraries may not even read, in DER or nearly so.
 *
 * @param key that can prove its possession, where the certificate has a key that anybody can have
 * @param certificate its bytes
 * @param issuers what belongs to it besides, nearest first, without the root
 */
public record OddCertificate(PrivateKey key, Payload certificate, List<Payload> issuers) {
  public OddCertificate {
    issuers = List.copyOf(issuers);
  }

  @Override
  public String toString() {
    return "OddCertificate[" + certificate.size() + " bytes]";
  }
}
