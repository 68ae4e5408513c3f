package jukigate.gateway.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Reads the body of a request, so much of it and for so long.
 *
 * @param most bytes; one more is read, so that whoever judges sees that there are too many
 * @param patience for the whole body
 */
record BodyReader(int most, Duration patience) {
  private static final int PART = 16_384;

  /**
   * The bytes. MESSAGE_TOO_LARGE, unread, for what declares more than twice the limit: an honest
   * mistake is read to the limit, so that the sender hears the answer. REQUEST_TOO_SLOW.
   *
   * @param declared Content-Length; negative without one
   */
  Outcome<Payload> read(InputStream in, long declared) {
    if (declared > 2L * most) {
      return Outcome.refused(RefusalCode.MESSAGE_TOO_LARGE, most);
    }
    long start = System.nanoTime();
    var bytes = new ByteArrayOutputStream();
    byte[] part = new byte[PART];
    try {
      while (bytes.size() <= most) {
        int read = in.read(part, 0, Math.min(PART, most + 1 - bytes.size()));
        if (read < 0) {
          break;
        }
        bytes.write(part, 0, read);
        if (isLate(start)) {
          return Outcome.refused(RefusalCode.REQUEST_TOO_SLOW, patience.toMillis());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Outcome.passed(Payload.of(bytes.toByteArray()));
  }

  private boolean isLate(long start) {
    return System.nanoTime() - start > patience.toNanos();
  }
}
