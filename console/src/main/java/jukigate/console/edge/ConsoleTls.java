package jukigate.console.edge;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import jukigate.wire.tls.TlsContexts;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The key that the console shows to browsers. */
public record ConsoleTls(PrivateKey key, X509Certificate certificate) {
  /** Every setting of the engine is wire's. */
  SslContextFactory.Server contextFactory() {
    var factory =
        new SslContextFactory.Server() {
          @Override
          public void customize(SSLEngine engine) {
            engine.setSSLParameters(TlsContexts.localhost());
          }
        };
    factory.setSslContext(TlsContexts.localhost(key, certificate));
    return factory;
  }

  @Override
  public String toString() {
    return "ConsoleTls[" + certificate.getSubjectX500Principal() + "]";
  }
}
