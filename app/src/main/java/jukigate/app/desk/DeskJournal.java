package jukigate.app.desk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;

/**
 * The journal of a backbone that runs in another process, asked over its desk; throws
 * BACKBONE_SILENT when it does not answer.
 */
public final class DeskJournal implements JournalReader {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DeskFolder folder;
  private final InstantSource clock;
  private final RandomGenerator random;

  public DeskJournal(DeskFolder folder, InstantSource clock, RandomGenerator random) {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Optional<RecordedExchange> byCorrelationId(String correlationId) {
    return ask(JournalQuestion.About.CORRELATION_ID, correlationId, 0).rows().stream().findFirst();
  }

  @Override
  public List<RecordedExchange> byMessageId(MessageId messageId) {
    return ask(JournalQuestion.About.MESSAGE_ID, messageId.value(), 0).rows();
  }

  @Override
  public List<RecordedExchange> page(
      JournalFilter filter, Optional<RecordNumber> before, int limit) {
    String key = before.map(number -> Long.toString(number.value())).orElse("");
    return ask(new JournalQuestion(JournalQuestion.About.PAGE, key, limit, AskedRows.of(filter)))
        .rows();
  }

  @Override
  public List<RecordedExchange> after(RecordNumber last, int limit) {
    return ask(JournalQuestion.About.AFTER, Long.toString(last.value()), limit).rows();
  }

  @Override
  public Optional<RecordedExchange.Bytes> bytes(RecordNumber number) {
    return ask(JournalQuestion.About.BYTES, Long.toString(number.value()), 0).kept();
  }

  /** The business case of a message, oldest first; empty when there is no such message. */
  public List<RecordedExchange> caseOf(long number) {
    return ask(JournalQuestion.About.CASE, Long.toString(number), 0).rows();
  }

  @Override
  public void export(Consumer<RecordedExchange> each) {
    ask(JournalQuestion.About.ALL, "", 0).rows().forEach(each);
  }

  private JournalAnswer ask(JournalQuestion.About about, String key, int limit) {
    return ask(new JournalQuestion(about, key, limit, AskedRows.of(JournalFilter.ALL)));
  }

  private JournalAnswer ask(JournalQuestion question) {
    Ticket ticket = Ticket.next(Ticket.Kind.JOURNAL, clock, random);
    folder.hand(ticket, question);
    return folder
        .await(ticket, JournalAnswer.class, PATIENCE, clock)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.of(RefusalCode.BACKBONE_SILENT, PATIENCE.toSeconds())));
  }
}
