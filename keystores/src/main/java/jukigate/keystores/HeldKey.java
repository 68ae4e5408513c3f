package jukigate.keystores;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key with its certificate and the issuing CAs, without the root. */
record HeldKey(PrivateKey key, List<X509Certificate> chain) {
  HeldKey {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "HeldKey[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
