package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import jukigate.domain.Language;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.TrustFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PkiCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  @TempDir Path root;

  /** What one command printed, and how it ended. */
  record Result(int exit, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  private Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Language.EN);
    int exit = CommandLineRun.run(surroundings, arguments);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void csrThenIssueThenRevoke_givesAChainAndACrl() throws Exception {
    Path vendor = root.resolve("vendor");
    Result csr = run("pki", "csr", "--node", "cs-221007", "--use", "tls", "--out", vendor + "");
    assertThat(csr.exit()).isZero();
    assertThat(csr.out()).contains("openssl req -new -nodes -newkey ec");
    Path request = vendor.resolve("cs-221007-tls.csr.pem");
    Path chain = root.resolve("chain.pem");
    Result issued =
        run(
            "pki",
            "issue",
            "--node",
            "cs-221007",
            "--use",
            "tls",
            "--csr",
            request + "",
            "--out",
            chain + "",
            "--json");
    assertThat(issued.exit()).isZero();
    assertThat(issued.json().get("state").asText()).isEqualTo("VALID");
    assertThat(Files.readString(chain))
        .containsPattern("(?s)CERTIFICATE.*CERTIFICATE.*CERTIFICATE");
    String serial = issued.json().get("serial").asText();
    Result revoked = run("pki", "revoke", serial, "--reason", "keyCompromise", "--json");
    assertThat(revoked.json().get("revocationReason").asText()).isEqualTo("keyCompromise");
    assertThat(TrustFolder.read(root.resolve("var/pki/trust")).orThrow().crls())
        .anyMatch(
            crl ->
                crl.getRevokedCertificates() != null
                    && crl.getRevokedCertificates().stream()
                        .anyMatch(entry -> entry.getSerialNumber().toString(16).equals(serial)));
    JsonNode list = run("pki", "list", "--node", "cs-221007", "--json").json();
    assertThat(list).hasSize(1);
    assertThat(list.get(0).get("state").asText()).isEqualTo("REVOKED");
  }

  @Test
  void list_speaksBothLanguages() {
    assertThat(run("pki", "list").out()).contains("ca/root", "Root CA");
    assertThat(run("pki", "list", "--lang", "ja").out()).contains("ca/root", "ルートCA");
  }

  @Test
  void listOfBadOnes_namesTheRefusalOfEach() throws Exception {
    JsonNode list = run("pki", "list", "--bad", "--json").json();
    assertThat(list).hasSize(BadCertificate.all().size());
    assertThat(list.get(0).get("id").asText()).isEqualTo("tls-expired");
    assertThat(list.get(0).get("expectedRefusal").asText()).isEqualTo("JG-208");
    assertThat(run("pki", "list", "--bad", "--lang=ja").out()).contains("一年前に有効期限が切れた");
  }

  @Test
  void badCertificate_isIssuedWithKeyAndExpectedRefusal() {
    Result result = run("pki", "issue", "--node", "cs-221007", "--bad", "sign-sha1");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("JG-212");
    assertThat(root.resolve("var/pki/bad/sign-sha1/cs-221007.p12")).exists();
  }

  @Test
  void newKeyOfASimulatedNode_replacesTheOld() {
    assertThat(run("pki", "issue", "--node", "national", "--use", "sign").exit()).isZero();
    assertThat(run("pki", "issue", "--node", "national", "--use", "sign").exit()).isZero();
    assertThat(run("pki", "list", "--node", "national").out())
        .contains("nodes/national/sign@", "SUPERSEDED", "VALID");
  }

  @Test
  void existingOutFile_costsNoCertificate() throws IOException {
    run("pki", "csr", "--node", "cs-221007", "--use", "sign", "--out", root + "");
    Path out = Files.writeString(root.resolve("precious"), "x");
    Result result =
        run(
            "pki",
            "issue",
            "--node",
            "cs-221007",
            "--use",
            "sign",
            "--csr",
            root.resolve("cs-221007-sign.csr.pem") + "",
            "--out",
            out + "");
    assertThat(result.err()).startsWith("JG-O26");
    assertThat(out).hasContent("x");
    assertThat(run("pki", "list", "--node", "cs-221007").out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JG-O13 2 pki list --node cs-221008",
        "JG-O14 2 pki issue --node cs-221007 --use everything",
        "JG-O14 2 pki issue --node cs-221007",
        "JG-O14 2 pki issue --node cs-221007 --bad none-such",
        "JG-O14 2 pki issue --node cs-221007 --bad tls-expired --use tls",
        "JG-O14 2 pki revoke",
        "JG-O14 2 pki revoke ca/root --reason boredom",
        "JG-O25 1 pki revoke ca/root",
        "JG-O04 3 pki issue --node cs-221007 --use tls --csr /nonexistent",
        "JG-O12 1 pki issue --node cs-221007 --use tls --csr /dev/null"
      })
  void wrongUse_isRefusedWithIdAndExitCode(String line) {
    String[] words = line.split(" ", 3);
    Result result = run(words[2].split(" "));
    assertThat(result.err()).startsWith(words[0]);
    assertThat(result.exit()).isEqualTo(Integer.parseInt(words[1]));
    assertThat(result.out()).isEmpty();
  }

  @Test
  void requestForAnotherNode_isRefusedInJapaneseToo() {
    run("pki", "csr", "--node", "cs-141003", "--use", "tls", "--out", root + "");
    Result result =
        run(
            "pki",
            "issue",
            "--node",
            "cs-221007",
            "--use",
            "tls",
            "--lang",
            "ja",
            "--csr",
            root.resolve("cs-141003-tls.csr.pem") + "");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("JG-O23").contains("証明書署名要求");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pki", "pki list", "pki issue", "pki revoke", "pki csr"})
  void help_showsAnExampleInBothLanguages(String command) {
    assertThat(help(command, Language.EN)).contains("Example:").contains("./jukigate pki");
    assertThat(help(command, Language.JA)).contains("例:").contains("./jukigate pki");
  }

  private String help(String command, Language language) {
    CommandLine line = CommandLineRun.commandLine(surroundings(System.out, System.err, language));
    for (String word : command.split(" ")) {
      line = line.getSubcommands().get(word);
    }
    return line.getUsageMessage();
  }

  private Surroundings surroundings(PrintStream out, PrintStream err, Language language) {
    return new Surroundings(
        out,
        err,
        InputStream.nullInputStream(),
        InstantSource.fixed(NOW),
        new SecureRandom(),
        root,
        language);
  }
}
