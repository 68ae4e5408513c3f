package jukigate.simulators.rule;

import static jukigate.simulators.rule.IdentityRulesTest.assertRefused;
import static jukigate.simulators.rule.Samples.YOKOHAMA;
import static jukigate.simulators.rule.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateAndCopyRulesTest {
  @Test
  void certificate_isErasedOnDay31() {
    assertThat(CertificateRules.expiresOn(day("2026-03-01"))).isEqualTo("2026-03-31");
    assertThat(CertificateRules.mustBeErased(day("2026-03-01"), day("2026-03-31"))).isFalse();
    assertThat(CertificateRules.mustBeErased(day("2026-03-01"), day("2026-04-01"))).isTrue();
  }

  @Test
  void certificate_withoutNotice_cannotBeRequested() {
    assertRefused(
        CertificateRules.answer(Optional.empty()), RefusalCode.CERTIFICATE_NOT_REQUESTABLE, "J09");
  }

  @Test
  void certificate_withNotice_isSent() {
    OutMigrationNotice notice =
        new OutMigrationNotice(YOKOHAMA, day("2026-03-01"), day("2026-02-20"));
    assertThat(CertificateRules.answer(Optional.of(notice))).isEqualTo(Outcome.passed(notice));
  }

  @Test
  void simplifiedMove_isOpen14DaysAfterMovingIn() {
    assertThat(
            CertificateRules.isSimplifiedMoveOpen(
                day("2026-03-01"), day("2026-03-05"), day("2026-03-19")))
        .isTrue();
    assertThat(
            CertificateRules.isSimplifiedMoveOpen(
                day("2026-03-01"), day("2026-03-05"), day("2026-03-20")))
        .isFalse();
    assertThat(
            CertificateRules.isSimplifiedMoveOpen(
                day("2026-03-01"), day("2026-03-25"), day("2026-04-01")))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = CopyItem.class,
      names = {"FAMILY_REGISTER", "BENEFITS", "ELECTORAL_ROLL"})
  void itemsLeftOutByLaw_areRefused(CopyItem item) {
    assertRefused(
        CopyRules.receive(Set.of(item), Set.of(item)),
        RefusalCode.ITEM_NOT_PERMITTED,
        item.lawName(),
        "J10");
  }

  @Test
  void receivedCopy_withAnItemNobodyAskedFor_isRefused() {
    assertRefused(
        CopyRules.receive(Set.of(CopyItem.RESIDENT_CODE), Set.of()),
        RefusalCode.ITEM_NOT_PERMITTED,
        "住民票コード",
        "J10");
    Set<CopyItem> asked = Set.of(CopyItem.NAME, CopyItem.RESIDENT_CODE);
    assertThat(CopyRules.receive(asked, Set.of(CopyItem.RESIDENT_CODE)).isPassed()).isTrue();
  }
}
