package jukigate.simulators.rule;

import static jukigate.simulators.rule.IdentityRulesTest.assertRefused;
import static jukigate.simulators.rule.Samples.SHIZUOKA;
import static jukigate.simulators.rule.Samples.YOKOHAMA;
import static jukigate.simulators.rule.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.Language;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.CardState;
import jukigate.domain.register.RegisterDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardRulesTest {
  private static final LocalDate TODAY = day("2026-11-21");

  @Test
  void preparation_opensACardOnce() {
    CardRecord card = CardRules.apply(Optional.empty(), update(CardEvent.PREPARE), TODAY).orThrow();
    assertThat(card).isEqualTo(card(CardState.PREPARED));
    assertRefused(
        CardRules.apply(Optional.of(card), update(CardEvent.PREPARE), TODAY),
        RefusalCode.CARD_TRANSITION,
        "Z01",
        "K01",
        "J07");
  }

  @Test
  void issueSuspendResume_endsActive() {
    CardRecord card = card(CardState.PREPARED);
    for (CardEvent event : new CardEvent[] {CardEvent.ISSUE, CardEvent.SUSPEND, CardEvent.RESUME}) {
      card = CardRules.apply(Optional.of(card), update(event), TODAY).orThrow();
    }
    assertThat(card.state()).isEqualTo(CardState.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource(CardState.class)
  void everyPairOutsideTheTable_isRefused(CardState state) {
    Set<CardEvent> allowed =
        CardTransitions.all().stream()
            .filter(row -> row.from() == state)
            .map(CardTransitions.Transition::event)
            .collect(Collectors.toSet());
    for (CardEvent event : CardEvent.values()) {
      Outcome<CardRecord> outcome = CardRules.apply(Optional.of(card(state)), update(event), TODAY);
      if (allowed.contains(event)) {
        assertThat(outcome.isPassed()).as("%s %s", state, event).isTrue();
      } else {
        assertRefused(outcome, RefusalCode.CARD_TRANSITION, state.code(), event.code(), "J07");
      }
    }
  }

  @Test
  void returnedAndCollected_areFinal() {
    assertThat(CardTransitions.all())
        .extracting(CardTransitions.Transition::from)
        .doesNotContain(CardState.RETURNED, CardState.COLLECTED);
  }

  @Test
  void continuation_onDay90_passesToTheNewMunicipality() {
    CardUpdate continued = continued(TODAY.minusDays(90));
    CardRecord card =
        CardRules.apply(Optional.of(card(CardState.ACTIVE)), continued, TODAY).orThrow();
    assertThat(card.municipality()).isEqualTo(YOKOHAMA);
    assertThat(card.state()).isEqualTo(CardState.ACTIVE);
  }

  @Test
  void continuation_onDay91_isLate() {
    assertRefused(
        CardRules.apply(Optional.of(card(CardState.ACTIVE)), continued(TODAY.minusDays(91)), TODAY),
        RefusalCode.CARD_CONTINUATION_LATE,
        "90",
        "J08");
  }

  @Test
  void unknownCardOrAnotherHolder_isRefused() {
    assertRefused(
        CardRules.apply(Optional.empty(), update(CardEvent.SUSPEND), TODAY),
        RefusalCode.CARD_UNKNOWN,
        "J07");
    CardRecord others =
        new CardRecord("TEST00000001", SyntheticBlock.residentCode(9), SHIZUOKA, CardState.ACTIVE);
    assertRefused(
        CardRules.apply(Optional.of(others), update(CardEvent.SUSPEND), TODAY),
        RefusalCode.CARD_UNKNOWN,
        "J07");
  }

  @Test
  void suspension_byAnotherMunicipality_isRefused() {
    assertRefused(
        CardRules.apply(
            Optional.of(card(CardState.ACTIVE)), update(CardEvent.SUSPEND, YOKOHAMA, TODAY), TODAY),
        RefusalCode.NOT_THE_MUNICIPALITY,
        "cs-141003",
        "J03");
  }

  @Test
  void table_isPrintedInBothLanguages() {
    for (Language language : Language.values()) {
      assertThat(CardTransitions.markdown(language).lines())
          .hasSize(3 + CardTransitions.all().size());
    }
  }

  private static CardRecord card(CardState state) {
    return new CardRecord("TEST00000001", SyntheticBlock.residentCode(7), SHIZUOKA, state);
  }

  private static CardUpdate update(CardEvent event) {
    return update(event, SHIZUOKA, TODAY);
  }

  private static CardUpdate continued(LocalDate movedInOn) {
    return update(CardEvent.CONTINUE, YOKOHAMA, movedInOn);
  }

  private static CardUpdate update(CardEvent event, LocalGovernmentCode sender, LocalDate date) {
    return new CardUpdate(
        "TEST00000001", SyntheticBlock.residentCode(7), sender, event, RegisterDate.western(date));
  }
}
