package jukigate.spread;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.RecordNumber;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;

/** Hands the entries of the log, as most members hold them, to this member's copy. */
final class LogMachine extends BaseStateMachine {
  private final Copying copying;

  LogMachine(Copying copying) {
    this.copying = copying;
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    var entry = transaction.getLogEntry();
    updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
    byte[] change = entry.getStateMachineLogEntry().getLogData().toByteArray();
    return copying.make(entry.getIndex(), change).thenApply(LogMachine::told);
  }

  /** The number of the record, or the name of the refusal. */
  private static Message told(Outcome<RecordNumber> outcome) {
    return Message.valueOf(
        switch (outcome) {
          case Outcome.Passed<RecordNumber>(RecordNumber number) -> Long.toString(number.value());
          case Outcome.Refused<RecordNumber>(Refusal refusal) -> refusal.code().name();
        });
  }

  /** What {@link #told} says. */
  static Outcome<RecordNumber> heard(Message message) {
    String text = message.getContent().toStringUtf8();
    Optional<Long> number =
        text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    return number
        .map(value -> Outcome.passed(new RecordNumber(value)))
        .orElseGet(
            () ->
                Outcome.refused(
                    text.equals(RefusalCode.REPLAYED.name())
                        ? RefusalCode.REPLAYED
                        : RefusalCode.JOURNAL_UNAVAILABLE));
  }
}
