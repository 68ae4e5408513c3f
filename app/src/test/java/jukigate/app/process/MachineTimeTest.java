package jukigate.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTimeTest {
  @TempDir Path folder;

  @Test
  void busyTime_isThatOfTheFirstLine_withoutIdleAndWaiting() throws IOException {
    Path file = folder.resolve("stat");
    Files.writeString(file, "cpu  1 10 100 5000 600 1000 10000 0 0 0\ncpu0 9 9 9 9 9 9 9 0 0 0\n");
    assertThat(MachineTime.busyNanos(file)).hasValue(11_111 * 10_000_000L);
  }

  @Test
  void systemThatDoesNotTell_hasNone() throws IOException {
    assertThat(MachineTime.busyNanos(folder.resolve("none"))).isEmpty();
    Path other = folder.resolve("other");
    Files.writeString(other, "intr 1\n");
    assertThat(MachineTime.busyNanos(other)).isEmpty();
  }
}
