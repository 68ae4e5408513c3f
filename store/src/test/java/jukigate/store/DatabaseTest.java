package jukigate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private static final String MIGRATIONS = "jukigate/store/migrations";

  @TempDir Path folder;

  @Test
  void commit_isThereAfterReopening() {
    try (Database database = open().orThrow()) {
      insert(database, "a");
    }
    try (Database database = open().orThrow()) {
      assertThat(names(database)).isEqualTo(1);
    }
  }

  @Test
  void duplicateKey_isRecognised() {
    try (Database database = open().orThrow()) {
      insert(database, "a");
      assertThatThrownBy(() -> insert(database, "a"))
          .isInstanceOfSatisfying(
              Exception.class, e -> assertThat(Database.isDuplicateKey(e)).isTrue());
      assertThatThrownBy(() -> insert(database, "longer than twenty characters"))
          .isInstanceOfSatisfying(
              Exception.class, e -> assertThat(Database.isDuplicateKey(e)).isFalse());
    }
  }

  /** Without ranges taken at the start, most of these end with 40XL1 after the whole lock time. */
  @Test
  void firstInsertsBesideEachOther_doNotLockEachOtherOut() throws Exception {
    int writers = 6;
    try (Database database = open().orThrow();
        var threads = Executors.newFixedThreadPool(writers)) {
      var together = new CyclicBarrier(writers);
      List<Callable<Integer>> work =
          Collections.nCopies(
              writers,
              () -> {
                together.await();
                return insertNumbered(database, 30);
              });
      for (Future<Integer> done : threads.invokeAll(work)) {
        assertThat(done.get()).isEqualTo(30);
      }
    }
  }

  /**
   * Derby's statistics change its catalogue, and with every such change the ranges of all tables go
   * back: the next inserts then lock each other out, in the middle of the day.
   */
  @Test
  void statistics_areNotMadeByThemselves() throws Exception {
    try (Database database = open().orThrow()) {
      for (int n = 0; n < 300; n++) {
        String name = "n" + n;
        database.jdbi().useHandle(h -> h.execute("INSERT INTO beside (name) VALUES (?)", name));
      }
      for (int n = 0; n < 5; n++) {
        String question = "SELECT COUNT(*) FROM beside WHERE name = 'n" + n + "'";
        assertThat(count(database, question)).isEqualTo(1);
      }
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("index-stat")) {
          thread.join();
        }
      }
      assertThat(count(database, "SELECT COUNT(*) FROM sys.sysstatistics")).isZero();
    }
  }

  private static int count(Database database, String question) {
    return database.jdbi().withHandle(h -> h.createQuery(question).mapTo(int.class).one());
  }

  /** Else one lock turns away everybody who is behind those that wait for it. */
  @Test
  void callerBehindOthersThatWaitForLocks_getsItsConnection() throws Exception {
    var options = new DatabaseOptions(2, Duration.ofSeconds(1));
    try (Database database = Database.open(folder, MIGRATIONS, options).orThrow();
        var threads = Executors.newSingleThreadExecutor();
        Handle holder = database.jdbi().open()) {
      holder.begin();
      holder.execute("INSERT INTO thing (name) VALUES (?)", "locked");
      var allTaken = new CountDownLatch(1);
      Future<?> locked = threads.submit(() -> waitForLockTwice(database, allTaken));
      allTaken.await();
      assertThat(one(database)).isEqualTo(1);
      locked.get();
      holder.rollback();
    }
  }

  /** Touches no table. */
  private static int one(Database database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("VALUES 1").mapTo(Integer.class).one());
  }

  private static void waitForLockTwice(Database database, CountDownLatch begun) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              begun.countDown();
              for (int i = 0; i < 2; i++) {
                assertThatThrownBy(
                        () -> handle.execute("INSERT INTO thing (name) VALUES (?)", "locked"))
                    .isInstanceOfSatisfying(
                        Exception.class, e -> assertThat(Database.isRetryable(e)).isTrue());
              }
            });
  }

  private static int insertNumbered(Database database, int rows) {
    for (int i = 0; i < rows; i++) {
      database
          .jdbi()
          .useTransaction(
              handle -> {
                handle
                    .createUpdate("INSERT INTO numbered (name) VALUES ('x')")
                    .executeAndReturnGeneratedKeys("ID")
                    .mapTo(Long.class)
                    .one();
                handle.execute("INSERT INTO beside (name) VALUES (?)", "x");
              });
    }
    return rows;
  }

  /** The second of a kind and the later ones are copies of one that has no rows. */
  @Test
  void laterDatabases_areLikeTheFirstOne() throws IOException {
    List<Long> firstIds = new ArrayList<>();
    for (String name : List.of("first", "second", "third")) {
      Path place = folder.resolve(name);
      Path cutOff = Files.createDirectories(place.resolve("db.part"));
      Files.writeString(cutOff.resolve("service.properties"), "of a copy that was cut off");
      try (Database database = open(place).orThrow()) {
        assertThat(names(database)).isZero();
        assertThat(property(database, "derby.storage.pageSize")).isEqualTo("32768");
        insert(database, name);
        firstIds.add(numbered(database));
      }
      try (Database again = open(place).orThrow()) {
        assertThat(names(again)).as("is its own").isEqualTo(1);
      }
      assertThat(place.resolve("db")).isDirectoryContaining("glob:**service.properties");
    }
    assertThat(firstIds).containsOnly(firstIds.getFirst());
    assertThat(folder.resolve("third/db.part")).doesNotExist();
  }

  private static long numbered(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createUpdate("INSERT INTO numbered (name) VALUES ('x')")
                    .executeAndReturnGeneratedKeys("ID")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void settings_areInTheDatabase() {
    try (Database database = open().orThrow()) {
      assertThat(property(database, "derby.storage.pageSize")).isEqualTo("32768");
      assertThat(property(database, "derby.locks.waitTimeout")).isEqualTo("10");
    }
  }

  @Test
  void derbyLog_isNotInTheWorkingFolder() {
    open().orThrow().close();
    assertThat(Path.of("derby.log")).doesNotExist();
  }

  @Test
  void openTwiceInOneJvm_isRefused() {
    try (Database database = open().orThrow()) {
      assertRefused(open(), RefusalCode.DATABASE_LOCKED);
      insert(database, "still works");
    }
    open().orThrow().close();
  }

  @Test
  void openWhileAnotherJvmHasIt_isRefused() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = holder.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines().filter("open"::equals).findFirst()).isPresent();
      assertRefused(open(), RefusalCode.DATABASE_LOCKED);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    try (Database afterKill = open().orThrow()) {
      assertThat(names(afterKill)).as("committed before the kill").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"db/service.properties", "db/log/log.ctrl+db/log/logmirror.ctrl", "db/seg0"})
  void damagedFiles_areRefusedAndLeftAsTheyAre(String damaged) throws IOException {
    open().orThrow().close();
    for (String name : damaged.split("\\+", -1)) {
      damage(folder.resolve(name));
    }
    Map<String, String> before = digests(damaged);
    assertRefused(open(), RefusalCode.DATABASE_CORRUPT);
    assertThat(digests(damaged)).isEqualTo(before);
  }

  /** An empty one in its place would know no receipts: what was applied would be applied again. */
  @Test
  void databaseThatIsGone_isRefusedAndNotMadeAnew() throws IOException {
    try (Database database = open().orThrow()) {
      insert(database, "a");
    }
    Path away = Files.move(folder.resolve("db"), folder.resolve("away"));
    assertRefused(open(), RefusalCode.DATABASE_CORRUPT);
    assertThat(folder.resolve("db")).doesNotExist();
    Files.move(away, folder.resolve("db"));
    try (Database database = open().orThrow()) {
      assertThat(names(database)).isEqualTo(1);
    }
  }

  @Test
  void folderThatIsAFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRefused(Database.open(file, MIGRATIONS, DatabaseOptions.DEFAULTS), RefusalCode.DISK_FULL);
  }

  @Test
  void changedMigration_isRefused() {
    try (Database database = open().orThrow()) {
      database
          .jdbi()
          .useHandle(h -> h.execute("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1"));
    }
    assertRefused(open(), RefusalCode.DATABASE_CORRUPT);
  }

  @Test
  void durabilityThatLosesCommits_isRefused() {
    System.setProperty("derby.system.durability", "test");
    try {
      assertRefused(open(), RefusalCode.CONFIG_INVALID_VALUE);
    } finally {
      System.clearProperty("derby.system.durability");
    }
  }

  private Outcome<Database> open() {
    return open(folder);
  }

  private static Outcome<Database> open(Path place) {
    return Database.open(place, MIGRATIONS, DatabaseOptions.DEFAULTS);
  }

  static void insert(Database database, String name) {
    database.jdbi().useHandle(h -> h.execute("INSERT INTO thing (name) VALUES (?)", name));
  }

  private static int names(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("SELECT COUNT(*) FROM thing").mapTo(int.class).one());
  }

  private static String property(Database database, String name) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("VALUES SYSCS_UTIL.SYSCS_GET_DATABASE_PROPERTY(:name)")
                    .bind("name", name)
                    .mapTo(String.class)
                    .one());
  }

  private static void assertRefused(Outcome<Database> outcome, RefusalCode code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.refusal().code()).isEqualTo(code));
  }

  private static void damage(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (var files = Files.list(path)) {
        for (Path file : files.toList()) {
          damage(file);
        }
      }
    } else {
      byte[] bytes = Files.readAllBytes(path);
      for (int n = 0; n < bytes.length; n++) {
        bytes[n] ^= 0x5a;
      }
      Files.write(path, bytes);
    }
  }

  /**
   * Without the lock files, which Derby makes and removes as it tries, and without the log, to
   * which it may add a checkpoint before it meets a damaged page.
   */
  private Map<String, String> digests(String damaged) throws IOException {
    var digests = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lck") && !file.endsWith("derby.log"))
          .filter(file -> !damaged.equals("db/seg0") || !file.startsWith(folder.resolve("db/log")))
          .forEach(file -> digests.put(folder.relativize(file).toString(), digest(file)));
    }
    return digests;
  }

  private static String digest(Path file) {
    try {
      return Payload.of(Files.readAllBytes(file)).sha256();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
