package jukigate.gateway.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.gateway.journal.Conclusion;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import jukigate.store.DatabasePlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on the disk, and who can read it. */
class PayloadsAtRestTest {
  private static final String SECRET = "PLANTED-999202611041-𠮷田";
  private static final Payload MESSAGE = Payload.ofUtf8("<message>" + SECRET + "</message>");

  @TempDir Path home;
  private Path folder;
  private Path key;

  @BeforeEach
  void place() {
    folder = home.resolve("gateway");
    key = home.resolve("gateway.key");
  }

  @Test
  void message_isInNoFileOfTheJournalAndReadWithTheKey() throws IOException {
    RecordNumber number = record();
    try (SqlJournal journal = open().orThrow()) {
      assertThat(journal.reader().bytes(number).orElseThrow())
          .isEqualTo(new RecordedExchange.Bytes(MESSAGE, MESSAGE));
    }
    assertThat(filesWith(SECRET.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(filesWith("PLANTED".getBytes(StandardCharsets.UTF_16BE))).isEmpty();
    assertThat(filesWith("JGREST1".getBytes(StandardCharsets.UTF_8)))
        .as("the search finds what is there")
        .isNotEmpty();
  }

  @Test
  void journalWithoutItsKey_isNotOpenedAndMakesNoOther() throws IOException {
    record();
    Files.move(key, home.resolve("elsewhere"));
    assertThat(refusal(open())).isEqualTo(RefusalCode.PAYLOAD_KEY_MISSING);
    assertThat(key).doesNotExist();
    PayloadKeys.make(key, new SecureRandom()).orThrow();
    assertThat(refusal(open())).isEqualTo(RefusalCode.PAYLOAD_KEY_MISSING);
    assertThat(
            SqlJournal.open(
                    new DatabasePlace.Folder(folder),
                    home.resolve("elsewhere"),
                    DatabaseOptions.DEFAULTS)
                .map(
                    journal -> {
                      journal.close();
                      return "opened";
                    })
                .orThrow())
        .isEqualTo("opened");
  }

  @Test
  void keyThatIsAdded_encryptsWhatComesAndTheOldOneStillReads() throws IOException {
    RecordNumber old = record();
    String first = Files.readString(key);
    Files.writeString(key, "# 2027\n" + first + Base64.getEncoder().encodeToString(new byte[32]));
    RecordNumber young = record();
    try (SqlJournal journal = open().orThrow()) {
      assertThat(journal.reader().bytes(old).orElseThrow().request()).isEqualTo(MESSAGE);
      assertThat(journal.reader().bytes(young).orElseThrow().request()).isEqualTo(MESSAGE);
    }
    Files.writeString(key, first);
    assertThat(refusal(open())).isEqualTo(RefusalCode.PAYLOAD_KEY_MISSING);
  }

  @Test
  void messageThatWasStoredBeforeThereWereKeys_isReadAsItStands() {
    RecordNumber number = record();
    byte[] plain = MESSAGE.toByteArray();
    store("UPDATE exchange SET request_bytes = ?", plain);
    try (SqlJournal journal = open().orThrow()) {
      assertThat(journal.reader().bytes(number).orElseThrow().request()).isEqualTo(MESSAGE);
    }
  }

  @Test
  void changedCiphertext_isRefusedAndFoundByTheVerification() {
    RecordNumber number = record();
    byte[] stored = stored();
    stored[stored.length - 1] ^= 1;
    store("UPDATE exchange SET request_bytes = ?", stored);
    try (SqlJournal journal = open().orThrow()) {
      assertThatThrownBy(() -> journal.reader().bytes(number))
          .isInstanceOfSatisfying(
              RefusedException.class,
              it -> assertThat(it.refusal().code()).isEqualTo(RefusalCode.PAYLOAD_UNREADABLE));
      assertThat(journal.auditLog().verify(List.of(), any -> true, true).findings())
          .extracting(it -> it.what().code())
          .contains(RefusalCode.AUDIT_BYTES_CHANGED);
    }
  }

  @Test
  void keyThatIsThere_isNeverReplaced() throws IOException {
    PayloadKeys.make(key, new SecureRandom()).orThrow();
    String first = Files.readString(key);
    assertThat(refusal(PayloadKeys.make(key, new SecureRandom()))).isEqualTo(RefusalCode.DISK_FULL);
    assertThat(Files.readString(key)).isEqualTo(first);
  }

  @Test
  void sameMessage_isStoredInOtherBytesEachTime() {
    PayloadKeys keys = PayloadKeys.make(key, new SecureRandom()).orThrow();
    assertThat(keys.seal(MESSAGE)).isNotEqualTo(keys.seal(MESSAGE));
    assertThat(keys.seal(Payload.of(new byte[0]))).isEmpty();
    assertThat(keys.open(new byte[0])).contains(Payload.of(new byte[0]));
    assertThat(keys).hasToString("PayloadKeys[" + keys.newest() + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# none\n", "AAAA\n", "not base64!\n"})
  void fileWithoutAKey_isRefused(String text) throws IOException {
    Files.writeString(key, text);
    assertThat(refusal(PayloadKeys.read(key))).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(refusal(open())).isEqualTo(RefusalCode.FILE_INVALID);
  }

  private Outcome<SqlJournal> open() {
    return SqlJournal.open(folder, DatabaseOptions.DEFAULTS);
  }

  private RecordNumber record() {
    try (SqlJournal journal = open().orThrow()) {
      var heading =
          new Heading(
              FreshId.of(new SecureRandom()),
              Instant.parse("2026-11-21T00:00:00Z"),
              "cs-221007",
              Optional.empty(),
              "/identity-update/v1");
      var conclusion = new Conclusion(Verdict.REFUSED, Optional.empty(), MESSAGE, List.of());
      return journal.refuse(heading, MESSAGE, conclusion).orThrow();
    }
  }

  private byte[] stored() {
    try (Database database = database()) {
      return database
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery("SELECT request_bytes FROM exchange")
                      .mapTo(byte[].class)
                      .one());
    }
  }

  private void store(String sql, byte[] bytes) {
    try (Database database = database()) {
      database.jdbi().useHandle(handle -> handle.execute(sql, (Object) bytes));
    }
  }

  private Database database() {
    String migrations = "jukigate/gateway/journal/migrations";
    return Database.open(folder, migrations, DatabaseOptions.DEFAULTS).orThrow();
  }

  private List<Path> filesWith(byte[] wanted) throws IOException {
    String needle = new String(wanted, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, needle)).toList();
    }
  }

  private static boolean holds(Path file, String needle) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(needle);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static RefusalCode refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(Refusal refusal)
        ? refusal.code()
        : RefusalCode.INTERNAL_ERROR;
  }
}
