package jukigate.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.line.fault.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final int ROOM = 100;

  private final AtomicLong now = new AtomicLong(1_000);
  private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
  private final Lane lane = new Lane(now::get, parcel -> out.add(text(parcel)));

  @AfterEach
  void end() {
    lane.end();
  }

  @Test
  void parcelThatIsDue_comesOutOnTheThreadThatBroughtIt() throws InterruptedException {
    lane.send(parcel("a"), 1_000, ROOM);

    assertThat(out).containsExactly("a");
  }

  @Test
  void parcel_comesOutWhenItsTimeHasCome() throws InterruptedException {
    lane.send(parcel("a"), 2_000, ROOM);
    now.set(1_999);
    lane.look();
    assertThat(out).isEmpty();

    now.set(2_000);
    lane.look();

    assertThat(next()).isEqualTo("a");
  }

  @Test
  void parcelThatIsDueEarlier_waitsBehindTheOneBeforeIt() throws InterruptedException {
    lane.send(parcel("first"), 2_000, ROOM);
    lane.send(parcel("second"), 1_000, ROOM);
    assertThat(out).isEmpty();

    now.set(2_000);
    lane.look();

    assertThat(List.of(next(), next())).containsExactly("first", "second");
  }

  @Test
  void whatWaits_isLetOutWhenItIsReleased() throws InterruptedException {
    lane.send(parcel("a"), Long.MAX_VALUE / 2, ROOM);

    lane.release();

    assertThat(next()).isEqualTo("a");
  }

  @Test
  void whoBringsMoreThanThereIsRoomFor_waits() throws InterruptedException {
    lane.send(parcel("12345678"), 2_000, 10);
    Thread second =
        Thread.startVirtualThread(
            () -> {
              try {
                lane.send(parcel("abc"), 1_000, 10);
                out.add("sent");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    while (second.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(out).isEmpty();

    now.set(2_000);
    lane.look();
    second.join();

    assertThat(next()).isEqualTo("12345678");
    assertThat(List.of(next(), next())).containsExactlyInAnyOrder("abc", "sent");
  }

  @Test
  void endedLane_letsNothingOut() throws InterruptedException {
    lane.send(parcel("a"), 2_000, ROOM);
    lane.end();
    now.set(3_000);
    lane.look();

    lane.send(parcel("b"), 1_000, ROOM);

    assertThat(out).isEmpty();
  }

  private String next() throws InterruptedException {
    return out.poll(10, TimeUnit.SECONDS);
  }

  private static Parcel parcel(String text) {
    return new Parcel(StandardCharsets.US_ASCII.encode(text), Passage.After.GO_ON, false);
  }

  private static String text(Parcel parcel) {
    return StandardCharsets.US_ASCII.decode(parcel.bytes().duplicate()).toString();
  }
}
