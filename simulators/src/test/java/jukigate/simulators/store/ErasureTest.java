package jukigate.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jukigate.domain.message.MessageId;
import jukigate.domain.node.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
  /** More than Derby locks one by one. */
  private static final int AN_HOUR = 6_000;

  private static final NodeId NODE = new NodeId("pref-220001");
  private static final NodeId SIGNER = new NodeId("cs-221007");
  private static final Instant EXPIRED = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

  @TempDir Path folder;
  private NodeStore store;

  @BeforeEach
  void open() {
    store = NodeStore.open(folder).orThrow();
    store.change(
        tables -> {
          IntStream.range(0, AN_HOUR)
              .forEach(i -> tables.admissions().admit(NODE, SIGNER, id(i), EXPIRED.plusMillis(i)));
          return AN_HOUR;
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void message_isAdmittedWhileAnHourOfOthersIsErased() {
    int erased =
        store.change(
            tables -> {
              int some = tables.admissions().eraseExpired(NOW);
              assertThat(CompletableFuture.supplyAsync(() -> admitted(AN_HOUR)).join()).isTrue();
              return some;
            });
    assertThat(erased).isEqualTo(Slice.RECORDS);
  }

  @Test
  void everythingThatIsDue_goesAndNothingElse() {
    assertThat(admittedUntil(AN_HOUR, NOW)).isTrue();
    new Erasure(store).due(NOW);
    assertThat(admitted(0)).as("forgotten").isTrue();
    assertThat(admitted(AN_HOUR - 1)).as("forgotten").isTrue();
    assertThat(admitted(AN_HOUR)).as("not yet expired").isFalse();
  }

  private boolean admitted(int number) {
    return admittedUntil(number, NOW);
  }

  private boolean admittedUntil(int number, Instant expires) {
    return store.change(tables -> tables.admissions().admit(NODE, SIGNER, id(number), expires));
  }

  private static MessageId id(int number) {
    return new MessageId(
        "urn:uuid:00000000-0000-4000-8000-" + String.valueOf(100_000_000_000L + number));
  }
}
