package jukigate.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Witness;
import jukigate.conformance.matrix.Cell;
import jukigate.conformance.matrix.CellResult;
import jukigate.domain.message.Payload;
import jukigate.domain.number.SyntheticBlock;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of what was refused, and of what got through. */
class ReportFolderTest {
  private static final String PERSON =
      SyntheticBlock.individualNumber(7).value() + " " + SyntheticBlock.residentCode(7).value();
  private static final Witness.State BEFORE = new Witness.State("no record", 3, 0, 0);

  @TempDir Path folder;

  @BeforeEach
  void write() {
    Attack attack = Attacks.ofId("XSW-03").orElseThrow();
    List<Cell> cells = Cell.of(SecurityProfile.HIGH_2026);
    var report =
        new AttackReport(
            new AttackReport.Run(
                "jukigate",
                1,
                "high",
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of("--journal x")),
            List.of(
                new AttackResult(attack, List.of(shown("held", "JG-206")), 0),
                new AttackResult(
                    Attacks.ofId("SIG-04").orElseThrow(), List.of(shown("body", "accepted")), 0)),
            cells.stream().map(ReportFolderTest::played).toList());
    ReportFolder.write(folder, report).orThrow();
  }

  private static AttackResult.Shown shown(String variant, String answer) {
    return new AttackResult.Shown(
        variant,
        List.of(new Attack.Expected("JG-206", Optional.of("JG-206"))),
        answer,
        Optional.of(new Witness.Recorded("c-1", "UNSEAL", "JG-206", "because")),
        BEFORE,
        BEFORE,
        0,
        new AttackResult.Controls(true, true),
        new AttackResult.Bytes(
            Payload.ofUtf8("x".repeat(5_000) + PERSON + "THE END"), Payload.ofUtf8("<fault/>")));
  }

  /** One cell in which a bad certificate was taken; every other as it must be. */
  private static CellResult played(Cell cell) {
    boolean through = cell.name().equals("node-dials/expired/TLSv1.3/high");
    boolean taken = through || cell.mustBeTaken();
    return new CellResult(
        cell,
        taken ? "accepted" : "alert:certificate_unknown",
        Optional.empty(),
        cell.reason().map(id -> new CellResult.Reason(id, "reason " + id)),
        taken ? 1 : 0);
  }

  @Test
  void sarif_followsItsSchemaAndTellsRefusedFromGotThrough() throws IOException {
    JsonNode sarif = new ObjectMapper().readTree(folder.resolve("results.sarif").toFile());
    assertThat(schema().validate(sarif)).isEmpty();
    List<JsonNode> results = sarif.at("/runs/0/results").valueStream().toList();
    assertThat(results).hasSize(2 + Cell.of(SecurityProfile.HIGH_2026).size());
    assertThat(results)
        .filteredOn(one -> one.get("kind").asText().equals("fail"))
        .extracting(one -> one.get("ruleId").asText() + " " + one.get("level").asText())
        .containsExactly("SIG-04 error", "MATRIX error");
    assertThat(sarif.at("/runs/0/tool/driver/rules").findValuesAsText("id"))
        .containsExactly("XSW-03", "SIG-04", "MATRIX");
    assertThat(sarif.at("/runs/0/tool/driver/rules/0/help/text").asText()).contains("Somorovsky");
  }

  /** The schema refuses what is no SARIF, or it would prove nothing. */
  @Test
  void schema_refusesAnUnknownLevel() throws IOException {
    String text = Files.readString(folder.resolve("results.sarif"));
    var broken =
        new ObjectMapper().readTree(text.replace("\"level\" : \"error\"", "\"level\" : \"bad\""));
    assertThat(schema().validate(broken)).isNotEmpty();
  }

  private static JsonSchema schema() throws IOException {
    try (var in = JsonSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(new ObjectMapper().readTree(in));
    }
  }

  @Test
  void page_isSelfContainedShowsTheMatrixFirstAndWholeBytesWithNumbersMasked() throws IOException {
    String page = Files.readString(folder.resolve("attack.html"));
    assertThat(page)
        .contains("default-src 'none'", "ラッピング", "Wrapping", "THE END", "通った", "got through")
        .contains(
            "href=\"#node-dials/expired/TLSv1.3/high\"", "id=\"node-dials/expired/TLSv1.3/high\"")
        .doesNotContain("<link", "@import")
        .doesNotContain(PERSON.split(" ")[0], PERSON.split(" ")[1]);
    assertThat(page.indexOf("id=\"matrix\"")).isLessThan(page.indexOf("id=\"attacks\""));
  }

  @Test
  void junitAndJson_countWhatGotThrough() throws IOException {
    assertThat(Files.readString(folder.resolve("junit.xml")))
        .contains("failures=\"2\"")
        .containsPattern("classname=\"attack.MATRIX\" name=\"node-dials/expired/TLSv1.3/high\"");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    assertThat(json.get("good").asBoolean()).isFalse();
    assertThat(json.at("/matrix/total").asInt() - json.at("/matrix/right").asInt()).isEqualTo(1);
  }
}
