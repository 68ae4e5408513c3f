package jukigate.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.simulators.store.OutboxEntry.Operator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTableTest {
  private static final int DELIVERED = 3_000;

  /** Derby clears the entries of an index that are gone when their page is full. */
  private static final int A_PAGE = 1_000;

  private static final int WAITING = 3;
  private static final NodeId NODE = new NodeId("pref-220001");
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Pattern VISITED = Pattern.compile("Number of rows visited=(\\d+)");

  @TempDir Path folder;
  private NodeStore store;

  @BeforeEach
  void open() {
    store = NodeStore.open(folder).orThrow();
    for (int i = 0; i < DELIVERED; i += 100) {
      deliver(i, i + 100);
    }
    store.change(
        tables -> {
          tables.outbox().settled(tables.outbox().add(entry("X-0")), OutboxState.DEAD, "JG-B02");
          for (int i = 1; i < WAITING; i++) {
            tables.outbox().add(entry("W-" + i));
          }
          return WAITING;
        });
  }

  private void deliver(int from, int to) {
    store.change(
        tables -> {
          for (int i = from; i < to; i++) {
            tables.outbox().delivered(tables.outbox().add(entry("D-" + i)), "acknowledged");
          }
          return to;
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void outboxIsFull_whenAsManyWaitOrAreDeadAsMay() {
    try (Handle handle = handle()) {
      assertThat(new OutboxTable(handle, WAITING).isFull(NODE)).isTrue();
      assertThat(new OutboxTable(handle, WAITING + 1).isFull(NODE)).isFalse();
      assertThat(new OutboxTable(handle, 1).isFull(new NodeId("national"))).isFalse();
    }
  }

  /** Otherwise each message costs more than the one before it. */
  @Test
  void newEntry_readsNeitherWhatIsDeliveredNorWhatOthersOwe() {
    NodeId other = new NodeId("pref-140007");
    store.change(
        tables -> {
          for (int i = 0; i < DELIVERED; i++) {
            tables.outbox().add(entry(other, "O-" + i));
          }
          return DELIVERED;
        });
    try (Handle handle = handle()) {
      handle.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
      assertThat(new OutboxTable(handle, DELIVERED).isFull(NODE)).isFalse();
      String plan =
          handle
              .createQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")
              .mapTo(String.class)
              .one();
      List<Integer> visited =
          VISITED.matcher(plan).results().map(it -> Integer.valueOf(it.group(1))).toList();
      assertThat(visited).as(plan).isNotEmpty().allMatch(rows -> rows <= A_PAGE);
    }
  }

  private Handle handle() {
    return Jdbi.create("jdbc:derby:directory:" + folder.resolve("db")).open();
  }

  private static OutboxEntry entry(String requestNumber) {
    return entry(NODE, requestNumber);
  }

  private static OutboxEntry entry(NodeId node, String requestNumber) {
    return new OutboxEntry(
        node,
        new NodeId("national"),
        Operation.named("UpdateIdentity"),
        requestNumber,
        requestNumber,
        new Operator("op-1", "term-1", Purpose.REGISTER_UPDATE),
        Payload.ofUtf8("<body/>"),
        NOW,
        Optional.empty());
  }
}
