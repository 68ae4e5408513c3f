package jukigate.gateway.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jukigate.domain.message.MessageId;

/** Asks the journal. */
public interface JournalReader {
  Optional<RecordedExchange> byCorrelationId(String correlationId);

  /** The admitted exchange and every refused attempt with that id, oldest first. */
  List<RecordedExchange> byMessageId(MessageId messageId);

  /**
   * The newest first.
   *
   * @param limit 1 or more
   */
  List<RecordedExchange> latest(int limit);

  Optional<RecordedExchange.Bytes> bytes(RecordNumber number);

  /** Every row, oldest first, one at a time. */
  void export(Consumer<RecordedExchange> each);
}
