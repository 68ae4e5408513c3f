package jukigate.gateway.management;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.RecordNumber;

/** A journal whose every write is timed; what it says goes through unchanged. */
record TimedJournal(Journal journal, Meters meters, LongSupplier nanoTime) implements Journal {
  static final List<String> CALLS = List.of("admit", "conclude", "refuse", "refuse-tls");

  @Override
  public Outcome<RecordNumber> admit(Admission admission) {
    return timed("admit", () -> journal.admit(admission));
  }

  @Override
  public Outcome<RecordNumber> conclude(RecordNumber number, Conclusion conclusion) {
    return timed("conclude", () -> journal.conclude(number, conclusion));
  }

  @Override
  public Outcome<RecordNumber> refuse(Heading heading, Payload request, Conclusion conclusion) {
    return timed("refuse", () -> journal.refuse(heading, request, conclusion));
  }

  @Override
  public Outcome<RecordNumber> refuseTls(Heading heading, Refusal reason, String origin) {
    return timed("refuse-tls", () -> journal.refuseTls(heading, reason, origin));
  }

  @Override
  public void close() {
    journal.close();
  }

  private Outcome<RecordNumber> timed(String call, Supplier<Outcome<RecordNumber>> write) {
    long start = nanoTime.getAsLong();
    Outcome<RecordNumber> outcome = write.get();
    boolean failed =
        outcome instanceof Outcome.Refused<RecordNumber>(Refusal refusal)
            && refusal.code() == RefusalCode.JOURNAL_UNAVAILABLE;
    meters.wrote(call, nanoTime.getAsLong() - start, !failed);
    return outcome;
  }
}
