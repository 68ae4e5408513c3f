package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir private Path home;

  @Test
  void secondCommand_isRefusedAndToldWhoIsThere() {
    try (HomeLock first = HomeLock.take(home).orThrow()) {
      assertThat(first).isNotNull();
      assertThat(HomeLock.take(home))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> {
                assertThat(refused.refusal().code()).isEqualTo(RefusalCode.FOLDER_BUSY);
                assertThat(refused.refusal().arguments())
                    .contains(String.valueOf(ProcessHandle.current().pid()));
              });
    }
  }

  @Test
  void afterTheFirstHasEnded_theSecondGoesAhead() {
    HomeLock.take(home).orThrow().close();
    try (HomeLock second = HomeLock.take(home).orThrow()) {
      assertThat(second).isNotNull();
    }
  }

  @Test
  void homeThatCannotBeMade_isRefused() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "not a folder");
    assertThat(HomeLock.take(file.resolve("home")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.DISK_FULL));
  }
}
