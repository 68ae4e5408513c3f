package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it, once, and what it leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
  /** Names, addresses and numbers that only the two cities of an X04 or X07 may know. */
  private static final List<String> PERSONAL_OF_COPY = List.of("架空　雪子", "架空条8丁目");

  private Typed typed;
  private JsonNode result;
  private Path folder;

  @BeforeAll
  void demo(@TempDir Path home) throws IOException {
    typed = Typed.command("demo", "--home", home.toString(), "--json");
    result = new ObjectMapper().readTree(typed.out());
    folder = Path.of(result.path("folder").asText("missing"));
  }

  @Test
  void demo_endsWell() {
    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(ExitCode.GOOD);
    assertThat(result.get("verdict").asText()).isEqualTo("good");
  }

  @Test
  void demoInProfileRecommended_endsWell(@TempDir Path home) {
    var other = Typed.command("demo", "--home", home.toString(), "--profile", "recommended");

    assertThat(other.exit()).as(other.out() + other.err()).isEqualTo(ExitCode.GOOD);
  }

  @Test
  void folder_holdsEveryMessageThePageAndTheJournal() throws IOException {
    assertThat(folder.resolve("sequence.html")).isNotEmptyFile();
    assertThat(folder.resolve("journal.json")).isNotEmptyFile();
    assertThat(folder.resolve("journal.csv")).isNotEmptyFile();
    assertThat(folder.resolve("README.txt")).isNotEmptyFile();
    long messages = messages().count();
    assertThat(messages).isGreaterThanOrEqualTo(20);
    try (Stream<Path> files = Files.list(folder.resolve("messages"))) {
      assertThat(files.filter(file -> file.toString().endsWith("-request.xml")))
          .hasSize((int) messages);
    }
  }

  /** Where no certificate is shown, the JDK ends the handshake before anybody is asked. */
  @Test
  void everyMessage_isFoundInTheJournalByItsCorrelationId() throws IOException {
    String journal = Files.readString(folder.resolve("journal.json"));
    assertThat(messages())
        .filteredOn(message -> !message.get("ending").asText().equals("tls:certificate_required"))
        .allSatisfy(
            message ->
                assertThat(journal).contains(message.path("correlationId").asText("none at all")));
  }

  @Test
  void sixAttempts_wereRefused() {
    assertThat(messages().map(message -> message.get("ending").asText()))
        .contains("tls:certificate_required", "JG-120", "JG-206", "JG-303", "JG-601");
  }

  @Test
  void personalDataOfACopy_isReadableNowhereOnTheWay() throws IOException {
    byte[] copyExchange = bytes(folder.resolve("messages"), "RequestResidenceCopy");
    for (String personal : PERSONAL_OF_COPY) {
      assertThat(contains(copyExchange, personal)).as(personal).isFalse();
    }
  }

  /**
   * 戸籍の表示 is in the register of the CS and in the certificate (X04), in no other message; the
   * journal has every message, and none that can be read.
   */
  @Test
  void itemOfTheCertificateAlone_isReadableInNoMessageAndNowhereInTheJournal() throws IOException {
    String onlyInTheCertificate = "模擬町4番地";
    String alsoInTheUpdate = "模擬町4番5号";
    byte[] journal = everyFileIn(folder.resolve("work/gateway"));
    byte[] messages = everyFileIn(folder.resolve("messages"));
    assertThat(contains(messages, alsoInTheUpdate)).as("the search sees what is there").isTrue();
    assertThat(contains(messages, onlyInTheCertificate)).isFalse();
    assertThat(contains(journal, "JGREST1")).as("the messages are there").isTrue();
    assertThat(contains(journal, alsoInTheUpdate)).isFalse();
    assertThat(contains(journal, onlyInTheCertificate)).isFalse();
    assertThat(contains(everyFileIn(folder.resolve("work/nodes")), onlyInTheCertificate))
        .as("the CS itself keeps it")
        .isTrue();
  }

  @Test
  void auditCommandOfThePage_runsAsItIsWritten() throws IOException {
    String page = Files.readString(folder.resolve("sequence.html"));
    Matcher hint = Pattern.compile("<code>\\./jukigate (audit show [^<]+)</code>").matcher(page);
    assertThat(hint.find()).isTrue();

    Typed shown = Typed.command(hint.group(1).split(" ", -1));

    assertThat(shown.err()).isEmpty();
    assertThat(shown.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(shown.out()).contains(hint.group(1).split(" ", -1)[2]);
  }

  private static byte[] everyFileIn(Path folder) throws IOException {
    var all = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.writeBytes(Files.readAllBytes(file));
      }
    }
    return all.toByteArray();
  }

  private byte[] bytes(Path messages, String operation) throws IOException {
    var all = new ByteArrayOutputStream();
    for (JsonNode message : (Iterable<JsonNode>) messages()::iterator) {
      if (message.get("operation").asText().equals(operation)) {
        all.writeBytes(Files.readAllBytes(messages.resolve(message.get("request").asText())));
        all.writeBytes(Files.readAllBytes(messages.resolve(message.get("answer").asText())));
      }
    }
    assertThat(all.size()).as("no such message").isPositive();
    return all.toByteArray();
  }

  private static boolean contains(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.UTF_8).contains(text);
  }

  private Stream<JsonNode> messages() {
    return result.findValues("messages").stream()
        .flatMap(list -> Stream.iterate(0, i -> i < list.size(), i -> i + 1).map(list::get));
  }
}
