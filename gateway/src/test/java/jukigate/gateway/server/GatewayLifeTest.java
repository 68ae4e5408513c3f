package jukigate.gateway.server;

import static jukigate.gateway.server.Backbone.OTHER_CS;
import static jukigate.gateway.server.Backbone.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that starts, stops and comes back, and nodes that do not answer. */
class GatewayLifeTest {
  @TempDir static Path pkiFolder;
  @TempDir Path folder;

  private Served served;

  @BeforeEach
  void start() {
    served = new Served(pkiFolder, folder);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void nodeThatIsDown_isToldAsUnreachable_andSlowOneAsTimeout() {
    served.prefecture.close();
    served.server.close();
    served.server = served.open(served.config().with("timeouts.answer", "3s").orThrow()).orThrow();
    assertThat(
            served.fate(
                served.post(served.backbone.update().seal(PROFILE), Operation.UPDATE_IDENTITY)))
        .isEqualTo("JG-701");
    var never = new CountDownLatch(1);
    served.otherCs.answer =
        request -> {
          Served.await(never);
          return request;
        };
    var draft =
        served
            .backbone
            .update()
            .to(OTHER_CS)
            .purpose(Purpose.MIGRATION)
            .operation(Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)
            .encryptFor(served.backbone.pki.encryptionCertificate(OTHER_CS));
    assertThat(
            served.fate(
                served.post(draft.seal(PROFILE), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE)))
        .isEqualTo("JG-702");
    never.countDown();
  }

  @Test
  void stop_letsWhatIsUnderWayFinish_andRefusesWhatIsNew() throws Exception {
    var arrived = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    served.prefecture.answer =
        request -> {
          arrived.countDown();
          Served.await(go);
          return served.backbone.answer(request).seal(PROFILE);
        };
    Payload request = served.backbone.update().seal(PROFILE);
    try (var threads = Executors.newCachedThreadPool()) {
      var underWay =
          CompletableFuture.supplyAsync(
              () -> served.post(request, Operation.UPDATE_IDENTITY), threads);
      Served.await(arrived);
      var stopping = CompletableFuture.runAsync(served.server::close, threads);
      String late;
      do {
        late =
            served.fate(
                served.post(
                    served.backbone.update().to(NodeId.GATEWAY).seal(PROFILE),
                    Operation.UPDATE_IDENTITY));
      } while (late.equals("JG-308"));
      assertThat(late).isEqualTo("JG-802");
      go.countDown();
      assertThat(served.fate(underWay.get())).isEqualTo("200");
      stopping.get();
    }
  }

  @Test
  void takenPort_andLockedJournal_areRefused() throws IOException {
    assertRefused(served.open(served.config()), RefusalCode.DATABASE_LOCKED);
    GatewayConfig taken =
        served
            .config()
            .with("listen.port", String.valueOf(served.server.port()))
            .then(c -> c.with("home", folder.resolve("other").toString()))
            .orThrow();
    assertRefused(served.open(taken), RefusalCode.PORT_IN_USE);
    assertRefused(served.open(taken), RefusalCode.PORT_IN_USE);
  }

  @Test
  void journal_isKeptOverARestart_andReplaysStayRefused() {
    Payload request = served.backbone.update().seal(PROFILE);
    assertThat(served.fate(served.post(request, Operation.UPDATE_IDENTITY))).isEqualTo("200");
    served.server.close();
    served.server = served.open(served.config()).orThrow();
    assertThat(served.fate(served.post(request, Operation.UPDATE_IDENTITY))).isEqualTo("JG-601");
  }

  /** Whoever puts an older database there would let messages in again that it does not know. */
  @Test
  void olderDatabase_isRefusedAtTheStart() throws IOException {
    Path journal = served.config().journalFolder();
    served.server.close();
    Path older = folder.resolve("older");
    copy(journal.resolve("db"), older);
    served.server = served.open(served.config()).orThrow();
    Payload request = served.backbone.update().seal(PROFILE);
    assertThat(served.fate(served.post(request, Operation.UPDATE_IDENTITY))).isEqualTo("200");
    served.server.close();

    Files.move(journal.resolve("db"), folder.resolve("newer"));
    Files.move(older, journal.resolve("db"));
    assertRefused(served.open(served.config()), RefusalCode.AUDIT_ROLLED_BACK);

    Files.move(journal.resolve("db"), folder.resolve("older"));
    Files.move(folder.resolve("newer"), journal.resolve("db"));
    served.server = served.open(served.config()).orThrow();
    assertThat(served.fate(served.post(request, Operation.UPDATE_IDENTITY))).isEqualTo("JG-601");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
