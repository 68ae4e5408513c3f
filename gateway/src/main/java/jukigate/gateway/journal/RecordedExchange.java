package jukigate.gateway.journal;

import jukigate.domain.message.Payload;

/**
 * One row of the journal, without its bytes. Texts are empty where there is nothing.
 *
 * @param receivedAt ISO 8601 UTC with milliseconds
 * @param stage step that refused, or SEAL
 * @param refusalId e.g. {@code JG-601}
 * @param detail the English text of the refusal
 * @param marks {@code PARSE=210 UNSEAL=900 …} in microseconds
 */
public record RecordedExchange(
    RecordNumber number,
    String correlationId,
    String receivedAt,
    String tlsPeer,
    String sender,
    String receiver,
    String path,
    String action,
    String messageId,
    Verdict verdict,
    String stage,
    String refusalId,
    String detail,
    String requestSha256,
    String responseSha256,
    String marks) {

  /** The same row under its number. */
  public RecordedExchange numbered(RecordNumber given) {
    return new RecordedExchange(
        given,
        correlationId,
        receivedAt,
        tlsPeer,
        sender,
        receiver,
        path,
        action,
        messageId,
        verdict,
        stage,
        refusalId,
        detail,
        requestSha256,
        responseSha256,
        marks);
  }

  /**
   * The exact bytes of a row.
   *
   * @param request as received; of an oversized message one byte more than the limit; empty when
   *     there was none
   * @param response as sent; empty while there is none
   */
  public record Bytes(Payload request, Payload response) {}
}
