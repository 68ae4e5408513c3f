package jukigate.simulators.post;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.ReceivedFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/**
 * Empties the outboxes: each notification is sent until it is acknowledged, refused or given up;
 * one at a time and in order for each order key, several keys beside each other. An entry leaves
 * the outbox only after a verified answer, so a kill at any moment leads to sending it again, never
 * to losing it; the receiver knows it by its 依頼管理番号.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int BATCH = 64;
  private static final int BESIDE = 8;

  private final NodeStore store;
  private final NodePost post;
  private final RetryPolicy retry;
  private final RandomGenerator random;
  private final Answers answers;
  private final List<ReentrantLock> orders =
      IntStream.range(0, 256).mapToObj(i -> new ReentrantLock()).toList();
  private final Map<Long, Optional<ReceivedFault>> awaited = new ConcurrentHashMap<>();
  private final ExecutorService senders = Executors.newFixedThreadPool(BESIDE, named());

  /**
   * @param answers for what is answered with more than an acknowledgement
   */
  public Dispatcher(
      NodeStore store, NodePost post, RetryPolicy retry, RandomGenerator random, Answers answers) {
    this.store = store;
    this.post = post;
    this.retry = retry;
    this.random = random;
    this.answers = answers;
  }

  /**
   * Sends everything that is due, and what becomes free by it, and returns when nothing is due any
   * more. One that takes long holds up those behind it in its order, and nobody else.
   *
   * @return the number of attempts
   */
  public int runDue(Instant now) {
    var underWay = new HashMap<Long, Future<Sent>>();
    var done = new ExecutorCompletionService<Sent>(senders);
    int attempts = 0;
    int made;
    do {
      made = 0;
      begin(now, done, underWay);
      while (!underWay.isEmpty()) {
        Optional<Sent> next = next(done);
        if (next.isEmpty()) {
          underWay.values().forEach(task -> task.cancel(true));
          return attempts + made;
        }
        underWay.remove(next.get().id());
        made += next.get().isAttempt() ? 1 : 0;
        if (made > 0 && underWay.size() <= BATCH / 2) {
          begin(now, done, underWay);
        }
      }
      attempts += made;
    } while (made > 0);
    return attempts;
  }

  /**
   * @param isAttempt false when somebody else has dealt with the entry meanwhile
   */
  private record Sent(long id, boolean isAttempt) {}

  /** What is under way is due still, and therefore asked for, too. */
  private void begin(Instant now, CompletionService<Sent> done, Map<Long, Future<Sent>> underWay) {
    int limit = BATCH + underWay.size();
    for (OutboxEntry.Stored entry : store.change(tables -> tables.outbox().due(now, limit))) {
      underWay.computeIfAbsent(
          entry.id(), id -> done.submit(() -> new Sent(id, attempt(entry, now))));
    }
  }

  /** Empty when somebody interrupts the wait. */
  private static Optional<Sent> next(CompletionService<Sent> done) {
    try {
      return Optional.of(done.take().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("sending a notification failed by a bug", e.getCause());
    }
  }

  /** Sends this notification now, those before it in its order first, and tells how it went. */
  public Delivery deliver(long id, Instant now) {
    awaited.put(id, Optional.empty());
    try {
      var order = order(stored(id));
      boolean further = true;
      while (further) {
        var head = store.change(tables -> tables.outbox().head(order.node(), order.key()));
        further = head.isPresent() && head.get().id() <= id && isSettledBy(head.get(), now);
      }
      return outcome(id);
    } finally {
      awaited.remove(id);
    }
  }

  private record Order(String node, String key) {}

  @Override
  public void close() {
    senders.shutdownNow();
  }

  /** True when the next one may go: this one is settled, or somebody else has just tried it. */
  private boolean isSettledBy(OutboxEntry.Stored head, Instant now) {
    return !attempt(head, now) || stored(head.id()).state() != OutboxState.WAITING;
  }

  private OutboxEntry.Stored stored(long id) {
    return store.change(tables -> tables.outbox().find(id)).orElseThrow();
  }

  private Delivery outcome(long id) {
    var stored = stored(id);
    return switch (stored.state()) {
      case DELIVERED -> new Delivery.Delivered();
      case WAITING -> new Delivery.Waiting(stored.lastResult());
      case REFUSED, DEAD ->
          awaited
              .get(id)
              .<Delivery>map(Delivery.Refused::new)
              .orElseGet(() -> new Delivery.Settled(stored.lastResult()));
    };
  }

  /** False when somebody else has dealt with the entry meanwhile. */
  private boolean attempt(OutboxEntry.Stored seen, Instant now) {
    var lock = orders.get(Math.floorMod(order(seen).hashCode(), orders.size()));
    lock.lock();
    try {
      var entry = store.change(tables -> tables.outbox().find(seen.id()));
      if (entry.isEmpty() || !isUntouched(entry.get(), seen)) {
        return false;
      }
      settleOrPostpone(entry.get(), now);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A bug in taking an answer must not send the entry again at every look, nor stop the others. */
  private void settleOrPostpone(OutboxEntry.Stored entry, Instant now) {
    try {
      settle(entry, send(entry), now);
    } catch (RuntimeException bug) {
      LOG.error(
          "{} could not be settled: {}", entry.entry().operation().name(), new FailureTrace(bug));
      failed(entry, bug.getClass().getSimpleName(), now);
    }
  }

  private static boolean isUntouched(OutboxEntry.Stored entry, OutboxEntry.Stored seen) {
    return entry.state() == OutboxState.WAITING && entry.attempts() == seen.attempts();
  }

  private static Order order(OutboxEntry.Stored entry) {
    return new Order(entry.entry().node().value(), entry.entry().orderKey());
  }

  private Outcome<Reply> send(OutboxEntry.Stored stored) {
    var entry = stored.entry();
    var operator = entry.operator();
    var dispatch = new Dispatch(operator.operatorId(), operator.terminalId(), operator.purpose());
    return BodyDocument.parse(entry.body())
        .then(
            body ->
                post.send(
                    new Letter(
                        entry.node(), entry.destination(), entry.operation(), dispatch, body)));
  }

  private void settle(OutboxEntry.Stored stored, Outcome<Reply> outcome, Instant now) {
    switch (outcome) {
      case Outcome.Passed<Reply>(Reply.Answer answer) -> answered(stored, answer.body());
      case Outcome.Passed<Reply>(Reply.Fault fault) -> faulted(stored, fault.fault(), now);
      case Outcome.Refused<Reply>(Refusal refusal) -> failed(stored, refusal.toString(), now);
    }
  }

  private void answered(OutboxEntry.Stored stored, Element answer) {
    Outcome<String> taken =
        store.transact(
            tables ->
                answers
                    .take(tables, stored.entry(), answer)
                    .map(
                        remark -> {
                          tables.outbox().delivered(stored.id(), remark);
                          return remark;
                        }));
    if (taken instanceof Outcome.Refused<String>(Refusal refusal)) {
      settled(stored.id(), OutboxState.REFUSED, refusal.toString());
    }
  }

  private void faulted(OutboxEntry.Stored stored, ReceivedFault fault, Instant now) {
    String result = FaultTrace.of(fault);
    if (isAboutContent(fault)) {
      awaited.computeIfPresent(stored.id(), (id, none) -> Optional.of(fault));
      settled(stored.id(), OutboxState.REFUSED, result);
    } else {
      failed(stored, result, now);
    }
  }

  /**
   * Only a no to the content is final; certificates, clocks, lines and nodes get well again. So
   * does a gap in the update number: another municipality's change may still be on its way; and
   * what a third node did not give.
   */
  private static boolean isAboutContent(ReceivedFault fault) {
    return RefusalCode.ofId(fault.refusalId())
        .filter(code -> code != RefusalCode.SEQUENCE_GAP)
        .filter(code -> code != RefusalCode.APPLICANT_UNAVAILABLE)
        .map(RefusalCode::stage)
        .filter(
            stage ->
                stage == Stage.BUSINESS
                    || stage == Stage.VALIDATE
                    || stage == Stage.AUTHORIZE
                    || stage == Stage.PARSE)
        .isPresent();
  }

  private void failed(OutboxEntry.Stored stored, String result, Instant now) {
    int failures = stored.attempts() + 1;
    if (retry.givesUp(failures, stored.entry().createdAt(), now)) {
      settled(stored.id(), OutboxState.DEAD, result);
      return;
    }
    Instant next = now.plus(pause(failures));
    store.change(
        tables -> {
          tables.outbox().again(stored.id(), next, result);
          return next;
        });
  }

  private Duration pause(int failures) {
    synchronized (random) {
      return retry.pause(failures, random);
    }
  }

  private void settled(long id, OutboxState state, String result) {
    store.change(
        tables -> {
          tables.outbox().settled(id, state, result);
          return state;
        });
  }

  private static ThreadFactory named() {
    return Thread.ofPlatform().daemon().name("outbox-", 0).factory();
  }
}
