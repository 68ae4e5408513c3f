package jukigate.simulators.rule;

import static jukigate.domain.register.CardEvent.COLLECT;
import static jukigate.domain.register.CardEvent.CONTINUE;
import static jukigate.domain.register.CardEvent.ISSUE;
import static jukigate.domain.register.CardEvent.RESUME;
import static jukigate.domain.register.CardEvent.RETURN;
import static jukigate.domain.register.CardEvent.REVOKE;
import static jukigate.domain.register.CardEvent.SUSPEND;
import static jukigate.domain.register.CardState.ACTIVE;
import static jukigate.domain.register.CardState.COLLECTED;
import static jukigate.domain.register.CardState.PREPARED;
import static jukigate.domain.register.CardState.RETURNED;
import static jukigate.domain.register.CardState.REVOKED;
import static jukigate.domain.register.CardState.SUSPENDED;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.CardState;

/**
 * カードの状態遷移表. The names of the events are public, the table is this project's reading: a card is
 * prepared once (交付準備), everything that is not in the table is refused, and 返還済 and 回収済 are final.
 */
public final class CardTransitions {
  private static final List<Transition> ALL =
      List.of(
          new Transition(PREPARED, ISSUE, ACTIVE),
          new Transition(PREPARED, REVOKE, REVOKED),
          new Transition(ACTIVE, SUSPEND, SUSPENDED),
          new Transition(ACTIVE, CONTINUE, ACTIVE),
          new Transition(ACTIVE, REVOKE, REVOKED),
          new Transition(ACTIVE, RETURN, RETURNED),
          new Transition(SUSPENDED, RESUME, ACTIVE),
          new Transition(SUSPENDED, REVOKE, REVOKED),
          new Transition(SUSPENDED, RETURN, RETURNED),
          new Transition(REVOKED, RETURN, RETURNED),
          new Transition(REVOKED, COLLECT, COLLECTED));

  private CardTransitions() {}

  /** One row. */
  public record Transition(CardState from, CardEvent event, CardState to) {}

  public static List<Transition> all() {
    return ALL;
  }

  public static Optional<CardState> next(CardState from, CardEvent event) {
    return ALL.stream()
        .filter(row -> row.from() == from && row.event() == event)
        .map(Transition::to)
        .findFirst();
  }

  /** The table in Markdown, for documentation. */
  public static String markdown(Language language) {
    boolean ja = language == Language.JA;
    StringBuilder table =
        new StringBuilder(ja ? "| 状態 | 事象 | 次の状態 |" : "| state | event | next state |");
    table.append("\n| --- | --- | --- |\n");
    row(table, ja ? "(なし)" : "(none)", CardEvent.PREPARE.label(language), PREPARED.label(language));
    for (Transition one : ALL) {
      row(table, one.from().label(language), one.event().label(language), one.to().label(language));
    }
    return table.toString();
  }

  private static void row(StringBuilder table, String from, String event, String to) {
    table.append("| ").append(from).append(" | ").append(event).append(" | ").append(to);
    table.append(" |\n");
  }
}
