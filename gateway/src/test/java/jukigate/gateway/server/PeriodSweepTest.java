package jukigate.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.Payload;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodSweepTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-21T00:00:00Z");
  private static final Payload MESSAGE = Payload.ofUtf8("<message/>");

  @TempDir Path home;

  @Test
  void messageWhosePeriodIsOver_isErasedWithoutAnybodyAsking() {
    SqlJournal journal = open();
    try (journal) {
      RecordNumber number = refused(journal);
      sweep(journal, RECEIVED.plus(Duration.ofDays(5 * 365)));
      assertThat(journal.reader().bytes(number).orElseThrow().request()).isEqualTo(MESSAGE);
      sweep(journal, RECEIVED.plus(Duration.ofDays(5 * 366)));
      assertThat(journal.reader().bytes(number).orElseThrow().request().size()).isZero();
      assertThat(journal.auditLog().verify(List.of(), any -> true, true).findings()).isEmpty();
    }
    assertThatCode(() -> sweep(journal, RECEIVED))
        .as("tried again later")
        .doesNotThrowAnyException();
  }

  private static void sweep(SqlJournal journal, Instant now) {
    try (var sweep = new PeriodSweep(journal.auditLog().erasure(), InstantSource.fixed(now))) {
      sweep.sweep();
    }
  }

  private SqlJournal open() {
    return SqlJournal.open(home.resolve("journal"), DatabaseOptions.DEFAULTS).orThrow();
  }

  private static RecordNumber refused(SqlJournal journal) {
    var heading =
        new Heading(
            FreshId.of(new SecureRandom()), RECEIVED, "cs-221007", Optional.empty(), "/x/v1");
    var conclusion = new Conclusion(Verdict.REFUSED, Optional.empty(), MESSAGE, List.of());
    return journal.refuse(heading, MESSAGE, conclusion).orThrow();
  }
}
