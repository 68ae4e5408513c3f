package jukigate.bench.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  @ParameterizedTest
  @ValueSource(ints = {1_000, 10_000, 100_000})
  void entries_makeABodyOfAboutThatSize(int bytes) {
    int size = new BodyText().bytes(Batch.request(Batch.entries(bytes))).size();

    assertThat((double) size).isCloseTo(bytes, within(bytes * 0.25));
  }

  @Test
  void entries_areNeverNoneAndNeverMoreThanTheContractTakes() {
    assertThat(Batch.entries(1)).isEqualTo(1);
    assertThat(Batch.entries(100_000_000)).isEqualTo(500);
  }

  @Test
  void answer_thatLeavesAnEntryOut_isNone() {
    var answer = Batch.answer(Batch.request(3), Instant.EPOCH);
    Batch.check(answer, 3);

    answer.getResult().getLast().setOutcome("refused");

    assertThatIllegalStateException().isThrownBy(() -> Batch.check(answer, 3));
  }
}
