package jukigate.app.bench.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;

/**
 * Fills a journal as the gateway does, with the bytes of one exchange that was real: of every
 * municipality in turn, every operation, every verdict, over the last thirty days.
 *
 * @param signer the gateway's, for the heads of the audit log
 * @param bytes of each message
 * @param now the newest message was received then
 */
record JournalFill(
    SqlJournal journal,
    SigningIdentity signer,
    RecordedExchange.Bytes bytes,
    Instant now,
    RandomGenerator random) {
  private static final Duration BACK = Duration.ofDays(30);
  private static final int WRITERS = 8;
  private static final int PER_HEAD = 100;

  /** Of a hundred messages so many are refused, and so many answered with a fault of the node. */
  private static final int REFUSED = 6;

  private static final int FAULTS = 3;

  /** Of a hundred messages so many are updates of identity records. */
  private static final int UPDATES = 70;

  private static final List<Operation> OPERATIONS = Operation.all().toList();
  private static final List<RefusalCode> REFUSALS =
      Stream.of(RefusalCode.values()).filter(code -> code.id().startsWith("JG-3")).toList();
  private static final List<NodeId> CITIES =
      Municipalities.japan()
          .keepingRegister()
          .map(Municipality::code)
          .map(NodeId::municipality)
          .toList();
  private static final List<Mark> MARKS =
      Stream.of(Stage.PARSE, Stage.UNSEAL, Stage.IDENTIFY, Stage.VALIDATE, Stage.AUTHORIZE)
          .map(stage -> new Mark(stage, 400))
          .toList();

  void fill(int messages) {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int done = 0; done < messages; done += PER_HEAD) {
        int first = done;
        List<Callable<Boolean>> some =
            IntStream.range(first, Math.min(messages, first + PER_HEAD))
                .mapToObj(n -> (Callable<Boolean>) () -> record(n, messages))
                .toList();
        for (Future<Boolean> each : writers.invokeAll(some)) {
          each.get();
        }
        var unusedHead = journal.auditLog().seal(signer, now);
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the journal could not be filled", e);
    }
  }

  private boolean record(int n, int messages) {
    NodeId city = CITIES.get(n % CITIES.size());
    var id = MessageId.fresh(random);
    Operation operation =
        n % 100 < UPDATES ? Operation.UPDATE_IDENTITY : OPERATIONS.get(n % OPERATIONS.size());
    var addressing =
        new Addressing(
            NodeId.prefecture(city.localGovernment().orElseThrow()),
            city,
            operation.requestAction(),
            id,
            Optional.empty());
    var heading =
        new Heading(
            FreshId.of(random),
            now.minus(BACK.dividedBy(messages).multipliedBy(messages - n)),
            city.value(),
            Optional.of(addressing),
            operation.path());
    return n % 100 < 100 - REFUSED ? answered(city, id, heading, n) : refused(heading, n);
  }

  private boolean answered(NodeId city, MessageId id, Heading heading, int n) {
    var verdict = n % 100 < FAULTS ? Verdict.FAULT_RELAYED : Verdict.ANSWERED;
    var ending = new Conclusion(verdict, Optional.empty(), bytes.response(), MARKS);
    return journal
        .admit(new Admission(heading, city, id, bytes.request()))
        .then(number -> journal.conclude(number, ending))
        .map(number -> true)
        .orThrow();
  }

  private boolean refused(Heading heading, int n) {
    var code = REFUSALS.get(n % REFUSALS.size());
    var ending =
        new Conclusion(Verdict.REFUSED, Optional.of(Refusal.of(code)), bytes.response(), MARKS);
    return journal.refuse(heading, bytes.request(), ending).map(number -> true).orThrow();
  }
}
