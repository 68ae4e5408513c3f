package jukigate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
  private static final BodyReader READER = new BodyReader(10, Duration.ofHours(1));

  @Test
  void body_isReadToItsEnd() {
    assertThat(READER.read(in(10), 10).orThrow().size()).isEqualTo(10);
    assertThat(READER.read(in(0), -1).orThrow().size()).isZero();
  }

  @Test
  void longerBody_isReadToOneByteMoreThanTheLimit() {
    assertThat(READER.read(in(15), 15).orThrow().size()).isEqualTo(11);
    assertThat(READER.read(in(1_000_000), -1).orThrow().size()).isEqualTo(11);
  }

  @Test
  void muchLongerBody_isRefusedUnread() {
    InputStream never =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("was read");
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            throw new AssertionError("was read");
          }
        };
    assertThat(code(READER.read(never, 21))).isEqualTo(RefusalCode.MESSAGE_TOO_LARGE);
  }

  @Test
  void bodyThatTakesLonger_isRefused() {
    var hasty = new BodyReader(10, Duration.ofNanos(-1));
    assertThat(code(hasty.read(in(5), 5))).isEqualTo(RefusalCode.REQUEST_TOO_SLOW);
  }

  private static RefusalCode code(Outcome<Payload> outcome) {
    return outcome instanceof Outcome.Refused<Payload> refused
        ? refused.refusal().code()
        : RefusalCode.INTERNAL_ERROR;
  }

  private static InputStream in(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }
}
