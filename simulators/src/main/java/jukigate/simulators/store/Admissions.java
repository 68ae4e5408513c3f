package jukigate.simulators.store;

import java.time.Instant;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;
import jukigate.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The replay store of the nodes. To be asked only after everything else was verified. */
public final class Admissions {
  private final Handle handle;

  Admissions(Handle handle) {
    this.handle = handle;
  }

  /** False when this node has already admitted this MessageID of this signer. */
  public boolean admit(NodeId node, NodeId signer, MessageId messageId, Instant expires) {
    try {
      handle.execute(
          "INSERT INTO admitted (node, signer, message_id, expires_at) VALUES (?, ?, ?, ?)",
          node.value(),
          signer.value(),
          messageId.value(),
          expires.toEpochMilli());
      return true;
    } catch (UnableToExecuteStatementException e) {
      if (Database.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Forgets messages that expired at the given time or before, some at a time; they would be
   * refused as expired.
   *
   * @return how many; fewer than {@link Slice#RECORDS} when nothing is left
   */
  int eraseExpired(Instant now) {
    long until = new Slice("admitted", "expires_at").end(handle, now.minusMillis(1));
    return handle.execute("DELETE FROM admitted WHERE expires_at <= ?", until);
  }
}
