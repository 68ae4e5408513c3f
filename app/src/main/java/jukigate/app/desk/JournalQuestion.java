package jukigate.app.desk;

/**
 * A question to the journal of a running backbone.
 *
 * @param about what is asked for
 * @param key correlation id, message id or row number; empty where none is needed, and for the
 *     first page
 * @param limit at most so many rows; 0 where it does not matter
 * @param rows which rows a page has
 */
record JournalQuestion(About about, String key, int limit, AskedRows rows) {
  enum About {
    CORRELATION_ID,
    MESSAGE_ID,
    PAGE,
    AFTER,
    BYTES,
    CASE,
    ALL
  }
}
