package jukigate.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import jukigate.wire.message.Addressing;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of journal does. */
public abstract class JournalBehaviour extends JournalPages {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final MessageId ID =
      new MessageId("urn:uuid:00000000-0000-4000-8000-000000000001");
  private static final Payload REQUEST = Payload.ofUtf8("<request>𠮷</request>");

  @TempDir protected Path folder;

  /** A journal that is open, and what a test asks of it beside. */
  public interface Opened extends AutoCloseable {
    Journal journal();

    JournalReader reader();

    /** How many leaves tell of a record. */
    int leaves(RecordNumber number);

    @Override
    void close();
  }

  protected final Random random = new Random(20_261_121);

  @Test
  void admittedThenConcluded_isFoundWithItsBytes() {
    try (Opened opened = open()) {
      Admission admission = admission("action");
      RecordNumber number = opened.journal().admit(admission).orThrow();
      assertThat(found(opened, admission).verdict()).isEqualTo(Verdict.ADMITTED);
      var answer = Payload.ofUtf8("<answer/>");
      var marks = List.of(new Mark(Stage.PARSE, 12), new Mark(Stage.UNSEAL, 340));
      opened
          .journal()
          .conclude(number, new Conclusion(Verdict.ANSWERED, Optional.empty(), answer, marks))
          .orThrow();

      RecordedExchange found = found(opened, admission);
      assertThat(found.verdict()).isEqualTo(Verdict.ANSWERED);
      assertThat(found.receivedAt()).isEqualTo("2026-11-21T00:00:00.000Z");
      assertThat(found.marks()).isEqualTo("PARSE=12 UNSEAL=340");
      assertThat(found.requestSha256()).isEqualTo(REQUEST.sha256());
      assertThat(opened.reader().bytes(number).orElseThrow())
          .isEqualTo(new RecordedExchange.Bytes(REQUEST, answer));
      assertThat(opened.reader().byMessageId(ID)).containsExactly(found);
    }
  }

  /** A commit may be durable although it failed; a second leaf would contradict the first. */
  @Test
  void secondConclusion_isRefusedAndTheFirstStays() {
    try (Opened opened = open()) {
      Admission admission = admission("action");
      RecordNumber number = opened.journal().admit(admission).orThrow();
      var answered =
          new Conclusion(
              Verdict.ANSWERED, Optional.empty(), Payload.ofUtf8("<answer/>"), List.of());
      opened.journal().conclude(number, answered).orThrow();
      var refused =
          new Conclusion(
              Verdict.REFUSED,
              Optional.of(Refusal.of(RefusalCode.JOURNAL_UNAVAILABLE)),
              Payload.ofUtf8("<fault/>"),
              List.of());

      assertRefused(opened.journal().conclude(number, refused), RefusalCode.JOURNAL_UNAVAILABLE);

      assertThat(found(opened, admission).verdict()).isEqualTo(Verdict.ANSWERED);
      assertThat(opened.reader().bytes(number).orElseThrow().response())
          .isEqualTo(answered.response());
      assertThat(opened.leaves(number)).isEqualTo(2);
    }
  }

  @Test
  void sameSignerAndMessageId_isReplayed_alsoAfterRestart() {
    try (Opened opened = open()) {
      opened.journal().admit(admission("one")).orThrow();
      assertRefused(opened.journal().admit(admission("one")), RefusalCode.REPLAYED);
    }
    try (Opened opened = open()) {
      assertRefused(opened.journal().admit(admission("other content")), RefusalCode.REPLAYED);
      assertThat(opened.reader().latest(10)).as("a replay leaves no half row").hasSize(1);
    }
  }

  @RepeatedTest(5)
  void sixteenAtOnce_areAdmittedOnce() throws Exception {
    try (Opened opened = open();
        var threads = Executors.newFixedThreadPool(16)) {
      var calls = new ArrayList<Callable<Outcome<RecordNumber>>>();
      for (int n = 0; n < 16; n++) {
        Admission copy = admission("copy");
        calls.add(() -> opened.journal().admit(copy));
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
    try (Opened opened = open()) {
      Admission admission = admission("x".repeat(5_000));
      var refusal = Refusal.of(RefusalCode.OPERATION_UNKNOWN, "y".repeat(5_000));
      var conclusion =
          new Conclusion(Verdict.REFUSED, Optional.of(refusal), Payload.ofUtf8("<f/>"), List.of());
      opened.journal().refuse(admission.heading(), REQUEST, conclusion).orThrow();
      RecordedExchange found = found(opened, admission);
      assertThat(found.refusalId()).isEqualTo("JG-401");
      assertThat(found.stage()).isEqualTo("VALIDATE");
      assertThat(found.detail()).startsWith("Operation yyy");
    }
  }

  @Test
  void tlsRefusal_isKept() {
    try (Opened opened = open()) {
      var heading = new Heading(FreshId.of(random), Instant.EPOCH, "", Optional.empty(), "");
      opened
          .journal()
          .refuseTls(
              heading,
              Refusal.of(RefusalCode.CERTIFICATE_REVOKED),
              "peer 127.0.0.1:9 𠮷".repeat(99))
          .orThrow();
      assertThat(opened.reader().latest(1).get(0).verdict()).isEqualTo(Verdict.TLS_REFUSED);
      assertThat(opened.reader().latest(1).get(0).refusalId()).isEqualTo("JG-209");
      assertThat(opened.reader().latest(1).get(0).detail())
          .contains("revoked", "peer 127.0.0.1:9")
          .hasSize(1000);
    }
  }

  @Test
  void closedJournal_isUnavailable_andAdmitsNothing() {
    Opened opened = open();
    opened.close();
    assertRefused(opened.journal().admit(admission("late")), RefusalCode.JOURNAL_UNAVAILABLE);
    try (Opened again = open()) {
      assertThat(again.reader().latest(1)).isEmpty();
    }
  }

  @Test
  void export_givesEveryRowOldestFirst() {
    try (Opened opened = open()) {
      var conclusion =
          new Conclusion(Verdict.REFUSED, Optional.empty(), Payload.ofUtf8(""), List.of());
      for (int n = 0; n < 3; n++) {
        opened.journal().refuse(admission("action " + n).heading(), REQUEST, conclusion).orThrow();
      }
      var actions = new ArrayList<String>();
      opened.reader().export(row -> actions.add(row.action()));
      assertThat(actions).containsExactly("action 0", "action 1", "action 2");
    }
  }

  /** The journal in {@link #folder}, as it was when it was closed. */
  @Override
  protected abstract Opened open();

  protected Admission admission(String action) {
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

  private static RecordedExchange found(Opened opened, Admission admission) {
    return opened.reader().byCorrelationId(admission.heading().correlationId()).orElseThrow();
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
