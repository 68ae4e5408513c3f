package jukigate.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three members in processes of their own, which are killed while several senders send. */
class SpreadProcessesTest {
  private static final List<String> NAMES = List.of("m1", "m2", "m3");
  private static final int SENDERS = 6;
  private static final String REPLAYED = "refused:" + RefusalCode.REPLAYED.id();
  private static final String UNAVAILABLE = "refused:" + RefusalCode.JOURNAL_UNAVAILABLE.id();

  @TempDir Path home;
  private final Random random = new Random(20_261_123);
  private final Map<String, InetSocketAddress> ports = Ports.of(NAMES);
  private final Map<String, Member> members = new TreeMap<>();
  private final List<Sent> sent = new ArrayList<>();

  /** A message that was acknowledged, in the order of its sender. */
  private record Sent(String sender, MessageId id, String text, String answer) {}

  /** What a member holds. */
  private record Copy(List<RecordedExchange> rows, List<String> leaves) {}

  @AfterEach
  void end() {
    members.values().forEach(Member::kill);
  }

  @Test
  void threeMembers_keepOneJournal_whoeverIsKilled() throws Exception {
    PayloadKeys.make(home.resolve("journal.key"), new SecureRandom()).orThrow();
    start(NAMES);
    sameMessageAtSeveralMembers_isAdmittedOnce();
    loadWhileTheLeaderIsKilled_losesNothing();
    killedMember_comesBackAndCatchesUp();
    minority_refuses();
    killedAll_comeBackWithEverything();
    members.values().forEach(Member::close);
    copies_areTheSame();
  }

  private void sameMessageAtSeveralMembers_isAdmittedOnce() {
    var unused = insist("cs-221007", MessageId.fresh(random), "first", 0, random);
    for (int n = 0; n < 30; n++) {
      MessageId id = MessageId.fresh(random);
      List<CompletableFuture<String>> asked =
          NAMES.stream()
              .map(name -> members.get(name).asked(admit("cs-221007", id, "contested")))
              .toList();
      List<String> answers = asked.stream().map(CompletableFuture::join).sorted().toList();
      assertThat(answers.getFirst()).startsWith("passed:");
      assertThat(answers.subList(1, 3)).containsOnly(REPLAYED);
      sent.add(new Sent("contested", id, "contested", answers.getFirst()));
    }
  }

