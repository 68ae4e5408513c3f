package jukigate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDatabaseTest {
  private static final String MIGRATIONS = "jukigate/store/migrations";

  @TempDir Path folder;
  private DatabasePlace.Server place;

  @BeforeEach
  void create() {
    place = TestServer.database(folder);
  }

  @Test
  void whatOneCommits_theOtherSees() {
    try (Database one = open(place).orThrow();
        Database other = open(place).orThrow()) {
      insert(one, "a");
      assertThat(names(other)).isEqualTo(1);
      assertThatThrownBy(() -> insert(other, "a"))
          .isInstanceOfSatisfying(
              Exception.class, e -> assertThat(Database.isDuplicateKey(e)).isTrue());
    }
    try (Database again = open(place).orThrow()) {
      assertThat(names(again)).isEqualTo(1);
    }
  }

  @Test
  void manyThatOpenItAtOnce_migrateItOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<Outcome<Database>> opening = () -> open(place);
      for (Future<Outcome<Database>> opened :
          threads.invokeAll(List.of(opening, opening, opening, opening))) {
        opened.get().orThrow().close();
      }
    }
  }

  @Test
  void lockThatIsNotGivenFree_endsAsSomethingToTryAgain() {
    var patient = new DatabaseOptions(2, Duration.ofSeconds(1));
    try (Database one = Database.open(place, MIGRATIONS, patient).orThrow();
        Database other = Database.open(place, MIGRATIONS, patient).orThrow()) {
      one.jdbi()
          .useTransaction(
              handle -> {
                handle.execute("INSERT INTO thing (name) VALUES ('a')");
                assertThatThrownBy(() -> insert(other, "a"))
                    .isInstanceOfSatisfying(
                        Exception.class, e -> assertThat(Database.isRetryable(e)).isTrue());
              });
    }
  }

  @Test
  void wrongPassword_andDatabaseThatIsNotThere_areUnreachable() throws IOException {
    ServerAddress address = place.address();
    var nowhere =
        new ServerAddress(address.host(), address.port(), "nowhere", address.authorities());
    assertRefused(
        open(new DatabasePlace.Server(nowhere, place.user(), place.password())),
        RefusalCode.DATABASE_UNREACHABLE);
    Files.writeString(place.password(), "guessed");
    assertRefused(open(place), RefusalCode.DATABASE_UNREACHABLE);
  }

  @Test
  void nobodyWhoAnswers_isUnreachable() throws IOException {
    int port;
    try (var taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    var closed = new ServerAddress("127.0.0.1", port, "journal", place.address().authorities());
    assertRefused(
        open(new DatabasePlace.Server(closed, place.user(), place.password())),
        RefusalCode.DATABASE_UNREACHABLE);
  }

  @Test
  void fileWithoutAPassword_isNamed() {
    assertRefused(
        open(new DatabasePlace.Server(place.address(), place.user(), folder.resolve("none"))),
        RefusalCode.FILE_UNREADABLE);
  }

  /** A commit that is confirmed before it is on the disk is lost when the server crashes. */
  @Test
  void serverThatLosesCommits_isRefused() {
    String database = place.address().database();
    TestServer.execute("ALTER DATABASE " + database + " SET synchronous_commit = off");
    assertRefused(open(place), RefusalCode.DATABASE_NOT_DURABLE);
    TestServer.execute("ALTER DATABASE " + database + " RESET synchronous_commit");
    open(place).orThrow().close();
  }

  private static Outcome<Database> open(DatabasePlace place) {
    return Database.open(place, MIGRATIONS, new DatabaseOptions(2, Duration.ofSeconds(5)));
  }

  private static void insert(Database database, String name) {
    database.jdbi().useHandle(h -> h.execute("INSERT INTO thing (name) VALUES (?)", name));
  }

  private static int names(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT COUNT(*) FROM thing").mapTo(int.class).one());
  }

  private static void assertRefused(Outcome<?> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }
}
