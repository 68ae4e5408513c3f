package jukigate.app.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import jukigate.domain.node.NodeId;
import jukigate.keystores.CsrFiles;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;

/**
 * What a vendor has after the how-to: two own keys, certified through signing requests, each in a
 * PKCS#12 file.
 *
 * @param tls for the connection
 * @param signing for the message
 * @param trusted CA certificates of the network
 */
record VendorKeys(Path tls, Path signing, Path trusted) {
  static final String PASSWORD = "vendor-secret";

  static VendorKeys certified(TestPki pki, NodeId node, Path folder) throws Exception {
    KeyStore trusted = empty();
    for (X509Certificate authority : pki.trustMaterial().anchors()) {
      trusted.setCertificateEntry(authority.getSerialNumber().toString(16), authority);
    }
    for (X509Certificate authority : pki.trustMaterial().issuers()) {
      trusted.setCertificateEntry(authority.getSerialNumber().toString(16), authority);
    }
    return new VendorKeys(
        keyStore(pki, node, KeyRole.TLS, folder),
        keyStore(pki, node, KeyRole.SIGN_RSA, folder),
        stored(trusted, folder.resolve("trusted.p12")));
  }

  private static Path keyStore(TestPki pki, NodeId node, KeyRole role, Path folder)
      throws Exception {
    CsrFiles files = CsrFiles.generate(node, role, folder, new SecureRandom()).orThrow();
    var issued = pki.issue(Files.readString(files.request()), node, role).orThrow();
    KeyStore store = empty();
    store.setKeyEntry(
        "vendor",
        privateKey(files.key(), role),
        PASSWORD.toCharArray(),
        issued.chain().toArray(Certificate[]::new));
    return stored(store, folder.resolve(role.label() + ".p12"));
  }

  private static PrivateKey privateKey(Path pem, KeyRole role) throws Exception {
    String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance(role == KeyRole.TLS ? "EC" : "RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Path stored(KeyStore store, Path file) throws Exception {
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
