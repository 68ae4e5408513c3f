package jukigate.gateway.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;

/**
 * Which rows are wanted: those that meet all of it. What is empty is met by every row.
 *
 * @param node sender or receiver, as the message names them
 * @param actions wsa:Action of the request is one of these: the actions of an exchange
 * @param refusalId e.g. {@code JG-601}
 * @param from received at this time or later, in milliseconds
 * @param to received before this time, in milliseconds
 * @param correlationId UUID of one row
 * @param messageId wsa:MessageID of the admitted exchange and of every refused attempt
 */
public record JournalFilter(
    Optional<NodeId> node,
    List<String> actions,
    Optional<Verdict> verdict,
    Optional<String> refusalId,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> correlationId,
    Optional<MessageId> messageId) {
  /** Every row. */
  public static final JournalFilter ALL =
      new JournalFilter(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public JournalFilter {
    actions = List.copyOf(actions);
  }
}
