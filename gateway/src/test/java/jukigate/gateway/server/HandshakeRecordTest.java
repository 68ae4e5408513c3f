package jukigate.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLHandshakeException;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import jukigate.wire.tls.FailedHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flood of handshakes fills no journal, and none of it goes uncounted. */
class HandshakeRecordTest {
  private static final FailedHandshake EMPTY =
      FailedHandshake.of(new SSLHandshakeException("Empty client certificate chain"));
  private static final FailedHandshake BROKEN =
      FailedHandshake.of(new SSLHandshakeException("no\nHTTPS\u001b[2J"));

  private static final int ROWS = 60;

  @TempDir Path folder;
  private volatile Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private SqlJournal journal;
  private HandshakeRecord handshakes;

  @BeforeEach
  void open() {
    journal = SqlJournal.open(folder.resolve("journal"), DatabaseOptions.DEFAULTS).orThrow();
    handshakes =
        new HandshakeRecord(journal, Surroundings.of(() -> now, new Random(20_261_121)), ROWS);
  }

  @AfterEach
  void close() {
    handshakes.close();
    journal.close();
  }

  @Test
  void flood_leavesRowsUpToTheCap_andOneThatCountsTheRest() {
    for (int i = 0; i < ROWS + 200; i++) {
      handshakes.refused(i % 2 == 0 ? EMPTY : BROKEN, "127.0.0.1:" + i);
    }
    assertThat(rows()).hasSize(ROWS);

    now = now.plus(HandshakeRecord.WINDOW);
    handshakes.refused(EMPTY, "127.0.0.1:9");

    List<RecordedExchange> rows = rows();
    assertThat(rows).hasSize(ROWS + 2);
    assertThat(rows.get(0).refusalId()).isEqualTo("JG-301");
    assertThat(rows.get(1).refusalId()).isEqualTo("JG-310");
    assertThat(rows.get(1).detail())
        .contains("200 more", "JG-301 × 100", "JG-309 × 100", "2026-11-21T00:00:00Z");
  }

  @Test
  void floodFromManyThreads_isCountedToTheLastOne() {
    int all = 1_000;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < all; i++) {
        threads.execute(() -> handshakes.refused(EMPTY, ""));
      }
    }
    handshakes.close();
    assertThat(rows()).hasSize(ROWS + 1);
    assertThat(rows().get(0).detail()).contains((all - ROWS) + " more");
  }

  @Test
  void stop_tellsWhatWasOnlyCounted_once() {
    for (int i = 0; i <= ROWS; i++) {
      handshakes.refused(EMPTY, "");
    }
    handshakes.close();
    handshakes.close();
    assertThat(rows()).hasSize(ROWS + 1);
    assertThat(rows().get(0).refusalId()).isEqualTo("JG-310");
  }

  @Test
  void clockPutBack_doesNotSilenceTheRecord() {
    for (int i = 0; i <= ROWS; i++) {
      handshakes.refused(EMPTY, "");
    }
    now = now.minusSeconds(3_600);
    handshakes.refused(EMPTY, "after");
    assertThat(rows().get(0).detail()).contains("after");
  }

  @Test
  void wordsOfThePeer_areMadeHarmless() {
    handshakes.refused(BROKEN, "127.0.0.1:9");
    assertThat(rows().get(0).detail()).contains("no?HTTPS?[2J", "peer 127.0.0.1:9");
    assertThat(BROKEN.certificate()).isEqualTo(Optional.empty());
  }

  private List<RecordedExchange> rows() {
    return journal.reader().latest(10_000);
  }
}
