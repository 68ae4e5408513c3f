package jukigate.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import jukigate.bench.load.ClosedLoop;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Figures;
import jukigate.bench.work.BenchPki;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a gateway between: what is tested are the ends. */
class RelayedTest {
  private static final Parties PARTIES = BenchPki.parties();
  private static final Pattern FIRST_TEXT_OF_THE_BODY =
      Pattern.compile("(?s)(<soap:Body.*?>)([^<>])(?=[^<>]*</)");

  static List<Work<?, ?>> works() {
    return Work.all();
  }

  @ParameterizedTest
  @MethodSource("works")
  void twentyExchanges_areAllAnswered(Work<?, ?> work) {
    assertAnswered(work);
  }

  private static <Q, A> void assertAnswered(Work<Q, A> work) {
    try (var node = LightNode.start(work, PARTIES);
        var relayed = new Relayed<>(work, PARTIES, node, node.address())) {
      Exchange exchange = relayed.exchange(1);
      for (int i = 0; i < 20; i++) {
        exchange.run();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("works")
  void answerThatWasAltered_isAnError(Work<?, ?> work) throws InterruptedException {
    assertRefused(work);
  }

  private static <Q, A> void assertRefused(Work<Q, A> work) throws InterruptedException {
    try (var node = LightNode.start(work, PARTIES, RelayedTest::altered);
        var relayed = new Relayed<>(work, PARTIES, node, node.address())) {
      Figures figures = new ClosedLoop(1, Duration.ofMillis(200)).run(relayed.exchange(1));

      assertThat(figures.exchanges()).isZero();
      assertThat(figures.failures()).containsOnlyKeys("JG-206");
    }
  }

  private static Payload altered(Payload answer) {
    String text = new String(answer.toByteArray(), StandardCharsets.UTF_8);
    return Payload.ofUtf8(
        FIRST_TEXT_OF_THE_BODY
            .matcher(text)
            .replaceFirst(found -> found.group(1) + (found.group(2).equals("A") ? "B" : "A")));
  }
}
