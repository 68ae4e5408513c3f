package jukigate.keystores;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a CSR was answered with.
 *
 * @param entry as the index has it
 * @param chain the certificate, then the issuing CA
 * @param file the chain as PEM, in the PKI folder
 */
public record IssuedCertificate(CertificateEntry entry, List<X509Certificate> chain, Path file) {
  public IssuedCertificate {
    chain = List.copyOf(chain);
  }

  /** Certificate and issuing CA as PEM. */
  public String chainPem() {
    return KeyFiles.pem(chain);
  }
}
