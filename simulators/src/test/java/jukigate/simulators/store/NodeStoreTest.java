package jukigate.simulators.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeStoreTest {
  private static final String DEADLOCK = "40001";
  private static final String SYNTAX = "42X01";

  @TempDir Path folder;
  private NodeStore store;
  private final AtomicInteger attempts = new AtomicInteger();

  @BeforeEach
  void open() {
    store = NodeStore.open(folder).orThrow();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void transactionThatLosesTwice_isDoneAThirdTime() {
    Outcome<String> outcome =
        store.transact(
            tables -> {
              loses(3, DEADLOCK);
              return Outcome.passed("kept");
            });
    assertThat(outcome.orThrow()).isEqualTo("kept");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void transactionThatLosesAlways_endsWithItsError() {
    assertThatThrownBy(() -> store.change(tables -> loses(Integer.MAX_VALUE, DEADLOCK)))
        .isInstanceOf(ConnectionException.class);
    assertThat(attempts).hasValue(4);
  }

  @Test
  void errorThatWillNotGo_isNotTriedAgain() {
    assertThatThrownBy(() -> store.change(tables -> loses(2, SYNTAX)))
        .isInstanceOf(ConnectionException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void refusalOfATableAtTheSecondAttempt_isARefusal() {
    Outcome<String> outcome =
        store.transact(
            tables -> {
              loses(2, DEADLOCK);
              throw new RefusedException(Refusal.of(RefusalCode.OUTBOX_FULL, "cs-221007", 1));
            });
    assertThat(outcome.isPassed()).isFalse();
  }

  /** As Derby says it, until the attempt with this number. */
  private boolean loses(int winning, String state) {
    if (attempts.incrementAndGet() < winning) {
      throw new ConnectionException(new SQLException("lost to another", state));
    }
    return true;
  }
}
