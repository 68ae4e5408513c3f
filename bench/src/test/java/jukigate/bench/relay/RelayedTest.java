package jukigate.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jukigate.bench.batch.BenchPki;
import jukigate.bench.batch.Parties;
import jukigate.bench.load.ClosedLoop;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Figures;
import jukigate.domain.message.Payload;
import org.junit.jupiter.api.Test;

/** Without a gateway between: what is tested are the ends. */
class RelayedTest {
  private static final Parties PARTIES = BenchPki.parties();

  @Test
  void twentyBatches_areAllAcknowledged() {
    try (var node = LightNode.start(PARTIES);
        var relayed = new Relayed(node, new BatchSender(PARTIES), node.address())) {
      Exchange exchange = relayed.exchange(1);
      for (int i = 0; i < 20; i++) {
        exchange.run();
      }
    }
  }

  @Test
  void answerThatWasAltered_isAnError() throws InterruptedException {
    try (var node = LightNode.start(PARTIES, RelayedTest::altered);
        var relayed = new Relayed(node, new BatchSender(PARTIES), node.address())) {
      Figures figures = new ClosedLoop(1, Duration.ofMillis(200)).run(relayed.exchange(1));

      assertThat(figures.exchanges()).isZero();
      assertThat(figures.failures()).containsOnlyKeys("JG-206");
    }
  }

  private static Payload altered(Payload answer) {
    String text = new String(answer.toByteArray(), StandardCharsets.UTF_8);
    return Payload.ofUtf8(text.replace(">BENCH-0<", ">BENCH-1<"));
  }
}
