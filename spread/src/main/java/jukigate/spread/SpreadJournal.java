package jukigate.spread;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.domain.FailureTrace;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.sql.Change;
import jukigate.gateway.journal.sql.SqlAuditLog;
import jukigate.gateway.journal.sql.SqlCopy;
import jukigate.store.DatabaseOptions;
import jukigate.store.OwnerOnly;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal that several gateways keep together. Each call is an entry of one log, which every
 * member copies in the same order; a call passes when more than half of the members have the entry
 * on their disks. A member that reaches less than half refuses, and so does every other call whose
 * fate is not known in time: it may be on record all the same.
 */
public final class SpreadJournal implements Journal {
  private static final Logger LOG = LoggerFactory.getLogger(SpreadJournal.class);

  /** Together with the time of a request: how long a call looks for a leader. */
  private static final int ATTEMPTS = 24;

  private static final long PAUSE_MILLIS = 250;
  private static final long COPY_PATIENCE_MILLIS = 10_000;

  private final PayloadKeys keys;
  private final SqlCopy copy;
  private final Copying copying;
  private final RaftServer server;
  private final RaftClient client;
  private final AtomicLong told = new AtomicLong();

  private SpreadJournal(PayloadKeys keys, SqlCopy copy, Membership membership) throws IOException {
    this.keys = keys;
    this.copy = copy;
    this.copying = new Copying(copy, this::leave);
    var properties = Settings.properties(membership);
    var group = Settings.group(membership);
    this.server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(membership.self()))
            .setGroup(group)
            .setStateMachine(new LogMachine(copying))
            .setProperties(properties)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .build();
    this.client =
        RaftClient.newBuilder()
            .setProperties(properties)
            .setRaftGroup(group)
            .setRetryPolicy(
                RetryPolicies.retryUpToMaximumCountWithFixedSleep(
                    ATTEMPTS, Settings.millis(PAUSE_MILLIS)))
            .build();
  }

  /**
   * Starts this member. It takes part as soon as more than half are there; until then calls are
   * refused.
   *
   * @param keys the same at all members: what one encrypts, all give out
   * @return refused as {@link SqlCopy#open}; DISK_FULL when the log cannot be opened, PORT_IN_USE
   *     when the member cannot begin
   */
  public static Outcome<SpreadJournal> open(
      Membership membership, PayloadKeys keys, DatabaseOptions options) {
    return SqlCopy.open(membership.journal(), keys, options)
        .then(copy -> started(membership, keys, copy));
  }

  private static Outcome<SpreadJournal> started(
      Membership membership, PayloadKeys keys, SqlCopy copy) {
    Settings.leaveTheProcessAlone();
    try {
      var unusedFolder = OwnerOnly.folder(membership.log());
      return begun(new SpreadJournal(keys, copy, membership), membership);
    } catch (IOException e) {
      LOG.error("the log cannot be opened: {}", new FailureTrace(e));
      copy.close();
      return Outcome.refused(RefusalCode.DISK_FULL, membership.log(), e.getClass().getSimpleName());
    }
  }

  private static Outcome<SpreadJournal> begun(SpreadJournal journal, Membership membership) {
    journal.copying.start();
    try {
      journal.server.start();
      return Outcome.passed(journal);
    } catch (IOException | RuntimeException e) {
      LOG.error("the member cannot listen: {}", new FailureTrace(e));
      journal.close();
      return Outcome.refused(
          RefusalCode.PORT_IN_USE, membership.members().get(membership.self()).getPort());
    }
  }

  @Override
  public Outcome<RecordNumber> admit(Admission admission) {
    return submit(Change.admit(admission, keys));
  }

  @Override
  public Outcome<RecordNumber> conclude(RecordNumber number, Conclusion conclusion) {
    return submit(Change.conclude(number, conclusion, keys));
  }

  @Override
  public Outcome<RecordNumber> refuse(Heading heading, Payload request, Conclusion conclusion) {
    return submit(Change.refuse(heading, request, conclusion, keys));
  }

  @Override
  public Outcome<RecordNumber> refuseTls(Heading heading, Refusal reason, String origin) {
    return submit(Change.refuseTls(heading, reason, origin, keys));
  }

  private Outcome<RecordNumber> submit(Change change) {
    try {
      var bytes = UnsafeByteOperations.unsafeWrap(change.toByteArray());
      RaftClientReply reply = client.io().send(Message.valueOf(bytes));
      if (!reply.isSuccess()) {
        LOG.error("journal cannot be written: {}", new FailureTrace(reply.getException()));
        return Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE);
      }
      long index = reply.getLogIndex();
      told.accumulateAndGet(index, Math::max);
      return LogMachine.heard(reply.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("journal cannot be written: {}", new FailureTrace(e));
      return Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE);
    }
  }

  /**
   * Asks this member's copy, once it holds everything that calls of this member were told; what
   * others did since may be missing.
   *
   * @throws RefusedException with JOURNAL_UNAVAILABLE when it does not catch up
   */
  public JournalReader reader() {
    return reader(told.get());
  }

  /**
   * Asks this member's copy, once it holds everything up to a change.
   *
   * @param place number of the change, as {@link #place} of any member tells it
   * @throws RefusedException with JOURNAL_UNAVAILABLE when it does not catch up
   */
  public JournalReader reader(long place) {
    try {
      copying.await(place, COPY_PATIENCE_MILLIS);
      return copy.reader();
    } catch (TimeoutException e) {
      throw new RefusedException(Refusal.of(RefusalCode.JOURNAL_UNAVAILABLE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(Refusal.of(RefusalCode.JOURNAL_UNAVAILABLE));
    }
  }

  /** Whether this member decides the order now, as far as it knows. */
  public boolean isLeader() {
    try {
      return server.getDivision(Settings.GROUP).getInfo().isLeader();
    } catch (IOException notThere) {
      return false;
    }
  }

  /** The number of the last change in this member's copy. */
  public long place() {
    return copying.place();
  }

  /** The leaves of this member's copy: in the order of the log, so all members grow one tree. */
  public SqlAuditLog auditLog() {
    return copy.auditLog();
  }

  @Override
  public void close() {
    quietly(client);
    leave();
    copying.close();
    copy.close();
  }

  private void leave() {
    quietly(server);
  }

  private static void quietly(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("not closed: {}", new FailureTrace(e));
    }
  }
}
