package jukigate.app.perform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private final CyclicBarrier meeting = new CyclicBarrier(3);

  /** One after the other, the first would wait for the others for ever. */
  @Test
  void allAreUnderWayAtTheSameTime_andToldInTheirOrder() {
    List<String> lacking =
        AtOnce.begin(
            List.of(meets("first"), meets("second"), meets("third")),
            message -> {
              throw new AssertionError("nothing was sent");
            });

    assertThat(lacking).containsExactly("first", "second", "third");
  }

  @Test
  void refusalOfOne_isTheRefusalOfAll() {
    var refusal = new RefusedException(Refusal.of(RefusalCode.RESIDENT_EXISTS, "R1"));

    assertThatThrownBy(
            () ->
                AtOnce.begin(
                    List.of(
                        () -> {
                          throw refusal;
                        }),
                    message -> {}))
        .isSameAs(refusal);
  }

  private AtOnce.Prepared meets(String name) {
    return () -> {
      try {
        meeting.await(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return new AtOnce.Done(Optional.empty(), Optional.of(name));
    };
  }
}
