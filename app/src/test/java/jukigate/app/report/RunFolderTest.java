package jukigate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jukigate.app.play.PlayResult;
import jukigate.app.scenario.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Ending OK = new Ending.Acknowledged();
  private static final Ending ALERT = new Ending.TlsAlert("certificate_required");

  @TempDir private Path folder;

  @Test
  void everyMessage_isThereByteForByte() throws IOException {
    PlayResult result = Samples.run(OK, ALERT);
    RunFolder.write(folder, result, Samples.NAMES).orThrow();
    assertThat(folder.resolve("messages/0001-request.xml"))
        .hasBinaryContent(result.messages().get(0).bytes().request().toByteArray());
    assertThat(folder.resolve("messages/0001-answer.xml")).hasContent("<a><b>x &amp; y</b></a>");
    assertThat(folder.resolve("messages/0002-request.xml")).exists();
    assertThat(folder.resolve("messages/0002-answer.xml")).doesNotExist();
    assertThat(folder.resolve("README.txt")).isNotEmptyFile();
  }

  @Test
  void page_needsNothingElseAndEscapesWhatItShows() throws IOException {
    RunFolder.write(folder, Samples.run(OK, ALERT), Samples.NAMES).orThrow();
    String page = Files.readString(folder.resolve("sequence.html"));
    assertThat(page)
        .contains("見本 &lt;1&gt;", "Sample &lt;1&gt;", "x &amp;amp; y", "tls:certificate_required")
        .contains("名前:cs-221007", "correlation-1", "messages/0001-answer.xml")
        .doesNotContain("http://", "https://", "<link", "src=", "0002-answer.xml");
  }

  @Test
  void unmetExpectation_isBadEverywhere() throws IOException {
    PlayResult result = Samples.run(OK, OK);
    assertThat(result.isGood()).isFalse();
    RunFolder.write(folder, result, Samples.NAMES).orThrow();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("result.json").toFile());
    assertThat(json.get("verdict").asText()).isEqualTo("bad");
    JsonNode step = json.at("/scenarios/0/steps/1");
    assertThat(step.get("missing").get(0).asText()).endsWith("UpdateIdentity: acknowledged");
    assertThat(step.get("surplus").get(0).asText()).endsWith(": tls:certificate_required");
    assertThat(Files.readString(folder.resolve("sequence.html"))).contains("期待と異なる");
  }

  @Test
  void table_hasOneLineForEachMessage() throws IOException {
    RunFolder.write(folder, Samples.run(OK, ALERT), Samples.NAMES).orThrow();
    assertThat(Files.readAllLines(folder.resolve("messages.csv")))
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("1,2026-11-21T01:02:03.004Z,cs-"))
        .satisfies(lines -> assertThat(lines.get(2)).contains("tls:certificate_required,12,,"));
  }
}
