package jukigate.simulators.rule;

import java.util.List;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardState;

/** 個人番号カード交付申請書 at the card management system. */
public final class ApplicationRules {
  private ApplicationRules() {}

  /**
   * Whether a form may be issued. Refused with {@code JG-B62} while a card is prepared, and for a
   * first card while one is in use or suspended; with {@code JG-B63} when there is nothing to
   * replace.
   *
   * @param cards states of all cards that the resident has had
   */
  public static Outcome<ApplicationReason> judge(List<CardState> cards, ApplicationReason reason) {
    Optional<CardState> inTheWay =
        cards.stream().filter(state -> isInTheWay(state, reason)).findFirst();
    if (inTheWay.isPresent()) {
      return Outcome.refused(RefusalCode.CARD_IN_THE_WAY, inTheWay.get().code(), Rule.APPLICATION);
    }
    return reason == ApplicationReason.REPLACEMENT && cards.isEmpty()
        ? Outcome.refused(RefusalCode.NO_CARD_TO_REPLACE, Rule.APPLICATION)
        : Outcome.passed(reason);
  }

  private static boolean isInTheWay(CardState state, ApplicationReason reason) {
    return switch (state) {
      case PREPARED -> true;
      case ACTIVE, SUSPENDED -> reason == ApplicationReason.FIRST;
      case REVOKED, RETURNED, COLLECTED -> false;
    };
  }
}
