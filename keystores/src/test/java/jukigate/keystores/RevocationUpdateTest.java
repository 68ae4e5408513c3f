package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.trust.HeldList;
import jukigate.wire.trust.RevocationUpdate;
import jukigate.wire.trust.TrustMaterial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRLs that came over a line on which nobody is believed. */
final class RevocationUpdateTest {
  private static final Instant LATER = Pki.NOW.plus(Duration.ofHours(1));

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private TestPki pki;
  private TrustMaterial held;

  @BeforeEach
  void open() {
    pki = Pki.open(folder);
    held = pki.trustMaterial();
  }

  @Test
  void newerLists_areTakenTogether() {
    var leaf = pki.tls(Pki.SHIZUOKA).chain().getFirst();
    pki.revoke("nodes/cs-221007/tls", RevocationReason.KEY_COMPROMISE).orThrow();
    var fresh = RevocationUpdate.encoded(pki.trustMaterial());

    var taken = RevocationUpdate.apply(held, fresh, LATER).orThrow();
    assertThat(held.crls()).noneMatch(crl -> crl.isRevoked(leaf));
    assertThat(taken.crls()).hasSameSizeAs(held.crls()).anyMatch(crl -> crl.isRevoked(leaf));
    assertThat(taken.anchors()).isEqualTo(held.anchors());
  }

  @Test
  void listOlderThanTheOneInUse_isRefused() {
    var old = RevocationUpdate.encoded(held);
    var newer = Pki.open(folder, Pki.NOW.plus(Duration.ofDays(4))).trustMaterial();
    assertThat(refusal(RevocationUpdate.apply(newer, old, Pki.NOW.plus(Duration.ofDays(5)))))
        .contains("older than the list in use");
    assertThat(
            RevocationUpdate.apply(
                    held, RevocationUpdate.encoded(newer), Pki.NOW.plus(Duration.ofDays(5)))
                .isPassed())
        .isTrue();
  }

  @Test
  void listThatRanOut_orIsNotYetInForce_isRefused() {
    var lists = RevocationUpdate.encoded(held);
    assertThat(refusal(RevocationUpdate.apply(held, lists, Pki.NOW.plus(Duration.ofDays(7)))))
        .contains("not in force now");
    assertThat(refusal(RevocationUpdate.apply(held, lists, Pki.NOW.minusSeconds(1))))
        .contains("not in force now");
  }

  @Test
  void listOfAnotherAuthorityWithTheSameName_isRefused() {
    var foreign = RevocationUpdate.encoded(Pki.open(elsewhere).trustMaterial());
    assertThat(refusal(RevocationUpdate.apply(held, foreign, LATER)))
        .contains("not signed by a known issuer");
  }

  @Test
  void changedByte_isRefused() {
    var lists = new ArrayList<>(RevocationUpdate.encoded(held));
    byte[] last = lists.removeLast().clone();
    last[last.length - 1] ^= 1;
    lists.add(last);
    assertThat(refusal(RevocationUpdate.apply(held, lists, LATER)))
        .contains("not signed by a known issuer");
  }

  @Test
  void listLeftOut_orThereTwice_isRefused() {
    var lists = new ArrayList<>(RevocationUpdate.encoded(held));
    var left = lists.removeLast();
    assertThat(lists).isNotEmpty();
    assertThat(refusal(RevocationUpdate.apply(held, lists, LATER))).contains("missing");
    assertThat(refusal(RevocationUpdate.apply(held, List.of(), LATER))).contains("missing");
    lists.add(left);
    assertThat(RevocationUpdate.apply(held, lists, LATER).isPassed()).isTrue();
  }

  @Test
  void whatIsNoList_isRefused() {
    byte[] noise = "no list".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(RevocationUpdate.apply(held, List.of(noise), LATER))).contains("not a CRL");
    assertThat(refusal(RevocationUpdate.apply(held, List.of(new byte[0]), LATER)))
        .contains("not a CRL");
  }

  @Test
  void heldLists_tellWhenTheyRunOut() {
    var lists = HeldList.of(held);
    assertThat(lists).hasSize(held.crls().size());
    assertThat(lists).extracting(HeldList::issuer).doesNotHaveDuplicates();
    assertThat(lists).allMatch(list -> list.isCurrent(LATER));
    assertThat(lists).noneMatch(list -> list.isCurrent(Pki.NOW.plus(Duration.ofDays(7))));
    assertThat(held.crls().stream().map(X509CRL::getThisUpdate))
        .allMatch(update -> update.toInstant().equals(Pki.NOW));
  }

  private static String refusal(Outcome<?> outcome) {
    assertThat(Pki.code(outcome)).isEqualTo(RefusalCode.CRL_REFUSED);
    return ((Outcome.Refused<?>) outcome).refusal().toString();
  }
}
