package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.audit.Anchor;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.AnchorFile;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.PayloadClass;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.keystores.TestPki;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import jukigate.store.TestServer;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.profile.SecurityProfile;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several gateways on one database. */
class SharedJournalTest {
  private static final String MIGRATIONS = "jukigate/gateway/journal/migrations";
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Payload REQUEST = Payload.ofUtf8("<request>𠮷</request>");
  private static final Payload ANSWER = Payload.ofUtf8("<answer/>");
  private static final int MEMBERS = 3;

  private static SigningIdentity gateway;

  @TempDir Path folder;
  private final Random random = new Random(20_261_121);
  private final List<SqlJournal> members = new ArrayList<>();
  private DatabasePlace.Server place;

  @BeforeAll
  static void mint(@TempDir Path keys) {
    var pki = TestPki.openOrMint(keys, InstantSource.fixed(NOW), new SecureRandom()).orThrow();
    gateway = pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026);
  }

  @BeforeEach
  void open() {
    place = TestServer.database(folder);
    IntStream.range(0, MEMBERS).forEach(n -> members.add(member().orThrow()));
  }

  @AfterEach
  void close() {
    members.forEach(SqlJournal::close);
  }

  @Test
  void messageAtAllMembersAtOnce_isAdmittedOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      MessageId id = MessageId.fresh(random);
      var calls = new ArrayList<Callable<Outcome<RecordNumber>>>();
      for (int n = 0; n < 4 * MEMBERS; n++) {
        SqlJournal member = members.get(n % MEMBERS);
        Admission copy = admission(id);
        calls.add(() -> member.admit(copy));
      }
      List<Outcome<RecordNumber>> outcomes = atOnce(calls);
      assertThat(outcomes.stream().filter(Outcome::isPassed)).hasSize(1);
      assertThat(outcomes.stream().filter(one -> !one.isPassed()))
          .allSatisfy(refused -> assertRefused(refused, RefusalCode.REPLAYED));
    }
  }

  @Test
  void exchangeOfOneMember_isFoundByTheOthers_withItsBytes() {
    Admission admission = admission(MessageId.fresh(random));
    RecordNumber number = members.get(0).admit(admission).orThrow();
    members.get(1).conclude(number, answered()).orThrow();
    assertRefused(members.get(2).conclude(number, answered()), RefusalCode.JOURNAL_UNAVAILABLE);

    String correlation = admission.heading().correlationId();
    var found = members.get(2).reader().byCorrelationId(correlation).orElseThrow();
    assertThat(found.verdict()).isEqualTo(Verdict.ANSWERED);
    assertThat(members.get(2).reader().bytes(number))
        .contains(new RecordedExchange.Bytes(REQUEST, ANSWER));
  }

  /** While others write and seal: one tree, one edge, and nothing left out. */
  @Test
  void membersThatSealAtOnce_growOneTree() throws Exception {
    var work = new ArrayList<Callable<Long>>();
    for (SqlJournal member : members) {
      for (int n = 0; n < 2; n++) {
        work.add(() -> exchanges(member, 40));
      }
      work.add(() -> heads(member, 40));
    }
    long heads = atOnce(work).stream().mapToLong(Long::longValue).sum();
    var last = members.getFirst().auditLog().seal(gateway, NOW);

    AuditReport report = verify(anchors());
    assertThat(report.findings()).isEmpty();
    assertThat(report.leaves()).isEqualTo(2L * MEMBERS * 40 * 2);
    assertThat(report.checkpoints()).isEqualTo(heads + (last.isPresent() ? 1 : 0));
    assertThat(report.pending()).isZero();
  }

  @Test
  void headOfAMember_isStampedOnce_beforeTheNextIsMade() {
    exchanges(members.get(0), 1);
    var stamped =
        members
            .get(0)
            .auditLog()
            .seal(gateway, InstantSource.fixed(NOW), head -> Optional.of(new byte[] {1}))
            .orElseThrow();
    assertThat(members.get(1).auditLog().seal(gateway, NOW)).as("nothing waits").isEmpty();
    assertThat(members.get(1).auditLog().stamps().newest().orElseThrow().head()).isEqualTo(stamped);
  }

  @Test
  void messagesThatAreDue_areErasedByOneMember() throws Exception {
    exchanges(members.getFirst(), 20);
    Instant due = NOW.plus(Duration.ofDays(367));
    List<Callable<List<SqlErasure.Erased>>> sweeps = new ArrayList<>();
    members.forEach(member -> sweeps.add(() -> member.auditLog().erasure().due(due, "rule")));
    assertThat(atOnce(sweeps).stream().flatMap(List::stream))
        .containsExactly(new SqlErasure.Erased(PayloadClass.NOTICE, 20));
    assertThat(members.getFirst().auditLog().seal(gateway, due)).isPresent();
    assertThat(verify(List.of()).findings()).isEmpty();
  }

  @Test
  void nodeThatWasShownANewerHeadByAnother_isNotPutBack() {
    SqlWitnesses one = members.get(0).witnesses();
    SqlWitnesses other = members.get(1).witnesses();
    one.take(new SqlWitnesses.Taken(SENDER, 20, "c", "d"), NOW);
    other.take(new SqlWitnesses.Taken(SENDER, 10, "a", "b"), NOW);
    assertThat(other.taken(SENDER)).contains(20L);
    other.take(new SqlWitnesses.Taken(SENDER, 30, "e", "f"), NOW);
    assertThat(one.taken(SENDER)).contains(30L);
  }

  /** Each would store its messages under a key of its own, which the others cannot read. */
  @Test
  void memberWithoutTheKeyOfTheOthers_doesNotStart() throws IOException {
    Files.delete(key());
    assertRefused(member(), RefusalCode.PAYLOAD_KEY_MISSING);
  }

  @Test
  void rowOfACorrelationId_isFoundByItsIndex() {
    exchanges(members.getFirst(), 200);
    assertThat(plan("SELECT id FROM exchange WHERE correlation_id = ?", "x"))
        .contains("exchange_correlation", "Index Cond");
    assertThat(plan("SELECT correlation_id FROM exchange WHERE message_id = ?", "x"))
        .contains("exchange_message_id", "Index Cond");
  }

  private String plan(String sql, String argument) {
    try (Database database = Database.open(place, MIGRATIONS, DatabaseOptions.DEFAULTS).orThrow();
        Handle handle = database.jdbi().open()) {
      handle.execute("SET enable_seqscan = off");
      return String.join(
          "\n", handle.createQuery("EXPLAIN " + sql).bind(0, argument).mapTo(String.class).list());
    }
  }

  private Outcome<SqlJournal> member() {
    return SqlJournal.open(place, key(), new DatabaseOptions(4, Duration.ofSeconds(10)));
  }

  private Path key() {
    return folder.resolve("journal.key");
  }

  private long exchanges(SqlJournal member, int count) {
    for (int n = 0; n < count; n++) {
      MessageId id;
      synchronized (random) {
        id = MessageId.fresh(random);
      }
      RecordNumber number = member.admit(admission(id)).orThrow();
      member.conclude(number, answered()).orThrow();
    }
    return 0;
  }

  /** How many it made; each is kept in its own file, as a gateway does. */
  private long heads(SqlJournal member, int attempts) {
    var file = file(member);
    long made = 0;
    for (int n = 0; n < attempts; n++) {
      var head = member.auditLog().seal(gateway, NOW);
      head.ifPresent(file::append);
      made += head.isPresent() ? 1 : 0;
    }
    return made;
  }

  private AnchorFile file(SqlJournal member) {
    return AnchorFile.of(folder.resolve("member-" + members.indexOf(member)));
  }

  private List<Anchor> anchors() {
    return members.stream().flatMap(it -> file(it).read().orThrow().stream()).toList();
  }

  private AuditReport verify(List<Anchor> anchors) {
    return members.getFirst().auditLog().verify(anchors, gateway.certificate()::equals, true);
  }

  private static Conclusion answered() {
    return new Conclusion(Verdict.ANSWERED, Optional.empty(), ANSWER, List.of());
  }

  private Admission admission(MessageId id) {
    var addressing = new Addressing(NodeId.NATIONAL, SENDER, "action", id, Optional.empty());
    String correlation;
    synchronized (random) {
      correlation = FreshId.of(random);
    }
    var heading =
        new Heading(
            correlation, NOW, SENDER.value(), Optional.of(addressing), "/identity-update/v1");
    return new Admission(heading, SENDER, id, REQUEST);
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    List<T> results = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<T> done : threads.invokeAll(calls)) {
        results.add(done.get());
      }
    }
    return results;
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
