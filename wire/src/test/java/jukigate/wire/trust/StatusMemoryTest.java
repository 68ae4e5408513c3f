package jukigate.wire.trust;

import static jukigate.wire.Mint.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.Test;

/** How long an answer of a responder is believed, by both clocks. */
class StatusMemoryTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Instant FAR = NOW.plus(Duration.ofDays(1));

  private final Mint mint = new Mint();
  private final X509Certificate issuer = mint.issuing.certificate();
  private final X509Certificate certificate = mint.certificate(wish -> {});
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicReference<StatusAnswer> answer =
      new AtomicReference<>(StatusAnswer.good(FAR));
  private final StatusMemory memory =
      new StatusMemory(
          (one, itsIssuer, now) -> {
            asked.incrementAndGet();
            return answer.get();
          },
          LONGEST,
          nanos::get);

  private Optional<RefusalCode> refusal(Instant now) {
    return memory.refusalOf(certificate, issuer, now).map(Refusal::code);
  }

  private void assertAsked(Instant now, int times) {
    refusal(now);
    assertThat(asked).hasValue(times);
  }

  @Test
  void answer_isTheRespondersAndRemembered() {
    assertThat(refusal(NOW)).isEmpty();
    answer.set(StatusAnswer.revoked(FAR));
    assertThat(refusal(NOW)).isEmpty();
    assertThat(asked).hasValue(1);
    nanos.addAndGet(LONGEST.toNanos());
    assertThat(refusal(NOW)).contains(RefusalCode.CERTIFICATE_REVOKED);
    answer.set(StatusAnswer.good(FAR));
    assertThat(refusal(NOW)).contains(RefusalCode.CERTIFICATE_REVOKED);
    assertThat(asked).hasValue(2);
  }

  @Test
  void answer_isBelievedForSoLongOfTheMachinesTime() {
    assertAsked(NOW, 1);
    nanos.addAndGet(LONGEST.toNanos() - 1);
    assertAsked(NOW, 1);
    nanos.addAndGet(1);
    assertAsked(NOW, 2);
  }

  @Test
  void answer_isBelievedForSoLongByTheClockOfCertificates() {
    assertAsked(NOW, 1);
    assertAsked(NOW.plus(LONGEST).minusNanos(1), 1);
    assertAsked(NOW.plus(LONGEST), 2);
  }

  @Test
  void answer_isNotBelievedBeforeItWasAsked() {
    assertAsked(NOW, 1);
    assertAsked(NOW.minusNanos(1), 2);
  }

  @Test
  void answer_isNotBelievedFromItsNextUpdateOn() {
    answer.set(StatusAnswer.good(NOW.plusSeconds(2)));
    assertAsked(NOW, 1);
    assertAsked(NOW.plusSeconds(2).minusNanos(1), 1);
    assertAsked(NOW.plusSeconds(2), 2);
  }

  @Test
  void failure_isRememberedForASecondOfTheMachines() {
    answer.set(StatusAnswer.unknown("OCSP: no answer", NOW));
    assertThat(memory.refusalOf(certificate, issuer, NOW))
        .contains(Refusal.of(RefusalCode.REVOCATION_UNKNOWN, "OCSP: no answer"));
    answer.set(StatusAnswer.good(FAR));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos() - 1);
    assertThat(refusal(NOW.plusSeconds(60))).contains(RefusalCode.REVOCATION_UNKNOWN);
    nanos.addAndGet(1);
    assertThat(refusal(NOW)).isEmpty();
    assertThat(asked).hasValue(2);
  }

  @Test
  void everyCertificate_isAskedForItself() {
    X509Certificate other = mint.certificate(wish -> {});
    assertAsked(NOW, 1);
    memory.refusalOf(other, issuer, NOW);
    assertThat(asked).hasValue(2);
    memory.refusalOf(certificate, mint.root.certificate(), NOW);
    assertThat(asked).hasValue(3);
  }

  private Optional<RefusalCode> byBoth(StatusAnswer status, X509Certificate... revoked) {
    var source = new StatusMemory((one, by, now) -> status, LONGEST, nanos::get);
    return code(
        new Trust(
            mint.material(revoked), SecurityProfile.HIGH_2026, () -> NOW, Revocation.both(source)));
  }

  private Optional<RefusalCode> code(Trust trust) {
    return switch (trust.verify(List.of(certificate), CertificateUsage.MESSAGE_SIGNING)) {
      case Outcome.Refused<?>(Refusal refusal) -> Optional.of(refusal.code());
      case Outcome.Passed<?> passed -> Optional.empty();
    };
  }

  @Test
  void listsAndResponder_mustBothSayThatItIsGood() {
    assertThat(byBoth(StatusAnswer.good(FAR))).isEmpty();
    assertThat(byBoth(StatusAnswer.good(FAR), certificate))
        .contains(RefusalCode.CERTIFICATE_REVOKED);
    assertThat(byBoth(StatusAnswer.revoked(FAR))).contains(RefusalCode.CERTIFICATE_REVOKED);
    assertThat(byBoth(StatusAnswer.unknown("down", NOW))).contains(RefusalCode.REVOCATION_UNKNOWN);
  }

  @Test
  void responderAlone_needsNoLists() {
    var source = new StatusMemory((one, by, now) -> answer.get(), LONGEST, nanos::get);
    var material = mint.material(Set.of());
    Revocation alone = Revocation.ocsp(source);
    assertThat(code(new Trust(material, SecurityProfile.HIGH_2026, () -> NOW, alone))).isEmpty();
    assertThat(code(new Trust(material, SecurityProfile.HIGH_2026, () -> NOW)))
        .contains(RefusalCode.REVOCATION_UNKNOWN);
  }
}
