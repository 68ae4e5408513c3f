package jukigate.bench.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Figures;
import jukigate.bench.load.Subject;
import jukigate.bench.work.BenchPki;
import jukigate.bench.work.Copy;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemberTest {
  private static final Parties PARTIES = BenchPki.parties();

  @Test
  void label_namesAContender() {
    for (Contender contender : Contender.values()) {
      assertThat(Contender.of(contender.label())).contains(contender);
    }
    assertThat(Contender.of("nobody")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOOR", "SHARE"})
  void floor_doesItsTwenty(Contender contender) {
    for (Work<?, ?> work : Work.all()) {
      try (Subject floor = contender.start(work, PARTIES, Optional.empty())) {
        Exchange exchange = floor.exchange(1);
        for (int i = 0; i < 20; i++) {
          exchange.run();
        }
      }
    }
  }

  /** The crypto provider is before all others in a JVM, so it must be one of its own. */
  @ParameterizedTest
  @EnumSource(names = {"POLICY_FAST", "INTERCEPTORS_FAST"})
  void process_obeysItsOrders(Contender contender) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Member.class.getName(),
                contender.label(),
                new Copy().label(),
                BenchPki.path().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var json = new ObjectMapper();
    try (Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        var lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(json.readValue(lines.readLine(), Member.Up.class).receiver()).isEmpty();
      for (Order.Kind kind : List.of(Order.Kind.CALLERS, Order.Kind.RATE)) {
        orders.write(new Order(kind, 1, 2, Duration.ofSeconds(2)).line() + "\n");
        orders.flush();
        Figures figures = json.readValue(lines.readLine(), Figures.class);
        assertThat(figures.failures()).isEmpty();
        assertThat(figures.exchanges()).isPositive();
        assertThat(figures.cpuNanos()).isPositive();
      }
    }
    assertThat(process.waitFor()).isZero();
  }
}
