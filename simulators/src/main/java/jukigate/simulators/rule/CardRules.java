package jukigate.simulators.rule;

import java.time.LocalDate;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.CardState;

/** カード管理情報の更新 at the card management system. */
public final class CardRules {
  /** Days after the move within which a card may be continued. */
  public static final int CONTINUATION_DAYS = 90;

  private CardRules() {}

  /**
   * The card after the event, or why it is refused.
   *
   * @param card what is kept of the card with this number
   * @param today the day of the update; 継続利用 is late more than 90 days after its event date
   */
  public static Outcome<CardRecord> apply(
      Optional<CardRecord> card, CardUpdate update, LocalDate today) {
    if (update.event() == CardEvent.PREPARE) {
      return prepare(card, update);
    }
    Optional<CardRecord> held = card.filter(one -> one.holder().equals(update.holder()));
    return held.map(one -> change(one, update, today))
        .orElseGet(() -> Outcome.refused(RefusalCode.CARD_UNKNOWN, Rule.CARD_STATES));
  }

  private static Outcome<CardRecord> prepare(Optional<CardRecord> card, CardUpdate update) {
    return card.map(one -> noTransition(one.state(), update.event()))
        .orElseGet(
            () ->
                Outcome.passed(
                    new CardRecord(
                        update.cardNumber(),
                        update.holder(),
                        update.municipality(),
                        CardState.PREPARED)));
  }

  private static Outcome<CardRecord> change(CardRecord card, CardUpdate update, LocalDate today) {
    Optional<CardState> next = CardTransitions.next(card.state(), update.event());
    if (next.isEmpty()) {
      return noTransition(card.state(), update.event());
    }
    boolean continued = update.event() == CardEvent.CONTINUE;
    if (!continued && !update.municipality().equals(card.municipality())) {
      return Outcome.refused(
          RefusalCode.NOT_THE_MUNICIPALITY,
          NodeId.municipality(update.municipality()),
          Rule.OWN_RESIDENTS);
    }
    if (continued && isLate(update, today)) {
      return Outcome.refused(
          RefusalCode.CARD_CONTINUATION_LATE, CONTINUATION_DAYS, Rule.CARD_CONTINUATION);
    }
    return Outcome.passed(
        new CardRecord(card.cardNumber(), card.holder(), update.municipality(), next.get()));
  }

  private static boolean isLate(CardUpdate update, LocalDate today) {
    return update
        .eventDate()
        .toLocalDate()
        .map(moved -> today.isAfter(moved.plusDays(CONTINUATION_DAYS)))
        .orElse(false);
  }

  private static Outcome<CardRecord> noTransition(CardState from, CardEvent event) {
    return Outcome.refused(
        RefusalCode.CARD_TRANSITION, from.code(), event.code(), Rule.CARD_STATES);
  }
}
