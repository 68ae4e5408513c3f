package jukigate.gateway.journal;

import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;

/**
 * Where every exchange and every refused attempt is kept. A call that returns Passed is durable.
 * Every call may be refused with JOURNAL_UNAVAILABLE, and then nothing may go on or out.
 */
public interface Journal extends AutoCloseable {
  /**
   * Puts a request on record, once for each (signer, MessageID), in one transaction. REPLAYED when
   * it was there before, however the bytes look.
   */
  Outcome<RecordNumber> admit(Admission admission);

  /**
   * Completes an admitted exchange with the bytes that are about to leave, once.
   * JOURNAL_UNAVAILABLE also when it is completed already: by a call whose failure was told, but
   * which is durable.
   */
  Outcome<RecordNumber> conclude(RecordNumber number, Conclusion conclusion);

  /** Records an attempt that was refused before it was admitted. */
  Outcome<RecordNumber> refuse(Heading heading, Payload request, Conclusion conclusion);

  /**
   * Records a TLS peer that was refused in the handshake, where there is no message.
   *
   * @param origin where it came from and what it showed; stands in the detail after the reason
   */
  Outcome<RecordNumber> refuseTls(Heading heading, Refusal reason, String origin);

  @Override
  void close();
}
