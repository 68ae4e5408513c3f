package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class CappedBodyTest {
  private final Connection connection = new Connection();

  /** The other end of the answer. */
  private static final class Connection implements Subscription {
    private boolean cancelled;

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private CompletableFuture<byte[]> read(int limit, int... parts) {
    var body = new CappedBody(limit);
    body.onSubscribe(connection);
    for (int part : parts) {
      body.onNext(List.of(ByteBuffer.allocate(part), ByteBuffer.allocate(0)));
    }
    body.onComplete();
    return body.getBody().toCompletableFuture();
  }

  @Test
  void answerUpToTheLimit_isReadWhole() {
    assertThat(read(10, 4, 6)).isCompletedWithValueMatching(bytes -> bytes.length == 10);
    assertThat(read(10)).isCompletedWithValueMatching(bytes -> bytes.length == 0);
    assertThat(connection.cancelled).isFalse();
  }

  @Test
  void answerBeyondTheLimit_isHungUpOn() {
    assertThat(read(10, 4, 7, 1))
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(CappedBody.TooLarge.class)
        .withMessageContaining("10 bytes");
    assertThat(connection.cancelled).isTrue();
  }

  @Test
  void failure_isTheAnswers() {
    var body = new CappedBody(10);
    body.onSubscribe(connection);
    body.onError(new IOException("reset"));
    assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
  }
}
