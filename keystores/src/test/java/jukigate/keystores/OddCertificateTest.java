package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd certificates are refused by whoever can read them at all, and make nobody call out. */
class OddCertificateTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/canary");

  @TempDir static Path folder;
  private static TestPki pki;

  @BeforeAll
  static void mint() {
    JvmSecurity.harden();
    pki = Pki.open(folder.resolve("pki"));
  }

  static Stream<String> labels() {
    // What the JDK's parser drops or changes on TLS is refused in the token alone: TokenTest.
    return OddCertificates.labels().stream()
        .filter(label -> !label.equals("good") && !label.startsWith("ber-"))
        .filter(label -> !List.of("trailing-bytes", "point-off-curve").contains(label));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void oddCertificate_isRefusedOrUnreadable(String label) {
    for (KeyRole role : List.of(KeyRole.TLS, KeyRole.SIGN)) {
      assertThat(passes(label, role, NOWHERE)).as(label + " " + role).isFalse();
    }
  }

  @Test
  void goodOne_isTaken() {
    assertThat(passes("good", KeyRole.TLS, NOWHERE)).isTrue();
    assertThat(passes("good", KeyRole.SIGN, NOWHERE)).isTrue();
  }

  /** No chain building of the JDK follows an address in a certificate. */
  @Test
  void addressInACertificate_isNotCalled() throws Exception {
    try (var canary = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + canary.getLocalPort() + "/canary");
      for (String label :
          List.of("issuer-http", "issuer-ldap", "list-http", "list-ldap", "responder-http")) {
        assertThat(passes(label, KeyRole.TLS, url)).as(label).isFalse();
        assertThat(passes(label, KeyRole.SIGN, url)).as(label).isFalse();
      }
      canary.setSoTimeout(50);
      assertThat(calls(canary)).isFalse();
    }
  }

  private static boolean calls(ServerSocket canary) throws Exception {
    try (var caller = canary.accept()) {
      return caller.isConnected();
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  private static boolean passes(String label, KeyRole role, URI canary) {
    OddCertificate odd = pki.odd().make(label, Pki.SHIZUOKA, role, canary);
    CertificateUsage usage =
        role == KeyRole.TLS ? CertificateUsage.TLS_CLIENT : CertificateUsage.MESSAGE_SIGNING;
    var trust =
        new Trust(pki.trustMaterial(), SecurityProfile.HIGH_2026, InstantSource.fixed(Pki.NOW));
    try {
      X509Certificate read =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(odd.certificate().toByteArray()));
      return trust.verify(List.of(read), usage).equals(Outcome.passed(Pki.SHIZUOKA));
    } catch (CertificateException unreadable) {
      return false;
    }
  }
}
