package jukigate.app.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.Verdict;

/** A {@link JournalFilter} in values that go as JSON; empty where it does not matter. */
record AskedRows(
    String node,
    List<String> actions,
    String verdict,
    String refusalId,
    String from,
    String to,
    String correlationId,
    String messageId) {

  static AskedRows of(JournalFilter filter) {
    return new AskedRows(
        text(filter.node().map(NodeId::value)),
        filter.actions(),
        text(filter.verdict()),
        text(filter.refusalId()),
        text(filter.from()),
        text(filter.to()),
        text(filter.correlationId()),
        text(filter.messageId().map(MessageId::value)));
  }

  JournalFilter filter() {
    return new JournalFilter(
        given(node).map(NodeId::new),
        actions,
        given(verdict).map(Verdict::valueOf),
        given(refusalId),
        given(from).map(Instant::parse),
        given(to).map(Instant::parse),
        given(correlationId),
        given(messageId).map(MessageId::new));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }
}
