package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.PayloadClass;
import jukigate.gateway.journal.Verdict;
import jukigate.store.DatabaseOptions;
import jukigate.wire.message.Addressing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the messages of a class go next. */
class NextErasureTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int HOURS = 40;

  private final SecureRandom random = new SecureRandom();
  @TempDir Path folder;
  private SqlJournal journal;

  @BeforeEach
  void open() {
    journal = SqlJournal.open(folder.resolve("gateway"), DatabaseOptions.DEFAULTS).orThrow();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  /** Notices by the hour; every fourth is encrypted for its receiver. */
  private void fill() {
    for (int hour = 0; hour < HOURS; hour++) {
      Operation operation =
          hour % 4 == 3 ? Operation.SEND_RESIDENCE_COPY : Operation.UPDATE_IDENTITY;
      record(operation, BEGIN.plus(HOUR.multipliedBy(hour)), Verdict.ANSWERED);
    }
  }

  private void record(Operation operation, Instant at, Verdict verdict) {
    var addressing =
        new Addressing(
            new NodeId("pref-220001"),
            new NodeId("cs-221007"),
            operation.requestAction(),
            MessageId.fresh(random),
            Optional.empty());
    var heading = new Heading(FreshId.of(random), at, "cs-221007", Optional.of(addressing), "/x");
    var message = Payload.ofUtf8("<message/>");
    Optional<Refusal> refusal =
        verdict == Verdict.REFUSED
            ? Optional.of(Refusal.of(RefusalCode.REPLAYED))
            : Optional.empty();
    var unused =
        journal
            .refuse(heading, message, new Conclusion(verdict, refusal, message, List.of()))
            .orThrow();
  }

  private Optional<Instant> next(PayloadClass payloads, Instant now) {
    return journal.auditLog().erasure().next(payloads, now);
  }

  @Test
  void nextOfAClass_isTheOldestThatIsKept() {
    fill();

    assertThat(next(PayloadClass.NOTICE, BEGIN)).contains(PayloadClass.NOTICE.until(BEGIN));
    Instant copy = BEGIN.plus(HOUR.multipliedBy(3));
    assertThat(next(PayloadClass.DIRECT, BEGIN)).contains(PayloadClass.DIRECT.until(copy));
  }

  @Test
  void nextOfAClass_movesOnWithTheClock() {
    fill();
    Instant copy = BEGIN.plus(HOUR.multipliedBy(3));
    Instant afterIt = PayloadClass.DIRECT.until(copy).plusSeconds(1);

    assertThat(next(PayloadClass.DIRECT, afterIt))
        .contains(PayloadClass.DIRECT.until(BEGIN.plus(HOUR.multipliedBy(7))));
    Instant afterAll = PayloadClass.DIRECT.until(BEGIN.plus(HOUR.multipliedBy(HOURS)));
    assertThat(next(PayloadClass.DIRECT, afterAll)).isEmpty();
  }

  @Test
  void nextOfAClassThatIsNotThere_isNotBeforeTheNewestLookedAt() {
    fill();

    Instant newest = BEGIN.plus(HOUR.multipliedBy(HOURS - 1));
    assertThat(next(PayloadClass.REFUSED, BEGIN)).contains(PayloadClass.REFUSED.until(newest));
  }

  @Test
  void nextOfAnEmptyJournal_isNever() {
    assertThat(next(PayloadClass.NOTICE, BEGIN)).isEmpty();
  }
}
