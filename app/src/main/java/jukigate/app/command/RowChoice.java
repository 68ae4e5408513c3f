package jukigate.app.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jukigate.app.report.RowWords;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.RecordNumber;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rows of the journal are listed. What is no value is wrong usage, with what is allowed. */
final class RowChoice {
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
        read(node, NodeId::parse, "--node " + RowWords.NODES),
        read(exchange, RowWords::actions, "--exchange " + RowWords.exchanges()).orElse(List.of()),
        read(verdict, RowWords::verdict, "--verdict " + RowWords.verdicts()),
        read(refusal, RowWords::refusalId, "--refusal " + RowWords.REFUSALS),
        read(from, RowWords::instant, "--from " + RowWords.TIME),
        read(to, RowWords::instant, "--to " + RowWords.TIME),
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
}
