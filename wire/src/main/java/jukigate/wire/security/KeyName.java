package jukigate.wire.security;

import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** Whose key a sender says he has encrypted for, as he writes it. */
record KeyName(String issuer, String serial) {

  boolean names(X509Certificate certificate) {
    return serial.equals(certificate.getSerialNumber().toString())
        && isIssuer(certificate.getIssuerX500Principal());
  }

  private boolean isIssuer(X500Principal principal) {
    try {
      return new X500Principal(issuer).equals(principal);
    } catch (IllegalArgumentException noName) {
      return false;
    }
  }
}
