package jukigate.line.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.fault.Passage.After;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  private static final long MILLI = 1_000_000;
  private static final long NOW = 5_000 * MILLI;

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void example_isReadAndWrittenTheSame(FaultKind kind) {
    Fault fault = FaultKind.parse(kind.example()).orThrow();

    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.text()).isEqualTo(kind.example());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latency",
        "latency=",
        "latency=50",
        "latency=-5ms",
        "latency=5ms~6ms",
        "latency=5ms~",
        "bandwidth=64kB",
        "bandwidth=0B/s",
        "queue=0B",
        "slice=0B",
        "stall=0%/3s",
        "stall=101%/3s",
        "stall=2%",
        "cut=1s",
        "half-open=1",
        "reset",
        "limit=1GB",
        "slow-close=soon",
        "loss=3%"
      })
  void textThatIsNoFault_isRefusedWithWhatWouldBeRight(String text) {
    assertThat(FaultKind.parse(text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              Refusal refusal = refused.refusal();
              assertThat(refusal.code()).isEqualTo(RefusalCode.LINE_FAULT_INVALID);
              assertThat(refusal.arguments().getLast()).isNotBlank();
            });
  }

  @Test
  void latency_comesOutLater() {
    assertThat(on("latency=50ms", chunk(0, 10)).due()).isEqualTo(NOW + 50 * MILLI);
  }

  @Test
  void jitter_staysWithinItsSpreadAndFollowsTheSeed() {
    List<Long> first = delays("latency=50ms~10ms", 7);

    assertThat(first).allMatch(delay -> delay >= 40 * MILLI && delay <= 60 * MILLI);
    assertThat(first.stream().distinct()).hasSizeGreaterThan(50);
    assertThat(delays("latency=50ms~10ms", 7)).isEqualTo(first);
    assertThat(delays("latency=50ms~10ms", 8)).isNotEqualTo(first);
  }

  @Test
  void stall_holdsUpTheShareThatItSays() {
    List<Long> delays = delays("stall=20%/3s", 3);

    assertThat(delays).allMatch(delay -> delay == 0 || delay == 3_000 * MILLI);
    assertThat(delays.stream().filter(delay -> delay > 0)).hasSizeBetween(20, 60);
  }

  @Test
  void bandwidth_isSharedByAllThatComes() {
    Effect effect = FaultKind.parse("bandwidth=100kB/s").orThrow().begin(new SplittableRandom(1));
    Chunk chunk = chunk(0, 1_000);

    assertThat(effect.on(chunk, Passage.of(chunk)).due()).isEqualTo(NOW + 10 * MILLI);
    assertThat(effect.on(chunk, Passage.of(chunk)).due()).isEqualTo(NOW + 20 * MILLI);
  }

  @Test
  void bandwidth_passesInPiecesOfATwentiethOfASecond() {
    Passage passage = on("bandwidth=100kB/s", chunk(0, 16_000));

    assertThat(passage.bytes()).isEqualTo(5_000);
    assertThat(passage.due()).isEqualTo(NOW + 50 * MILLI);
  }

  @Test
  void limit_endsInOrderAtItsLastByte() {
    assertThat(on("limit=100B", chunk(0, 99)).after()).isEqualTo(After.GO_ON);
    Passage passage = on("limit=100B", chunk(90, 30));
    assertThat(passage.bytes()).isEqualTo(10);
    assertThat(passage.after()).isEqualTo(After.CLOSE);
  }

  @Test
  void reset_breaksOffAtItsLastByte() {
    Passage passage = on("reset=4096B", chunk(4_000, 500));

    assertThat(passage.bytes()).isEqualTo(96);
    assertThat(passage.after()).isEqualTo(After.RESET);
  }

  @Test
  void cut_letsNothingPass() {
    assertThat(on("cut", chunk(0, 500))).isEqualTo(new Passage(0, NOW, 256 * 1024, After.RESET));
    assertThat(on("cut", chunk(0, 0)).after()).isEqualTo(After.RESET);
  }

  @Test
  void halfOpen_swallowsBytesAndEnds() {
    assertThat(on("half-open", chunk(0, 500)).after()).isEqualTo(After.VANISH);
    assertThat(on("half-open", new Chunk(0, 0, true, NOW)).after()).isEqualTo(After.VANISH);
  }

  @Test
  void slowClose_delaysOnlyTheEnd() {
    assertThat(on("slow-close=2s", chunk(0, 5)).due()).isEqualTo(NOW);
    assertThat(on("slow-close=2s", new Chunk(5, 0, true, NOW)).due())
        .isEqualTo(NOW + 2_000 * MILLI);
  }

  @Test
  void sliceAndQueue_bound() {
    assertThat(on("slice=512B", chunk(0, 600)).bytes()).isEqualTo(512);
    assertThat(on("queue=32kB", chunk(0, 600)).room()).isEqualTo(32_000);
  }

  /** A limit within a chunk that is cut shorter by something else is not reached yet. */
  @Test
  void whatFollowsOnTheLastByte_waitsForTheLastByte() {
    Chunk chunk = chunk(0, 10_000);
    Passage limited = effect("limit=8kB").on(chunk, Passage.of(chunk));
    Passage slow = effect("bandwidth=20kB/s").on(chunk, limited);

    assertThat(limited.after()).isEqualTo(After.CLOSE);
    assertThat(slow.bytes()).isEqualTo(1_000);
    assertThat(slow.after()).isEqualTo(After.GO_ON);
  }

  private static List<Long> delays(String text, long seed) {
    Effect effect = FaultKind.parse(text).orThrow().begin(new SplittableRandom(seed));
    Chunk chunk = chunk(0, 10);
    return IntStream.range(0, 200)
        .mapToObj(i -> effect.on(chunk, Passage.of(chunk)).due() - NOW)
        .toList();
  }

  private static Passage on(String text, Chunk chunk) {
    return effect(text).on(chunk, Passage.of(chunk));
  }

  private static Effect effect(String text) {
    return FaultKind.parse(text).orThrow().begin(new SplittableRandom(1));
  }

  private static Chunk chunk(long before, int bytes) {
    return new Chunk(before, bytes, false, NOW);
  }
}
