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
   * A page of what is wanted, the newest first. The next page is before the last number of this
   * one: rows that are added meanwhile move nothing.
   *
   * @param before only rows with a lower number; empty for the first page
   * @param limit 1 or more
   */
  List<RecordedExchange> page(JournalFilter filter, Optional<RecordNumber> before, int limit);

  /**
   * What came after a row, the oldest first. A row is seen when its transaction is committed, which
   * may be after one with a higher number was: whoever follows the journal asks from a little
   * before the last number again. So it also sees what has become of an admitted message.
   *
   * @param last only rows with a higher number; 0 for all
   * @param limit 1 or more
   */
  List<RecordedExchange> after(RecordNumber last, int limit);

  /**
   * The newest first.
   *
   * @param limit 1 or more
   */
  default List<RecordedExchange> latest(int limit) {
    return page(JournalFilter.ALL, Optional.empty(), limit);
  }

  Optional<RecordedExchange.Bytes> bytes(RecordNumber number);

  /** Every row, oldest first, one at a time. */
  void export(Consumer<RecordedExchange> each);
}
