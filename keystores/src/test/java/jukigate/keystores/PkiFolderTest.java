package jukigate.keystores;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PkiFolderTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void name() {
    folder = temporary.resolve("pki");
  }

  @Test
  void clock_isServedFromTheMintingToAWeekBeforeTheFirstCaEnds() {
    TestPki pki = Pki.open(folder);
    Instant from = Pki.NOW.minus(Duration.ofMinutes(10));
    Instant to = from.plus(Duration.ofDays(3652 - 7)).minusSeconds(1);
    assertThat(pki.serves(from)).isEqualTo(Outcome.passed(from));
    assertThat(pki.serves(to)).isEqualTo(Outcome.passed(to));
    assertThat(Pki.code(pki.serves(from.minusSeconds(1)))).isEqualTo(RefusalCode.CLOCK_OUTSIDE_PKI);
    assertThat(Pki.code(pki.serves(to.plusSeconds(1)))).isEqualTo(RefusalCode.CLOCK_OUTSIDE_PKI);
  }

  @Test
  void secondOpening_findsTheSameKeys() {
    var first = Pki.open(folder).tls(Pki.SHIZUOKA);
    var second = Pki.open(folder).tls(Pki.SHIZUOKA);
    assertThat(second.chain()).isEqualTo(first.chain());
    assertThat(second.key()).isEqualTo(first.key());
  }

  @Test
  void privateFiles_areForTheOwnerOnly() throws IOException {
    TestPki pki = Pki.open(folder);
    assertThat(pki.tls(Pki.SHIZUOKA).chain()).hasSize(2);
    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> keys = files.filter(Files::isRegularFile).filter(this::isPrivate).toList();
      assertThat(keys).hasSizeGreaterThanOrEqualTo(8);
      assertThat(keys).allMatch(file -> permissions(file).equals("rw-------"));
    }
  }

  @Test
  void passwordFile_isRandomAndOpensTheKeyFiles() throws IOException {
    Pki.open(folder);
    String password = Files.readString(folder.resolve("password")).strip();
    Pki.open(temporary.resolve("other"));
    assertThat(password)
        .hasSize(32)
        .isNotEqualTo(Files.readString(temporary.resolve("other/password")).strip());
    HeldKey root =
        KeyFiles.readPkcs12(folder.resolve("ca/root.p12"), "root", password.toCharArray());
    assertThat(root.certificate().getBasicConstraints()).isEqualTo(1);
  }

  @Test
  void passwordOfTheEnvironment_isUsedAndNotWritten() {
    Map<String, String> environment = Map.of("JUKIGATE_PKI_PASSWORD", "correct horse 電池");
    assertThat(Pki.tryOpen(folder, Pki.NOW, environment).isPassed()).isTrue();
    assertThat(folder.resolve("password")).doesNotExist();
    assertThat(Pki.tryOpen(folder, Pki.NOW, environment).isPassed()).isTrue();
  }

  @Test
  void wrongPassword_isRefusedAndNamesTheFile() {
    Pki.open(folder);
    var outcome = Pki.tryOpen(folder, Pki.NOW, Map.of("JUKIGATE_PKI_PASSWORD", "wrong"));
    assertThat(Pki.code(outcome)).isEqualTo(RefusalCode.PASSWORD_WRONG);
    assertThat(outcome.toString()).contains("tls-ca.p12").doesNotContain("wrong,");
    assertThat(Pki.tryOpen(folder, Pki.NOW, Map.of()).isPassed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodes/cs-221007/tls.p12", "ca/message-ca.p12"})
  void damagedKeyFile_isRefusedAndNamesTheFile(String name) throws IOException {
    Pki.open(folder).tls(Pki.SHIZUOKA);
    Files.write(folder.resolve(name), new byte[] {0x30, 0x03, 1, 2, 3});
    TestPki pki = Pki.open(folder);
    var refusal =
        Pki.refusal(
            () -> {
              assertThat(pki.tls(Pki.SHIZUOKA)).isNotNull();
              assertThat(pki.signing(Pki.SHIZUOKA, SecurityProfile.HIGH_2026)).isNotNull();
            });
    assertThat(refusal.code()).isEqualTo(RefusalCode.KEY_FILE_INVALID);
    assertThat(refusal.arguments().getFirst()).endsWith(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"certificates\":[", "{\"certificates\":[{}],\"crlNumbers\":{}}"})
  void damagedIndex_isRefusedAndLeftAsItIs(String content) throws IOException {
    Pki.open(folder);
    Path index = folder.resolve("index.json");
    Files.writeString(index, content);
    assertThat(Pki.code(Pki.tryOpen(folder, Pki.NOW, Map.of())))
        .isEqualTo(RefusalCode.KEY_FILE_INVALID);
    assertThat(index).hasContent(content);
  }

  @Test
  void lostIndex_isRefusedWhenThereAreNodes() throws IOException {
    Pki.open(folder).tls(Pki.SHIZUOKA);
    Files.delete(folder.resolve("index.json"));
    assertThat(Pki.code(Pki.tryOpen(folder, Pki.NOW, Map.of())))
        .isEqualTo(RefusalCode.KEY_FILE_INVALID);
  }

  @Test
  void leftoversOfAKilledProcess_areSweptAndTheRestStays() throws IOException {
    var before = Pki.open(folder).tls(Pki.SHIZUOKA);
    Path leftover = folder.resolve("nodes/cs-221007/.new-tls.p12");
    Files.writeString(leftover, "half");
    assertThat(Pki.open(folder).tls(Pki.SHIZUOKA).chain()).isEqualTo(before.chain());
    assertThat(leftover).doesNotExist();
  }

  @Test
  void killInTheFirstMinting_startsAnew() throws IOException {
    Pki.open(folder);
    Files.delete(folder.resolve("index.json"));
    Files.delete(folder.resolve("ca/message-ca.p12"));
    TestPki pki = Pki.open(folder);
    assertThat(pki.signing(Pki.SHIZUOKA, SecurityProfile.HIGH_2026).certificate()).isNotNull();
    assertThat(pki.list()).hasSize(AuthorityName.values().length + 1);
  }

  @Test
  void killBetweenKeyFileAndIndex_mintsAgain() throws IOException {
    TestPki pki = Pki.open(folder);
    byte[] before = Files.readAllBytes(folder.resolve("index.json"));
    var lost = pki.tls(Pki.SHIZUOKA).chain().getFirst();
    Files.write(folder.resolve("index.json"), before);
    TestPki again = Pki.open(folder);
    var found = again.tls(Pki.SHIZUOKA).chain().getFirst();
    assertThat(found.getSerialNumber()).isNotEqualTo(lost.getSerialNumber());
    assertThat(again.list())
        .anyMatch(entry -> entry.facts().serial().equals(found.getSerialNumber()));
  }

  @Test
  void lockOfAnotherProcess_isRefusedAsBusyWithItsId() throws Exception {
    Pki.open(folder);
    try (Holder holder = Holder.of(folder.resolve(".lock"))) {
      var outcome =
          Pki.tryOpen(folder, InstantSource.fixed(Pki.NOW), Map.of(), Duration.ofMillis(200));
      assertThat(Pki.code(outcome)).isEqualTo(RefusalCode.FOLDER_BUSY);
      assertThat(outcome.toString()).contains(String.valueOf(holder.process().pid()));
    }
    assertThat(Pki.tryOpen(folder, Pki.NOW, Map.of()).isPassed()).isTrue();
  }

  @Test
  void lockOfAnotherThread_isWaitedForAndThenRefused() throws Exception {
    Pki.open(folder);
    FolderLock lock = new FolderLock(folder, Duration.ofMillis(100));
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (var pool = Executors.newSingleThreadExecutor()) {
      var holding =
          pool.submit(
              () ->
                  lock.hold(
                      () -> {
                        held.countDown();
                        return await(done);
                      }));
      held.await();
      assertThat(Pki.code(() -> lock.hold(() -> "never"))).isEqualTo(RefusalCode.FOLDER_BUSY);
      done.countDown();
      assertThat(holding.get()).isTrue();
    }
    assertThat(lock.hold(() -> lock.hold(() -> "again"))).isEqualTo("again");
  }

  @Test
  void manyAtOnce_mintEachKeyOnce() throws Exception {
    try (var pool = Executors.newFixedThreadPool(4)) {
      var chains =
          pool.invokeAll(
              Stream.generate(
                      () -> (Callable<Object>) () -> Pki.open(folder).tls(Pki.SHIZUOKA).chain())
                  .limit(8)
                  .toList());
      Object first = chains.getFirst().get();
      for (var chain : chains) {
        assertThat(chain.get()).isEqualTo(first);
      }
    }
    assertThat(Pki.open(folder).list()).hasSize(AuthorityName.values().length + 1);
  }

  @Test
  void unwritableFolder_isRefused() throws IOException {
    Files.writeString(folder, "a file in the way");
    assertThat(Pki.code(Pki.tryOpen(folder, Pki.NOW, Map.of()))).isEqualTo(RefusalCode.DISK_FULL);
  }

  @Test
  void warning_liesInTheFolderInBothLanguages() {
    Pki.open(folder);
    assertThat(folder.resolve("README.txt")).content().contains("DO NOT TRUST THIS CA");
    assertThat(folder.resolve("README.ja.txt")).content().contains("このCAを信頼しないでください");
  }

  private boolean isPrivate(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".p12") && !name.equals("truststore.p12")) || name.equals("password");
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Another JVM that holds the lock until its input ends. */
  record Holder(Process process) implements AutoCloseable {
    static Holder of(Path lock) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockHolder.class.getName(),
                  lock.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.inputReader().readLine()).isEqualTo("locked");
      return new Holder(process);
    }

    @Override
    public void close() throws IOException {
      process.outputWriter().close();
      process.onExit().join();
    }
  }

  /** The main class of that JVM. */
  static final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        channel.truncate(0);
        byte[] pid =
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(pid));
        System.out.println(lock.isValid() ? "locked" : "not locked");
        System.in.readAllBytes();
      }
    }
  }
}
