package jukigate.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.JournalBehaviour;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.store.DatabaseOptions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The behaviour of a journal, of three members that are asked in turn. */
class SpreadJournalTest extends JournalBehaviour {
  private static final List<String> NAMES = List.of("m1", "m2", "m3");

  private final Map<String, InetSocketAddress> ports = Ports.of(NAMES);

  @Test
  void memberWhosePortIsTaken_isRefused_andLeavesItsFolderFree() throws Exception {
    PayloadKeys keys =
        PayloadKeys.make(folder.resolve("journal.key"), new SecureRandom()).orThrow();
    InetSocketAddress own = ports.get("m1");
    var alone = new Membership("m1", Map.of("m1", own), folder.resolve("m1"));
    try (var taken = new ServerSocket(own.getPort(), 1, own.getAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(SpreadJournal.open(alone, keys, DatabaseOptions.DEFAULTS))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.PORT_IN_USE));
    }
    try (SpreadJournal again =
        SpreadJournal.open(alone, keys, DatabaseOptions.DEFAULTS).orThrow()) {
      again.admit(admission("alone")).orThrow();
      assertThat(again.isLeader()).isTrue();
    }
  }

  @Override
  protected Opened open() {
    Path file = folder.resolve("journal.key");
    PayloadKeys keys =
        (Files.exists(file) ? PayloadKeys.read(file) : PayloadKeys.make(file, new SecureRandom()))
            .orThrow();
    List<SpreadJournal> members =
        NAMES.parallelStream()
            .map(name -> new Membership(name, ports, folder.resolve(name)))
            .map(one -> SpreadJournal.open(one, keys, DatabaseOptions.DEFAULTS).orThrow())
            .toList();
    return new Three(members, new AtomicInteger(), folder);
  }

  private record Three(List<SpreadJournal> members, AtomicInteger turn, Path folder)
      implements Opened {
    @Override
    public Journal journal() {
      return next();
    }

    private SpreadJournal next() {
      return members.get(turn.getAndIncrement() % members.size());
    }

    @Override
    public JournalReader reader() {
      return next().reader(members.stream().mapToLong(SpreadJournal::place).max().orElseThrow());
    }

    @Override
    public int leaves(RecordNumber number) {
      return Jdbi.create("jdbc:derby:directory:" + folder.resolve("m2/journal/db"))
          .withHandle(
              handle ->
                  handle
                      .createQuery("SELECT COUNT(*) FROM audit_leaf WHERE exchange_id = ?")
                      .bind(0, number.value())
                      .mapTo(Integer.class)
                      .one());
    }

    @Override
    public void close() {
      members.parallelStream().forEach(SpreadJournal::close);
    }
  }
}
