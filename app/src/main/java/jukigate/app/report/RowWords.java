package jukigate.app.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Verdict;

/** How people write which rows of the journal they want, and what is allowed. */
public final class RowWords {
  public static final String NODES = "cs-221007|pref-220001|agency-…|national|…";
  public static final String REFUSALS = "JG-101|JG-601|…";
  public static final String TIME = "2026-11-21T09:00:00+09:00|2026-11-21T00:00:00Z";

  private static final int LAST_YEAR = 9999;

  private RowWords() {}

  /** Of an exchange that is there. */
  public static Optional<List<String>> actions(String id) {
    return Exchange.ofId(id)
        .filter(Exchange::isThere)
        .map(found -> found.operations().stream().map(Operation::requestAction).toList());
  }

  public static String exchanges() {
    return Exchange.all().stream()
        .filter(Exchange::isThere)
        .map(Exchange::id)
        .collect(Collectors.joining("|"));
  }

  public static Optional<Verdict> verdict(String name) {
    return Arrays.stream(Verdict.values())
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst();
  }

  public static String verdicts() {
    return Arrays.stream(Verdict.values()).map(Verdict::name).collect(Collectors.joining("|"));
  }

  public static Optional<String> refusalId(String id) {
    return RefusalCode.ofId(id.toUpperCase(Locale.ROOT)).map(RefusalCode::id);
  }

  /** Rows write years of four digits. */
  public static Optional<Instant> instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return Optional.of(time)
          .filter(it -> it.getYear() > 0 && it.getYear() < LAST_YEAR)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
