package jukigate.wire.trust;

import static jukigate.wire.Mint.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;

/** Lists that came over the line: all of them or none, and never back in time. */
class NewListsTest {
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(1));
  private static final Instant END = NOW.plus(Duration.ofDays(1));

  private final Mint mint = new Mint();
  private final X509Certificate revoked = mint.certificate(wish -> {});
  private final TrustMaterial held = mint.material();

  private static Outcome<TrustMaterial> apply(TrustMaterial held, X509CRL... lists) {
    var material = new TrustMaterial(held.anchors(), held.issuers(), Set.of(lists));
    return RevocationUpdate.apply(held, RevocationUpdate.encoded(material), LATER);
  }

  private X509CRL fresh(Mint.Ca by, X509Certificate... revoked) {
    return mint.crl(by, NOW, END, revoked);
  }

  private static void assertRefused(Outcome<?> outcome, String issuer, String why) {
    assertThat(outcome)
        .isEqualTo(new Outcome.Refused<>(Refusal.of(RefusalCode.CRL_REFUSED, issuer, why)));
  }

  @Test
  void newLists_takeThePlaceOfTheOldOnes() {
    X509CRL root = fresh(mint.root);
    X509CRL issuing = fresh(mint.issuing, revoked);
    TrustMaterial taken = apply(held, root, issuing).orThrow();
    assertThat(taken.crls()).containsExactlyInAnyOrder(root, issuing);
    assertThat(taken.anchors()).isEqualTo(held.anchors());
    assertThat(taken.issuers()).isEqualTo(held.issuers());
    assertThat(RevocationUpdate.encoded(taken)).hasSize(2).doesNotContainNull();
  }

  @Test
  void listOfTheSameInstant_isTaken_andAnOlderOneIsNot() {
    Instant since = NOW.minus(Duration.ofHours(1));
    X509CRL root = fresh(mint.root);
    assertThat(apply(held, root, mint.crl(mint.issuing, since, END)).isPassed()).isTrue();
    assertRefused(
        apply(held, root, mint.crl(mint.issuing, since.minusSeconds(1), END)),
        "CN=Test Issuing",
        "older than the list in use");
  }

  @Test
  void listThatIsNotInForce_isRefused() {
    X509CRL root = fresh(mint.root);
    assertRefused(
        apply(held, root, mint.crl(mint.issuing, LATER.plusSeconds(1), END)),
        "CN=Test Issuing",
        "not in force now");
    assertRefused(
        apply(held, root, mint.crl(mint.issuing, NOW, LATER)),
        "CN=Test Issuing",
        "not in force now");
  }

  @Test
  void listThatAKnownIssuerHasNotSigned_isRefused() {
    Mint.Ca stranger = mint.ca("CN=Stranger", null);
    Mint.Ca sameName = new Mint.Ca(mint.issuing.certificate(), stranger.keys());
    assertRefused(
        apply(held, fresh(mint.root), fresh(sameName)),
        "CN=Test Issuing",
        "not signed by a known issuer");
    assertRefused(
        apply(held, fresh(mint.root), fresh(mint.issuing), fresh(stranger)),
        "CN=Stranger",
        "not signed by a known issuer");
  }

  @Test
  void listsThatAreNotOneOfEach_areRefused() {
    assertRefused(apply(held, fresh(mint.root)), "CN=Test Issuing", "missing");
    assertRefused(
        apply(held, fresh(mint.root), fresh(mint.issuing), fresh(mint.issuing, revoked)),
        "-",
        "two lists of one issuer");
  }

  @Test
  void bytesThatAreNotOneList_areRefused() throws Exception {
    byte[] list = fresh(mint.root).getEncoded();
    byte[] two = new byte[2 * list.length];
    System.arraycopy(list, 0, two, 0, list.length);
    System.arraycopy(list, 0, two, list.length, list.length);
    for (byte[] none : List.of(new byte[0], new byte[] {1, 2, 3}, two, revoked.getEncoded())) {
      assertRefused(RevocationUpdate.apply(held, List.of(none), LATER), "-", "not a CRL");
    }
  }

  @Test
  void listsOfCasThatAreGone_areLeftOut() {
    var authorities = new TrustMaterial(held.anchors(), Set.of(), Set.of());
    TrustMaterial known = RevocationUpdate.ofKnown(authorities, held.crls());
    assertThat(known.anchors()).isEqualTo(held.anchors());
    assertThat(known.issuers()).isEmpty();
    assertThat(known.crls())
        .extracting(list -> list.getIssuerX500Principal().getName())
        .containsExactly("CN=Test Root");
    assertThat(RevocationUpdate.ofKnown(held, held.crls()).crls()).isEqualTo(held.crls());
  }

  @Test
  void heldLists_areToldByIssuerWithTheirTimes() {
    Instant since = NOW.minus(Duration.ofHours(1));
    Instant until = NOW.plus(Duration.ofDays(7));
    var endless =
        mint.crl(mint.issuing, "SHA256withECDSA", list -> list.setNextUpdate((Time) null));
    var material =
        new TrustMaterial(held.anchors(), held.issuers(), Set.of(fresh(mint.root), endless));
    assertThat(HeldList.of(held))
        .containsExactly(
            new HeldList("CN=Test Issuing", since, until),
            new HeldList("CN=Test Root", since, until));
    assertThat(HeldList.of(material)).containsExactly(new HeldList("CN=Test Root", NOW, END));
  }

  @Test
  void heldList_isCurrentFromItsUpdateUntilTheNext() {
    HeldList list = new HeldList("CN=x", NOW, END);
    assertThat(list.isCurrent(NOW.minusNanos(1))).isFalse();
    assertThat(list.isCurrent(NOW)).isTrue();
    assertThat(list.isCurrent(END.minusNanos(1))).isTrue();
    assertThat(list.isCurrent(END)).isFalse();
  }
}
