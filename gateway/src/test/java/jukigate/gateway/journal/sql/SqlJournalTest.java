package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.store.DatabaseOptions;
import jukigate.wire.message.Addressing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlJournalTest {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final MessageId ID =
      new MessageId("urn:uuid:00000000-0000-4000-8000-000000000001");
  private static final Payload REQUEST = Payload.ofUtf8("<request>𠮷</request>");

  @TempDir Path folder;
  private final Random random = new Random(20_261_121);

  @Test
  void admittedThenConcluded_isFoundWithItsBytes() {
    try (SqlJournal journal = open()) {
      Admission admission = admission("action");
      RecordNumber number = journal.admit(admission).orThrow();
      assertThat(found(journal, admission).verdict()).isEqualTo(Verdict.ADMITTED);
      var answer = Payload.ofUtf8("<answer/>");
      var marks = List.of(new Mark(Stage.PARSE, 12), new Mark(Stage.UNSEAL, 340));
      journal
          .conclude(number, new Conclusion(Verdict.ANSWERED, Optional.empty(), answer, marks))
          .orThrow();

      RecordedExchange found = found(journal, admission);
      assertThat(found.verdict()).isEqualTo(Verdict.ANSWERED);
      assertThat(found.receivedAt()).isEqualTo("2026-11-21T00:00:00.000Z");
      assertThat(found.marks()).isEqualTo("PARSE=12 UNSEAL=340");
      assertThat(found.requestSha256()).isEqualTo(REQUEST.sha256());
      assertThat(journal.reader().bytes(number).orElseThrow())
          .isEqualTo(new RecordedExchange.Bytes(REQUEST, answer));
      assertThat(journal.reader().byMessageId(ID)).containsExactly(found);
    }
  }

  /** A commit may be durable although it failed; a second leaf would contradict the first. */
  @Test
  void secondConclusion_isRefusedAndTheFirstStays() {
    try (SqlJournal journal = open()) {
      Admission admission = admission("action");
      RecordNumber number = journal.admit(admission).orThrow();
      var answered =
          new Conclusion(
              Verdict.ANSWERED, Optional.empty(), Payload.ofUtf8("<answer/>"), List.of());
      journal.conclude(number, answered).orThrow();
      var refused =
          new Conclusion(
              Verdict.REFUSED,
              Optional.of(Refusal.of(RefusalCode.JOURNAL_UNAVAILABLE)),
              Payload.ofUtf8("<fault/>"),
              List.of());

      assertRefused(journal.conclude(number, refused), RefusalCode.JOURNAL_UNAVAILABLE);

      assertThat(found(journal, admission).verdict()).isEqualTo(Verdict.ANSWERED);
      assertThat(journal.reader().bytes(number).orElseThrow().response())
          .isEqualTo(answered.response());
      assertThat(leaves(number)).isEqualTo(2);
    }
  }

  @Test
  void sameSignerAndMessageId_isReplayed_alsoAfterRestart() {
    try (SqlJournal journal = open()) {
      journal.admit(admission("one")).orThrow();
      assertRefused(journal.admit(admission("one")), RefusalCode.REPLAYED);
    }
    try (SqlJournal journal = open()) {
      assertRefused(journal.admit(admission("other content")), RefusalCode.REPLAYED);
      assertThat(journal.reader().latest(10)).as("a replay leaves no half row").hasSize(1);
    }
  }

  @RepeatedTest(5)
  void sixteenAtOnce_areAdmittedOnce() throws Exception {
    try (SqlJournal journal = open();
        var threads = Executors.newFixedThreadPool(16)) {
      var calls = new ArrayList<Callable<Outcome<RecordNumber>>>();
      for (int n = 0; n < 16; n++) {
        Admission copy = admission("copy");
        calls.add(() -> journal.admit(copy));
      }
      int admitted = 0;
      for (var call : threads.invokeAll(calls)) {
        if (call.get().isPassed()) {
          admitted++;
        } else {
          assertRefused(call.get(), RefusalCode.REPLAYED);
        }
      }
      assertThat(admitted).isEqualTo(1);
    }
  }

  @Test
  void refusedAttempt_isKept_evenWithTextsThatAreTooLong() {
    try (SqlJournal journal = open()) {
      Admission admission = admission("x".repeat(5_000));
      var refusal = Refusal.of(RefusalCode.OPERATION_UNKNOWN, "y".repeat(5_000));
      var conclusion =
          new Conclusion(Verdict.REFUSED, Optional.of(refusal), Payload.ofUtf8("<f/>"), List.of());
      journal.refuse(admission.heading(), REQUEST, conclusion).orThrow();
      RecordedExchange found = found(journal, admission);
      assertThat(found.refusalId()).isEqualTo("JG-401");
      assertThat(found.stage()).isEqualTo("VALIDATE");
      assertThat(found.detail()).startsWith("Operation yyy");
    }
  }

  @Test
  void tlsRefusal_isKept() {
    try (SqlJournal journal = open()) {
      var heading = new Heading(FreshId.of(random), Instant.EPOCH, "", Optional.empty(), "");
      journal
          .refuseTls(
              heading,
              Refusal.of(RefusalCode.CERTIFICATE_REVOKED),
              "peer 127.0.0.1:9 𠮷".repeat(99))
          .orThrow();
      assertThat(journal.reader().latest(1).get(0).verdict()).isEqualTo(Verdict.TLS_REFUSED);
      assertThat(journal.reader().latest(1).get(0).refusalId()).isEqualTo("JG-209");
      assertThat(journal.reader().latest(1).get(0).detail())
          .contains("revoked", "peer 127.0.0.1:9")
          .hasSize(1000);
    }
  }

  @Test
  void closedJournal_isUnavailable_andAdmitsNothing() {
    SqlJournal journal = open();
    journal.close();
    assertRefused(journal.admit(admission("late")), RefusalCode.JOURNAL_UNAVAILABLE);
    try (SqlJournal again = open()) {
      assertThat(again.reader().latest(1)).isEmpty();
    }
  }

  @Test
  void export_givesEveryRowOldestFirst() {
    try (SqlJournal journal = open()) {
      var conclusion =
          new Conclusion(Verdict.REFUSED, Optional.empty(), Payload.ofUtf8(""), List.of());
      for (int n = 0; n < 3; n++) {
        journal.refuse(admission("action " + n).heading(), REQUEST, conclusion).orThrow();
      }
      var actions = new ArrayList<String>();
      journal.reader().export(row -> actions.add(row.action()));
      assertThat(actions).containsExactly("action 0", "action 1", "action 2");
    }
  }

  @Test
  void latest_areFoundAcrossGaps_withoutReadingTheOthers() {
    try (SqlJournal journal = open();
        Handle handle = Jdbi.create(database()).open()) {
      var conclusion =
          new Conclusion(Verdict.REFUSED, Optional.empty(), Payload.ofUtf8(""), List.of());
      assertThat(journal.reader().latest(3)).isEmpty();
      for (int n = 0; n < 40; n++) {
        journal.refuse(admission("action " + n).heading(), REQUEST, conclusion).orThrow();
      }
      handle.execute("DELETE FROM exchange WHERE action IN ('action 37', 'action 36')");

      assertThat(journal.reader().latest(3))
          .extracting(RecordedExchange::action)
          .containsExactly("action 39", "action 38", "action 35");
      assertThat(journal.reader().latest(100)).hasSize(38);
      var keys = PayloadKeys.read(PayloadKeys.beside(folder.resolve("journal"))).orThrow();
      assertThat(Plan.rowsVisited(handle, jdbi -> new SqlJournalReader(jdbi, keys).latest(3)))
          .allMatch(rows -> rows <= 12);
    }
  }

  private String database() {
    return "jdbc:derby:directory:" + folder.resolve("journal/db");
  }

  private SqlJournal open() {
    return SqlJournal.open(folder.resolve("journal"), new DatabaseOptions(4, Duration.ofSeconds(5)))
        .orThrow();
  }

  private int leaves(RecordNumber number) {
    return Jdbi.create(database())
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE exchange_id = ?")
                    .bind(0, number.value())
                    .mapTo(Integer.class)
                    .one());
  }

  private Admission admission(String action) {
    var addressing = new Addressing(NodeId.NATIONAL, SENDER, action, ID, Optional.empty());
    var heading =
        new Heading(
            FreshId.of(random),
            Instant.parse("2026-11-21T00:00:00Z"),
            SENDER.value(),
            Optional.of(addressing),
            "/identity-update/v1");
    return new Admission(heading, SENDER, ID, REQUEST);
  }

  private static RecordedExchange found(SqlJournal journal, Admission admission) {
    return journal.reader().byCorrelationId(admission.heading().correlationId()).orElseThrow();
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
