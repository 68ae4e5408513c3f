package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.domain.node.NodeId;
import jukigate.gateway.audit.AuditEntry;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.keystores.TestPki;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import jukigate.wire.profile.SecurityProfile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A head is signed each second: 86,400 a day. What needs the newest must not read the others. */
class NewestHeadTest {
  private static final int HEADS = 200;
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  @TempDir static Path folder;
  private static Database database;
  private static Handle handle;
  private static PayloadKeys keys;

  @BeforeAll
  static void headsOfAFewMinutes() {
    var pki =
        TestPki.openOrMint(folder.resolve("pki"), InstantSource.fixed(NOW), new SecureRandom())
            .orThrow();
    var gateway = pki.signing(NodeId.GATEWAY, SecurityProfile.HIGH_2026);
    database =
        Database.open(
                folder.resolve("db"),
                "jukigate/gateway/journal/migrations",
                DatabaseOptions.DEFAULTS)
            .orThrow();
    keys = PayloadKeys.make(folder.resolve("journal.key"), new SecureRandom()).orThrow();
    var log = new SqlAuditLog(database.jdbi(), keys);
    for (int second = 1; second <= HEADS; second++) {
      Instant at = NOW.plusSeconds(second);
      log.act(AuditEntry.act("export", at));
      var unusedHead =
          log.seal(gateway, InstantSource.fixed(at), head -> Optional.of(new byte[1]))
              .orElseThrow();
    }
    handle = database.jdbi().open();
  }

  @AfterAll
  static void close() {
    handle.close();
    database.close();
  }

  @Test
  void nextHead_readsTheNewestOnly() {
    assertThat(visited(jdbi -> jdbi.useHandle(SqlAuditLog::head))).allMatch(rows -> rows <= 2);
  }

  @Test
  void headForTheWitnesses_readsTheNewestOnly() {
    assertThat(visited(jdbi -> new SqlWitnesses(jdbi).newest())).allMatch(rows -> rows <= 2);
  }

  @Test
  void pages_areReadAlongAnIndex_newestFirst() {
    assertThat(visited(jdbi -> new SqlAuditLog(jdbi, keys).heads(HEADS, 5)))
        .allMatch(rows -> rows <= 10);
    assertThat(visited(jdbi -> new SqlAuditLog(jdbi, keys).acts(HEADS, "", 5)))
        .allMatch(rows -> rows <= 10);

    var log = new SqlAuditLog(database.jdbi(), keys);
    assertThat(log.heads(HEADS, 2))
        .extracting(head -> head.checkpoint().tree().size())
        .containsExactly(HEADS - 1L, HEADS - 2L);
    assertThat(log.acts(Long.MAX_VALUE, "export", 2))
        .extracting(act -> act.entry().fields().get("at"))
        .containsExactly(NOW.plusSeconds(HEADS).toString(), NOW.plusSeconds(HEADS - 1).toString());
    assertThat(log.acts(Long.MAX_VALUE, "erase", 2)).isEmpty();
    assertThat(log.pending()).isZero();
  }

  @Test
  void newestStamp_readsTheNewestOnly() {
    assertThat(visited(jdbi -> new SqlStamps(jdbi).newest())).allMatch(rows -> rows <= 2);
  }

  @Test
  void judgedStamps_readTheHeadAfterTheirsOnly() {
    assertThat(visited(jdbi -> new SqlStamps(jdbi).judge(Set.of())))
        .allMatch(rows -> rows <= 2 * HEADS);
  }

  private static List<Integer> visited(Consumer<Jdbi> query) {
    return Plan.rowsVisited(handle, query);
  }
}
