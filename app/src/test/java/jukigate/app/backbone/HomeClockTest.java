package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.ClockState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeClockTest {
  private static final Instant MACHINE = Instant.parse("2026-11-21T03:00:00Z");
  private static final Instant PAST = Instant.parse("2003-08-25T00:00:00Z");

  @TempDir Path folder;

  private Instant machine = MACHINE;

  private HomeClock home() {
    return new HomeClock(folder, () -> machine);
  }

  @Test
  void newFolder_isOnTheMachinesTime() {
    assertThat(home().open().instant()).isEqualTo(MACHINE);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void newFolder_mayBeginInThePast() {
    assertThat(home().own(Optional.of(PAST), 0).orThrow().instant()).isEqualTo(PAST);
    assertThat(home().open().instant()).isEqualTo(PAST);
  }

  @Test
  void folderThatWasUsed_neverGoesBack() throws IOException {
    Files.createDirectories(folder.resolve("pki"));
    assertThat(home().own(Optional.of(PAST), 0))
        .isEqualTo(Outcome.refused(RefusalCode.CLOCK_BACKWARDS, PAST, MACHINE));

    Instant later = MACHINE.plus(Duration.ofDays(31));
    home().own(Optional.of(later), 0).orThrow();
    assertThat(home().real())
        .isEqualTo(Outcome.refused(RefusalCode.CLOCK_BACKWARDS, MACHINE, later));
    assertThat(home().open().instant()).isEqualTo(later);

    machine = later.plusSeconds(1);
    assertThat(home().real().orThrow().instant()).isEqualTo(machine);
    assertThat(folder.resolve("clock.json")).doesNotExist();
  }

  @Test
  void everyMove_isSeenByTheNextCommand() {
    var clock = home().own(Optional.of(MACHINE), 0).orThrow();
    clock.to(MACHINE.plusSeconds(60)).orThrow();
    assertThat(home().open().instant()).isEqualTo(MACHINE.plusSeconds(60));
    clock.run(10);
    machine = machine.plusSeconds(5);
    assertThat(home().open().instant()).isEqualTo(MACHINE.plusSeconds(110));
    assertThat(home().open().state().mode()).isEqualTo(ClockState.Mode.RUNNING);
  }

  @Test
  void damagedFile_isRefusedByName() throws IOException {
    Files.writeString(folder.resolve("clock.json"), "{\"mode\":\"BACKWARDS\"}");
    assertThatThrownBy(() -> home().open())
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.refusal().code()).isEqualTo(RefusalCode.FILE_INVALID);
              assertThat(e.refusal().arguments().getFirst()).endsWith("clock.json");
            });
  }
}
