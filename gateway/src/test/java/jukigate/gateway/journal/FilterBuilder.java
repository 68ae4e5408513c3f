package jukigate.gateway.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;

/** A filter, one wish after the other. */
public final class FilterBuilder {
  private JournalFilter made = JournalFilter.ALL;

  public JournalFilter filter() {
    return made;
  }

  public FilterBuilder node(String node) {
    return with(Optional.of(new NodeId(node)), made.actions(), made.from(), made.to());
  }

  public FilterBuilder actions(String... actions) {
    return with(made.node(), List.of(actions), made.from(), made.to());
  }

  public FilterBuilder from(Instant from) {
    return with(made.node(), made.actions(), Optional.of(from), made.to());
  }

  public FilterBuilder to(Instant to) {
    return with(made.node(), made.actions(), made.from(), Optional.of(to));
  }

  public FilterBuilder verdict(Verdict verdict) {
    return with(Optional.of(verdict), made.refusalId(), made.correlationId(), made.messageId());
  }

  public FilterBuilder refusal(String id) {
    return with(made.verdict(), Optional.of(id), made.correlationId(), made.messageId());
  }

  public FilterBuilder correlation(String id) {
    return with(made.verdict(), made.refusalId(), Optional.of(id), made.messageId());
  }

  public FilterBuilder message(MessageId id) {
    return with(made.verdict(), made.refusalId(), made.correlationId(), Optional.of(id));
  }

  private FilterBuilder with(
      Optional<NodeId> node, List<String> actions, Optional<Instant> from, Optional<Instant> to) {
    made =
        new JournalFilter(
            node,
            actions,
            made.verdict(),
            made.refusalId(),
            from,
            to,
            made.correlationId(),
            made.messageId());
    return this;
  }

  private FilterBuilder with(
      Optional<Verdict> verdict,
      Optional<String> refusalId,
      Optional<String> correlationId,
      Optional<MessageId> messageId) {
    made =
        new JournalFilter(
            made.node(),
            made.actions(),
            verdict,
            refusalId,
            made.from(),
            made.to(),
            correlationId,
            messageId);
    return this;
  }
}
