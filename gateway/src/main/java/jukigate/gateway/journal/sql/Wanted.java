package jukigate.gateway.journal.sql;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.Verdict;

/**
 * A filter as SQL. Values are bound, and never part of the text.
 *
 * @param way what Derby goes along to find the rows; it would choose wrongly (decision 0075)
 * @param terms all of which a row meets
 */
record Wanted(String way, List<Term> terms) {
  private static final String FILTERED = "index=EXCHANGE_FILTERED";
  private static final String BY_MESSAGE_ID = "index=EXCHANGE_MESSAGE_ID";
  private static final String BY_CORRELATION_ID = "constraint=EXCHANGE_CORRELATION";

  /**
   * @param values one for each question mark
   */
  record Term(String sql, List<String> values) {
    private static Term is(String column, String value) {
      return new Term(column + " = ?", List.of(value));
    }

    private static Term isOneOf(String column, List<String> values) {
      String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
      return new Term(column + " IN (" + marks + ")", values);
    }

    private static Term concerns(NodeId node) {
      return new Term("(sender = ? OR receiver = ?)", List.of(node.value(), node.value()));
    }
  }

  static Wanted of(JournalFilter filter) {
    return new Wanted(way(filter), terms(filter).flatMap(Optional::stream).toList());
  }

  private static String way(JournalFilter filter) {
    if (filter.correlationId().isPresent()) {
      return BY_CORRELATION_ID;
    }
    return filter.messageId().isPresent() ? BY_MESSAGE_ID : FILTERED;
  }

  private static Stream<Optional<Term>> terms(JournalFilter filter) {
    return Stream.of(
        filter.node().map(Term::concerns),
        Optional.of(filter.actions())
            .filter(actions -> !actions.isEmpty())
            .map(actions -> Term.isOneOf("action", actions)),
        filter.verdict().map(Verdict::name).map(verdict -> Term.is("verdict", verdict)),
        filter.refusalId().map(id -> Term.is("refusal_id", id)),
        filter.from().map(from -> new Term("received_at >= ?", List.of(Row.time(from)))),
        filter.to().map(to -> new Term("received_at < ?", List.of(Row.time(to)))),
        filter.correlationId().map(id -> Term.is("correlation_id", id)),
        filter.messageId().map(MessageId::value).map(id -> Term.is("message_id", id)));
  }

  /** Behind another condition: begins with AND, unless every row is wanted. */
  String and() {
    return terms.stream().map(term -> " AND " + term.sql()).collect(Collectors.joining());
  }

  Stream<String> values() {
    return terms.stream().flatMap(term -> term.values().stream());
  }
}
