package jukigate.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.gateway.audit.AuditReport;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.keystores.TestPki;
import jukigate.store.DatabaseOptions;
import jukigate.wire.audit.LogOwner;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;

/**
 * Fills a journal with exchanges as the gateway does, two leaves each, signs heads over them, and
 * verifies all of it: leaves, rows, digests of the messages, heads.
 */
public final class AuditBench {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final NodeId RECEIVER = new NodeId("pref-220001");
  private static final int WRITERS = 8;
  private static final int PER_HEAD = 100;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final SigningIdentity signer;
  private final LogOwner owner;

  /**
   * @param signer the gateway's
   */
  public AuditBench(
      TestPki pki, SigningIdentity signer, InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.signer = signer;
    this.owner = new LogOwner(pki.trustMaterial().issuers());
  }

  /**
   * What it took.
   *
   * @param filled writing and signing
   * @param verified one verification, the database open and warm from the filling
   */
  public record Measured(AuditReport report, Duration filled, Duration verified) {}

  /**
   * @param folder of a new journal
   * @param exchanges half as many as the leaves
   * @param messageBytes size of request and of answer
   */
  public Measured run(Path folder, int exchanges, int messageBytes) {
    var message = Payload.of(new byte[messageBytes]);
    try (SqlJournal journal = SqlJournal.open(folder, DatabaseOptions.DEFAULTS).orThrow()) {
      long begin = System.nanoTime();
      fill(journal, exchanges, message);
      long filled = System.nanoTime();
      var report = journal.auditLog().verify(List.of(), owner, true);
      long verified = System.nanoTime();
      return new Measured(
          report, Duration.ofNanos(filled - begin), Duration.ofNanos(verified - filled));
    }
  }

  private void fill(SqlJournal journal, int exchanges, Payload message) {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int done = 0; done < exchanges; done += PER_HEAD) {
        List<Callable<Boolean>> some =
            IntStream.range(0, Math.min(PER_HEAD, exchanges - done))
                .mapToObj(n -> (Callable<Boolean>) () -> exchange(journal, message))
                .toList();
        for (Future<Boolean> each : writers.invokeAll(some)) {
          each.get();
        }
        var unusedHead = journal.auditLog().seal(signer, clock.instant());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the journal could not be filled", e);
    }
  }

  private boolean exchange(SqlJournal journal, Payload message) {
    var id = MessageId.parse("urn:uuid:" + FreshId.of(random)).orElseThrow();
    var addressing =
        new Addressing(
            RECEIVER, SENDER, Operation.UPDATE_IDENTITY.requestAction(), id, Optional.empty());
    var heading =
        new Heading(
            FreshId.of(random),
            clock.instant(),
            SENDER.value(),
            Optional.of(addressing),
            "/identity-update/v1");
    var ending = new Conclusion(Verdict.ANSWERED, Optional.empty(), message, List.of());
    return journal
        .admit(new Admission(heading, SENDER, id, message))
        .then(number -> journal.conclude(number, ending))
        .map(number -> true)
        .orThrow();
  }
}
