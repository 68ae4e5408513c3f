package jukigate.keystores;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A CA that can sign: its key, and its certificates up to but without the root. */
record Authority(String label, PrivateKey key, List<X509Certificate> chain) {
  Authority {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "Authority[" + label + "]";
  }
}
