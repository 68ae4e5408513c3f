package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import javax.net.ssl.SSLHandshakeException;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import org.junit.jupiter.api.Test;

class FailedHandshakeTest {
  private static SSLHandshakeException failure(String words) {
    return new SSLHandshakeException(words);
  }

  private static String words(String of) {
    Refusal reason = FailedHandshake.of(failure(of)).reason();
    assertThat(reason.code()).isEqualTo(RefusalCode.HANDSHAKE_FAILED);
    return reason.arguments().getFirst();
  }

  @Test
  void refusedCertificate_isNamedWithItsReason_howeverDeep() {
    var certificate = new Mint().certificate(wish -> {});
    Refusal refusal = Refusal.of(RefusalCode.CERTIFICATE_REVOKED);
    Exception outer = new IllegalStateException(failure("Empty"));
    outer.getCause().initCause(new PeerRefused(refusal, certificate));
    assertThat(FailedHandshake.of(outer))
        .isEqualTo(new FailedHandshake(refusal, java.util.Optional.of(certificate)));
  }

  @Test
  void missingCertificate_isNoOtherFailure() {
    FailedHandshake failed =
        FailedHandshake.of(new Exception(failure("Empty client certificate chain")));
    assertThat(failed.reason()).isEqualTo(Refusal.of(RefusalCode.TLS_PEER_MISSING));
    assertThat(failed.certificate()).isEmpty();
  }

  @Test
  void everythingElse_isToldInWordsThatFit() {
    assertThat(words("no cipher suites in common")).isEqualTo("no cipher suites in common");
    assertThat(words("a\r\nb\u007f静~ ")).isEqualTo("a??b??~ ");
    assertThat(words("x".repeat(120))).isEqualTo("x".repeat(120));
    assertThat(words("x".repeat(121))).isEqualTo("x".repeat(120));
    assertThat(FailedHandshake.of(failure(null)).reason().arguments())
        .containsExactly("SSLHandshakeException");
    assertThat(FailedHandshake.of(failure("x")).certificate()).isEmpty();
  }

  @Test
  void endOfAConnectionThatStood_isAnotherRefusal() {
    assertThat(FailedHandshake.afterwards(failure("a\nb")))
        .isEqualTo(
            new FailedHandshake(
                Refusal.of(RefusalCode.TLS_ENDED, "a?b"), java.util.Optional.empty()));
  }
}
