package jukigate.app.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rows of the journal are listed. What is no value is wrong usage, with what is allowed. */
final class RowChoice {
  private static final int LAST_YEAR = 9999;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--node", paramLabel = "<id>")
  private Optional<String> node = Optional.empty();

  @Option(names = "--exchange", paramLabel = "<id>")
  private Optional<String> exchange = Optional.empty();

  @Option(names = "--verdict", paramLabel = "<verdict>")
  private Optional<String> verdict = Optional.empty();

  @Option(names = "--refusal", paramLabel = "<id>")
  private Optional<String> refusal = Optional.empty();

  @Option(names = "--from", paramLabel = "<time>")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "<time>")
  private Optional<String> to = Optional.empty();

  @Option(names = "--before", paramLabel = "<number>")
  private Optional<Long> before = Optional.empty();

  JournalFilter filter() {
    return new JournalFilter(
        read(node, NodeId::parse, "--node cs-221007|pref-220001|agency-…|national|…"),
        read(exchange, RowChoice::actions, "--exchange " + exchanges()).orElse(List.of()),
        read(verdict, RowChoice::verdict, "--verdict " + verdicts()),
        read(refusal, RowChoice::refusalId, "--refusal JG-101|JG-601|…"),
        read(from, RowChoice::instant, "--from 2026-11-21T09:00:00+09:00"),
        read(to, RowChoice::instant, "--to 2026-11-21T00:00:00Z"),
        Optional.empty(),
        Optional.empty());
  }

  /** The number below which the page begins. */
  Optional<RecordNumber> before() {
    return before.map(RecordNumber::new);
  }

  private <T> Optional<T> read(
      Optional<String> given, Function<String, Optional<T>> reading, String allowed) {
    return given.map(
        text ->
            reading
                .apply(text)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), allowed)));
  }

  /** Of an exchange that is there. */
  private static Optional<List<String>> actions(String id) {
    return Exchange.ofId(id)
        .filter(Exchange::isThere)
        .map(found -> found.operations().stream().map(Operation::requestAction).toList());
  }

  private static String exchanges() {
    return Exchange.all().stream()
        .filter(Exchange::isThere)
        .map(Exchange::id)
        .collect(Collectors.joining("|"));
  }

  private static Optional<Verdict> verdict(String name) {
    return Arrays.stream(Verdict.values())
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private static String verdicts() {
    return Arrays.stream(Verdict.values()).map(Verdict::name).collect(Collectors.joining("|"));
  }

  private static Optional<String> refusalId(String id) {
    return RefusalCode.ofId(id.toUpperCase(Locale.ROOT)).map(RefusalCode::id);
  }

  /** Rows write years of four digits. */
  private static Optional<Instant> instant(String text) {
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
