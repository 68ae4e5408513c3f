package jukigate.simulators.rule;

import static jukigate.simulators.rule.ApplicationReason.FIRST;
import static jukigate.simulators.rule.ApplicationReason.REPLACEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardState;
import org.junit.jupiter.api.Test;

final class ApplicationRulesTest {
  @Test
  void firstCard_isForWhoHasNone() {
    assertThat(refusal(List.of(), FIRST)).isEmpty();
    assertThat(refusal(List.of(CardState.RETURNED, CardState.REVOKED), FIRST)).isEmpty();
    for (CardState state : List.of(CardState.PREPARED, CardState.ACTIVE, CardState.SUSPENDED)) {
      assertThat(refusal(List.of(CardState.COLLECTED, state), FIRST))
          .contains(RefusalCode.CARD_IN_THE_WAY);
    }
  }

  @Test
  void anotherCard_isForWhoHasHadOne_andWaitsForNone() {
    assertThat(refusal(List.of(), REPLACEMENT)).contains(RefusalCode.NO_CARD_TO_REPLACE);
    assertThat(refusal(List.of(CardState.ACTIVE), REPLACEMENT)).isEmpty();
    assertThat(refusal(List.of(CardState.REVOKED), REPLACEMENT)).isEmpty();
    assertThat(refusal(List.of(CardState.ACTIVE, CardState.PREPARED), REPLACEMENT))
        .contains(RefusalCode.CARD_IN_THE_WAY);
  }

  private static Optional<RefusalCode> refusal(List<CardState> cards, ApplicationReason reason) {
    return ApplicationRules.judge(cards, reason)
            instanceof Outcome.Refused<ApplicationReason>(Refusal refusal)
        ? Optional.of(refusal.code())
        : Optional.empty();
  }
}