  /** Each sender sends one message after the other, each to the member after the last one. */
  private void loadWhileTheLeaderIsKilled_losesNothing() throws Exception {
    var killed = new CountDownLatch(1);
    var underWay = new CountDownLatch(SENDERS * 20);
    List<Future<List<Sent>>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      for (int n = 0; n < SENDERS; n++) {
        String sender = "agency-s" + n;
        var own = new Random(n);
        all.add(threads.submit(load(sender, own, underWay, killed)));
      }
      underWay.await();
      members.get(leader()).kill();
      killed.countDown();
    }
    for (Future<List<Sent>> one : all) {
      sent.addAll(one.get());
    }
    assertThat(sent).hasSizeGreaterThan(SENDERS * 60);
  }

  private Callable<List<Sent>> load(
      String sender, Random own, CountDownLatch underWay, CountDownLatch killed) {
    return () -> {
      List<Sent> acknowledged = new ArrayList<>();
      try {
        int after = 0;
        for (int n = 0; after < 40; n++) {
          MessageId id = MessageId.fresh(own);
          String text = sender + ":" + n;
          acknowledged.add(new Sent(sender, id, text, insist(sender, id, text, n, own)));
          underWay.countDown();
          after += killed.getCount() == 0 ? 1 : 0;
        }
        return acknowledged;
      } finally {
        LongStream.range(0, underWay.getCount()).forEach(unused -> underWay.countDown());
      }
    };
  }

  /** As an outbox does: the same message again until it is on record, each time elsewhere. */
  private String insist(String sender, MessageId id, String text, int first, Random own) {
    for (int member = first; ; member++) {
      String answer =
          ask(NAMES.get(member % NAMES.size()), admit(sender, id, text, FreshId.of(own)));
      if (answer.startsWith("passed:") || answer.equals(REPLAYED)) {
        return answer;
      }
      assertThat(answer).isIn(UNAVAILABLE, Member.GONE);
    }
  }

  private void killedMember_comesBackAndCatchesUp() {
    List<String> dead = NAMES.stream().filter(name -> isGone(name)).toList();
    assertThat(dead).hasSize(1);
    start(dead);
    catchesUp(dead.getFirst(), place());
  }

  private void minority_refuses() {
    members.get("m1").kill();
    members.get("m2").kill();
    MessageId id = MessageId.fresh(random);
    assertThat(ask("m3", admit("cs-221007", id, "alone"))).isEqualTo(UNAVAILABLE);
    start(List.of("m1"));
    String answer = insist("cs-221007", id, "two", 2, random);
    sent.add(new Sent("two", id, "", answer));
    start(List.of("m2"));
  }

  private void killedAll_comeBackWithEverything() {
    long place = place();
    members.values().forEach(Member::kill);
    start(NAMES);
    var unused = insist("cs-221007", MessageId.fresh(random), "again", 0, random);
    for (Sent one : sent.subList(0, 30)) {
      assertThat(ask("m2", admit("cs-221007", one.id(), "again"))).isEqualTo(REPLAYED);
    }
    NAMES.forEach(name -> catchesUp(name, place));
    long last = place();
    NAMES.forEach(name -> catchesUp(name, last));
  }

  /** Read as any journal is, once the members have ended. */
  private void copies_areTheSame() {
    List<Copy> copies = NAMES.stream().map(this::copy).toList();
    assertThat(copies.get(1)).isEqualTo(copies.get(0));
    assertThat(copies.get(2)).isEqualTo(copies.get(0));
    assertThat(copies.get(0).leaves()).hasSameSizeAs(copies.get(0).rows());
    everythingSent_isThereOnce(copies.get(0).rows());
    orderOfEachSender_isKept(copies.get(0).rows());
  }

  private void everythingSent_isThereOnce(List<RecordedExchange> rows) {
    Map<String, List<RecordedExchange>> byMessage =
        rows.stream().collect(Collectors.groupingBy(RecordedExchange::messageId));
    for (Sent one : sent) {
      assertThat(byMessage.get(one.id().value())).as(one.toString()).hasSize(1);
      if (!one.answer().equals(REPLAYED)) {
        assertThat(one.answer())
            .isEqualTo("passed:" + byMessage.get(one.id().value()).getFirst().number().value());
      }
    }
  }

  private void orderOfEachSender_isKept(List<RecordedExchange> rows) {
    Map<String, List<String>> texts =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    RecordedExchange::sender,
                    Collectors.mapping(RecordedExchange::action, Collectors.toList())));
    Map<String, List<String>> asSent =
        sent.stream()
            .filter(one -> one.text().contains(":"))
            .collect(
                Collectors.groupingBy(
                    Sent::sender, Collectors.mapping(Sent::text, Collectors.toList())));
    assertThat(asSent).hasSize(SENDERS);
    asSent.forEach((sender, inOrder) -> assertThat(texts.get(sender)).isEqualTo(inOrder));
  }

  private Copy copy(String name) {
    Path folder = new Membership(name, ports, home.resolve(name)).journal();
    List<RecordedExchange> rows = new ArrayList<>();
    try (SqlJournal journal =
        SqlJournal.open(
                new DatabasePlace.Folder(folder),
                home.resolve("journal.key"),
                DatabaseOptions.DEFAULTS)
            .orThrow()) {
      journal.reader().export(rows::add);
      for (RecordedExchange row : rows) {
        assertThat(journal.reader().bytes(row.number()).orElseThrow().request().sha256())
            .isEqualTo(row.requestSha256());
      }
      return new Copy(rows, leaves(folder));
    }
  }

  private static List<String> leaves(Path folder) {
    return Jdbi.create("jdbc:derby:directory:" + folder.resolve("db"))
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT content FROM audit_leaf ORDER BY id")
                    .mapTo(String.class)
                    .list());
  }

  private String admit(String sender, MessageId id, String text) {
    return admit(sender, id, text, FreshId.of(random));
  }

  private static String admit(String sender, MessageId id, String text, String correlation) {
    return String.join(" ", "admit", sender, "pref-220001", id.value(), correlation, text);
  }

  private String ask(String name, String call) {
    return members.get(name).ask(call);
  }

  private boolean isGone(String name) {
    return ask(name, "place").equals(Member.GONE);
  }

  /** Of the member that is furthest. */
  private long place() {
    return places().mapToLong(Long::parseLong).max().orElseThrow();
  }

  private Stream<String> places() {
    return NAMES.stream().map(name -> ask(name, "place")).filter(it -> !it.equals(Member.GONE));
  }

  /** Waits for an election that is going on. */
  private String leader() {
    while (true) {
      for (String name : NAMES) {
        if (ask(name, "leader").equals("true")) {
          return name;
        }
      }
    }
  }

  /** It waits 10 s itself; a machine that builds beside may need more. */
  private void catchesUp(String name, long place) {
    assertThat(Stream.generate(() -> ask(name, "holds " + place)).limit(6).anyMatch("yes"::equals))
        .as(name)
        .isTrue();
  }

  private void start(List<String> names) {
    names.forEach(name -> members.put(name, Member.start(name, home, ports)));
  }
}
