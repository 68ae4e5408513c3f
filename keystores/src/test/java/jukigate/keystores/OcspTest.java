package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.revocation.CrlClient;
import jukigate.keystores.revocation.OcspClient;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Revocation;
import jukigate.wire.trust.StatusAnswer;
import jukigate.wire.trust.StatusMemory;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The client against a real responder over HTTP, in each way in which that can behave. */
class OcspTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LITTLE = Duration.ofMillis(300);

  @TempDir static Path folder;
  private static TestPki pki;
  private static RevocationService service;

  private final AtomicReference<Instant> now = new AtomicReference<>(Pki.NOW);
  private final AtomicLong nanos = new AtomicLong();

  @BeforeAll
  static void start() {
    pki = Pki.open(folder);
    service = pki.serveRevocation(0).orThrow();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void behaveWell() {
    service.behave(ResponderMode.GOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, -, -",
    "DELEGATED, -, -",
    "REVOKED, JG-209, -",
    "UNKNOWN, JG-210, OCSP: certificate unknown to the responder",
    "STALE, JG-210, OCSP: not in force now",
    "SLOW, JG-210, OCSP: no answer in time",
    "DOWN, JG-210, OCSP: no answer",
    "TRY_LATER, JG-210, OCSP: responder status 3",
    "NO_EKU, JG-210, OCSP: responder that may not sign OCSP",
    "OTHER_ISSUER, JG-210, OCSP: responder of another issuer",
    "BAD_SIGNATURE, JG-210, OCSP: signed by nobody who may",
    "WRONG_NONCE, JG-210, OCSP: wrong nonce",
    "NO_NONCE, JG-210, OCSP: no nonce",
    "OTHER_CERTIFICATE, JG-210, OCSP: not about this certificate",
    "GARBAGE, JG-210, OCSP: unreadable answer"
  })
  void answer_isBelievedOnlyFromAnHonestResponder(ResponderMode mode, String id, String reason) {
    service.behave(mode);
    StatusAnswer answer = client().ask(leaf(), issuer(), Pki.NOW);
    assertThat(answer.refusal().map(refusal -> refusal.code().id()).orElse("-")).isEqualTo(id);
    if (!reason.equals("-")) {
      assertThat(answer.refusal().orElseThrow())
          .isEqualTo(Refusal.of(RefusalCode.REVOCATION_UNKNOWN, reason));
    }
  }

  @ParameterizedTest
  @EnumSource(ResponderMode.class)
  void trustByOcsp_takesACertificateOnlyWhenTheResponderIsHonest(ResponderMode mode) {
    service.behave(mode);
    assertThat(
            trust().verify(pki.tls(Pki.SHIZUOKA).chain(), CertificateUsage.TLS_CLIENT).isPassed())
        .isEqualTo(mode.isHonest());
  }

  @Test
  void revokedCertificate_isOutWhenTheLongestLifeOfAnAnswerIsOver() {
    TestPki own = Pki.open(folder.resolve("own"));
    try (RevocationService answering = own.serveRevocation(0).orThrow()) {
      Trust trust = trust(own, answering);
      var chain = own.tls(Pki.YOKOHAMA).chain();
      assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
      long asked = answering.questions();
      assertThat(asked).as("the node's and the CA's certificate").isEqualTo(2);
      own.revoke("nodes/cs-141003/tls", RevocationReason.KEY_COMPROMISE).orThrow();

      pass(Duration.ofMillis(9_999));
      assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
      assertThat(answering.questions()).as("answers are kept").isEqualTo(asked);
      pass(Duration.ofMillis(1));
      assertThat(Pki.code(trust.verify(chain, CertificateUsage.TLS_CLIENT)))
          .isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
    }
  }

  @Test
  void answer_isNotKeptWhileTheClockOfTheBackboneStands() {
    Trust trust = trust();
    var chain = pki.tls(Pki.SHIZUOKA).chain();
    assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
    service.behave(ResponderMode.REVOKED);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(Pki.code(trust.verify(chain, CertificateUsage.TLS_CLIENT)))
        .isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
  }

  @Test
  void answer_isNotKeptBeyondItsNextUpdateWhenTheClockIsMoved() {
    var long1 = Duration.ofDays(1);
    var memory = new StatusMemory(client(), long1, nanos::get);
    Trust trust = trust(Revocation.ocsp(memory), pki.trustMaterial());
    var chain = pki.tls(Pki.SHIZUOKA).chain();
    assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
    service.behave(ResponderMode.DOWN);
    now.set(Pki.NOW.plus(OcspAnswers.VALIDITY).minusSeconds(1));
    assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
    now.set(Pki.NOW.plus(OcspAnswers.VALIDITY));
    assertThat(Pki.code(trust.verify(chain, CertificateUsage.TLS_CLIENT)))
        .isEqualTo(RefusalCode.REVOCATION_UNKNOWN);
  }

  @Test
  void failure_isRememberedForASecondSoThatNobodyWaitsInLine() {
    service.behave(ResponderMode.DOWN);
    Trust trust = trust();
    var chain = pki.tls(Pki.SHIZUOKA).chain();
    long before = service.questions();
    for (int i = 0; i < 10; i++) {
      assertThat(Pki.code(trust.verify(chain, CertificateUsage.TLS_CLIENT)))
          .isEqualTo(RefusalCode.REVOCATION_UNKNOWN);
    }
    assertThat(service.questions()).as("it hangs up before it reads").isEqualTo(before);
    service.behave(ResponderMode.GOOD);
    assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isFalse();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(trust.verify(chain, CertificateUsage.TLS_CLIENT).isPassed()).isTrue();
  }

  @Test
  void withBoth_aListAloneOrAnAnswerAloneIsNotEnough() {
    var chain = pki.tls(Pki.SHIZUOKA).chain();
    TrustMaterial full = pki.trustMaterial();
    var noLists = new TrustMaterial(full.anchors(), full.issuers(), Set.of());
    assertThat(trust(Revocation.both(memory()), full).verify(chain, CertificateUsage.TLS_CLIENT))
        .isEqualTo(Outcome.passed(Pki.SHIZUOKA));
    assertThat(trust(Revocation.both(memory()), noLists).verify(chain, CertificateUsage.TLS_CLIENT))
        .isEqualTo(Outcome.refused(RefusalCode.REVOCATION_UNKNOWN, "no CRL"));
    service.behave(ResponderMode.REVOKED);
    assertThat(
            Pki.code(
                trust(Revocation.both(memory()), full).verify(chain, CertificateUsage.TLS_CLIENT)))
        .isEqualTo(RefusalCode.CERTIFICATE_REVOKED);
    assertThat(trust(Revocation.CRL, full).verify(chain, CertificateUsage.TLS_CLIENT).isPassed())
        .as("CRLs alone ask nobody")
        .isTrue();
  }

  @Test
  void responderThatIsNotThere_isAnUnknownStatus() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var client =
        new OcspClient(
            URI.create("http://127.0.0.1:" + free + "/ocsp"),
            PATIENCE,
            SecurityProfile.HIGH_2026,
            new SecureRandom());
    assertThat(client.ask(leaf(), issuer(), Pki.NOW).refusal())
        .isEqualTo(Optional.of(Refusal.of(RefusalCode.REVOCATION_UNKNOWN, "OCSP: no answer")));
  }

  @Test
  void crlsOfTheDistributionPoint_areTakenTogetherOrNotAtAll() {
    TrustMaterial full = pki.trustMaterial();
    var held = new TrustMaterial(full.anchors(), full.issuers(), Set.of());
    assertThat(point(PATIENCE).fetch(held, Pki.NOW).orThrow().crls()).isEqualTo(full.crls());
    for (ResponderMode mode : ResponderMode.values()) {
      service.behave(mode);
      Outcome<TrustMaterial> fetched =
          point(mode == ResponderMode.SLOW ? LITTLE : PATIENCE).fetch(full, Pki.NOW);
      switch (mode) {
        case STALE, SLOW, DOWN, UNKNOWN, TRY_LATER, OTHER_ISSUER, NO_EKU, BAD_SIGNATURE, GARBAGE ->
            assertThat(Pki.code(fetched)).as("%s", mode).isEqualTo(RefusalCode.CRL_REFUSED);
        case REVOKED ->
            assertThat(
                    trust(Revocation.CRL, fetched.orThrow())
                        .verify(pki.tls(Pki.SHIZUOKA).chain(), CertificateUsage.TLS_CLIENT))
                .isEqualTo(Outcome.refused(RefusalCode.CERTIFICATE_REVOKED));
        default -> assertThat(fetched.isPassed()).as("%s", mode).isTrue();
      }
    }
  }

  private static CrlClient point(Duration patience) {
    return new CrlClient(service.address().resolve("/crls/"), pki::publishedLists, patience);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    now.updateAndGet(instant -> instant.plus(time));
  }

  private Trust trust() {
    return trust(Revocation.ocsp(memory()), pki.trustMaterial());
  }

  private Trust trust(TestPki own, RevocationService answering) {
    var asking =
        new StatusMemory(
            client(answering), SecurityProfile.HIGH_2026.periods().status(), nanos::get);
    return trust(Revocation.ocsp(asking), own.trustMaterial());
  }

  private Trust trust(Revocation revocation, TrustMaterial material) {
    return new Trust(material, SecurityProfile.HIGH_2026, now::get, revocation);
  }

  private StatusMemory memory() {
    return new StatusMemory(client(), SecurityProfile.HIGH_2026.periods().status(), nanos::get);
  }

  private static OcspClient client() {
    return client(service);
  }

  private static OcspClient client(RevocationService answering) {
    return new OcspClient(
        answering.address().resolve("/ocsp"),
        answering.mode() == ResponderMode.SLOW ? LITTLE : PATIENCE,
        SecurityProfile.HIGH_2026,
        new SecureRandom());
  }

  private static X509Certificate leaf() {
    return pki.tls(Pki.SHIZUOKA).chain().getFirst();
  }

  private static X509Certificate issuer() {
    return pki.tls(Pki.SHIZUOKA).chain().get(1);
  }
}
