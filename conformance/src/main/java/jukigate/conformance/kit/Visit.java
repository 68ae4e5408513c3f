package jukigate.conformance.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.conformance.contract.Contract;
import jukigate.domain.message.Operation;

/**
 * What came of the calls of a scene.
 *
 * @param contract whose calls they are
 * @param before a good call
 * @param exchanges none when the good call before was not answered as it must be
 * @param after a good call
 * @param fetched how often somebody came to the address that some calls name
 */
public record Visit(
    Contract contract,
    Exchange before,
    List<Exchange> exchanges,
    Optional<Exchange> after,
    int fetched) {
  private static final Pattern ACTION = Pattern.compile("<wsa:Action[^>]*>([^<]*)</wsa:Action>");

  public Visit {
    exchanges = List.copyOf(exchanges);
  }

  /** Everything came back that may come back, and the system served before and after. */
  Finding judge() {
    if (after.isEmpty()) {
      return Finding.unseen(
          "正しい電文 (" + before.name() + ") にも正しく答えない (" + before.word() + ")",
          "a good message ("
              + before.name()
              + ") is not answered as it must be, either ("
              + before.word()
              + ")");
    }
    if (exchanges.isEmpty()) {
      return Finding.unseen("この契約に当てはまる電文がない", "the contract has no message for it");
    }
    return each(Exchange::judge)
        .and(() -> after.map(Exchange::judge).orElse(Finding.good()))
        .and(
            () ->
                fetched == 0
                    ? Finding.good()
                    : Finding.bad("connections to the address in a message", "0", "" + fetched));
  }

  /** What a call asked for; empty where it is nothing of the contract. */
  Optional<Operation> asked(Exchange exchange) {
    Matcher action = ACTION.matcher(exchange.request());
    return action.find() ? contract.operation(action.group(1)) : Optional.empty();
  }

  /** The first that is not good. */
  Finding each(Function<Exchange, Finding> check) {
    return exchanges.stream()
        .map(exchange -> check.apply(exchange).in(exchange))
        .filter(finding -> !(finding instanceof Finding.Good))
        .findFirst()
        .orElse(Finding.good());
  }
}
