package jukigate.conformance.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of the calls of a scene.
 *
 * @param before a good call
 * @param exchanges none when the good call before was not answered as it must be
 * @param after a good call
 * @param fetched how often somebody came to the address that some calls name
 */
public record Visit(
    Exchange before, List<Exchange> exchanges, Optional<Exchange> after, int fetched) {
  public Visit {
    exchanges = List.copyOf(exchanges);
  }

  /** Everything came back that may come back, and the system served before and after. */
  Finding judge() {
    if (exchanges.isEmpty()) {
      return Finding.unseen(
          "正しい電文 (X19の回線の確認) にも正しく答えない (" + before.word() + ")",
          "a good message (CheckLine, X19) is not answered as it must be, either ("
              + before.word()
              + ")");
    }
    return each(Exchange::judge)
        .and(() -> after.map(Exchange::judge).orElse(Finding.good()))
        .and(
            () ->
                fetched == 0
                    ? Finding.good()
                    : Finding.bad("connections to the address in a message", "0", "" + fetched));
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
