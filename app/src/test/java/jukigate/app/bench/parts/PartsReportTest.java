package jukigate.app.bench.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import jukigate.app.bench.load.Machine;
import org.junit.jupiter.api.Test;

class PartsReportTest {
  private static final Made SMALL = new Made("10k", 13, 10_000);
  private static final Made LARGE = new Made("100k", 138, 100_000);

  @Test
  void exponent_isThePowerOfTheSizeByWhichTimeGrew() {
    var lines =
        lines(
            measured(Step.PARSE, SMALL, 50),
            measured(Step.PARSE, LARGE, 500),
            measured(Step.VERIFY, SMALL, 7),
            measured(Step.VERIFY, LARGE, 700));

    assertThat(lines.get(0).exponent()).isEmpty();
    assertThat(lines.get(1).exponent().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(lines.get(2).exponent()).as("another step").isEmpty();
    assertThat(lines.get(3).exponent().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(lines.get(1).measured().microsPerKilobyte()).isEqualTo(5);
  }

  @Test
  void floor_isThatOfTheSameMessage() {
    var lines =
        lines(
            measured(Step.SEAL, SMALL, 60),
            measured(Step.SEAL, LARGE, 90),
            measured(Step.SEAL_FLOOR, SMALL, 20));

    assertThat(lines.get(0).toFloor()).hasValue(3);
    assertThat(lines.get(1).toFloor()).as("was not measured").isEmpty();
    assertThat(lines.get(2).toFloor()).as("is one itself").isEmpty();
  }

  private static Measured measured(Step step, Made message, double micros) {
    return new Measured(step, message, micros, OptionalDouble.empty(), 1);
  }

  private static List<PartsReport.Line> lines(Measured... all) {
    var plan = new PartsPlan(List.of(), List.of(), 1, 1, Duration.ofSeconds(1));
    return new PartsReport(Instant.EPOCH, Machine.here(), plan, List.of(all)).lines();
  }
}
