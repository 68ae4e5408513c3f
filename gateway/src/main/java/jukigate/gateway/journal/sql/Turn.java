package jukigate.gateway.journal.sql;

import org.jdbi.v3.core.Handle;

/**
 * Whose turn it is to do what gateways on one database do one after the other. The tree of the
 * audit log has one edge: two that grew it at once would fork it.
 */
final class Turn {
  private Turn() {}

  /**
   * Waits until nobody else has the turn; it ends with the transaction. What is read afterwards in
   * this transaction is what the one before has left. It is a change of a row, because that is what
   * every database waits for alike; a process that is killed loses it with its connection.
   */
  static void take(Handle handle) {
    handle.execute("UPDATE journal_turn SET turns = turns + 1 WHERE id = 1");
  }
}
