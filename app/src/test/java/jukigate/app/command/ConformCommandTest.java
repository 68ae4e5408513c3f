package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import jukigate.conformance.SharedPki;
import jukigate.conformance.kit.Cases;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformCommandTest {
  private static final Path LIBRARY = Typed.ROOT.resolve("interop/library-pack");
  private static final String GOOD =
      """
      name: "Silent CS"
      node: cs-221007
      port: 0
      command: [sh, -c, "cat > /dev/null; echo '{\\"state\\": \\"acknowledged\\"}'"]
      """;

  @TempDir Path home;

  @BeforeEach
  void mint() {
    JvmSecurity.harden();
  }

  private Typed conform(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "conform";
    all[1] = "--home";
    all[2] = home.toString();
    System.arraycopy(words, 0, all, 3, words.length);
    return Typed.command(all);
  }

  private Path sut(String text) throws IOException {
    return Files.writeString(home.resolve("sut.yaml"), text);
  }

  private void keys() {
    var unused = SharedPki.in(home.resolve("pki"), InstantSource.system());
  }

  @Test
  void list_namesEveryCaseWithItsRequirements() {
    Typed all = Typed.command("conform", "--list");
    assertThat(all.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(all.out().lines()).hasSize(Cases.all().size());
    assertThat(all.out())
        .containsPattern("http/request/1 +client +high +sends with POST \\(R-HTTP-");
    assertThat(Typed.command("conform", "--list", "http/request").out().lines()).hasSize(4);
  }

  @Test
  void unknownCase_isWrongUsage() {
    assertThat(Typed.command("conform", "--self", "http/nothing").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(Typed.command("conform").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void ownCs_passesOneCaseAndItsReportSaysSo() throws IOException {
    keys();
    Path out = home.resolve("out");
    Typed one = conform("--self", "http/answer/5", "--report", out.toString());
    assertThat(one.exit()).as(one.err()).isEqualTo(ExitCode.GOOD);
    assertThat(one.out()).contains("1 passed");
    assertThat(Files.readString(out.resolve("conform.html")))
        .contains("default-src 'none'", "http/answer/5", "R-HTTP-", "適合")
        .doesNotContain("<link", "@import");
    assertThat(Files.readString(out.resolve("results.json"))).contains("\"conforms\" : true");
    assertThat(Files.readString(out.resolve("junit.xml")))
        .contains("failures=\"0\"", "name=\"http/answer/5\"");
    assertThat(Files.readString(out.resolve("badge.svg"))).contains("1 / 1");
    assertThat(one.out()).contains(out.resolve("statement.p7s").toString());
    verifies(out);
    comparesAsBefore(out);
  }

  /** A run takes seconds: what is done with its files is looked at in the same test. */
  private void verifies(Path out) throws IOException {
    Typed verified = verify(out);
    assertThat(verified.exit()).as(verified.err()).isEqualTo(ExitCode.GOOD);
    assertThat(verified.out())
        .contains(
            "Genuine: signed by", "Only a part: 1 of", "is what it was made over", "conforms");
    Path results = out.resolve("results.json");
    String whole = Files.readString(results);
    Files.writeString(results, whole.replace("\"pass\"", "\"warn\""));
    assertThat(verify(out).err()).contains("JG-O52");
    Files.writeString(results, whole);
  }

  private Typed verify(Path out) {
    return Typed.command("conform", "verify", out.toString(), "--home", home.toString());
  }

  private void comparesAsBefore(Path out) {
    Typed compared =
        Typed.command("conform", "compare", out.toString(), out.resolve("results.json").toString());
    assertThat(compared.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(compared.out()).contains("0 worse, 0 changed otherwise, 1 as before");
    assertThat(Typed.command("conform", "compare", out.toString(), home.toString()).err())
        .contains("JG-O53");
  }

  /** A list of known failures that is out of date must not stay green. */
  @Test
  void caseExpectedToFail_isNoticedWhenItPasses() throws IOException {
    keys();
    Path known = Files.writeString(home.resolve("known.txt"), "http/answer/5 # some day\n");
    Typed one = conform("--self", "http/answer/5", "--expect", known.toString());
    assertThat(one.exit()).isEqualTo(ExitCode.BAD);
    assertThat(one.out()).contains("expected to fail, and passed: http/answer/5");
  }

  @Test
  void systemThatDoesNotConnect_isToldWhereItStopsAndNoCaseIsRun() throws IOException {
    keys();
    Typed silent = conform("--sut", sut(GOOD).toString());
    assertThat(silent.exit()).isEqualTo(ExitCode.BAD);
    assertThat(silent.err())
        .contains("✓ the command of the system ran", "nobody connected")
        .doesNotContain("line/version/1");
  }

  @Test
  void systemThatIsNotThere_isToldBeforeAnyCase() throws IOException {
    keys();
    Path file =
        sut("node: cs-221007\nport: 0\nserver: https://cs-221007.jukigate.localhost:1/cs\n");
    Typed absent = conform("--sut", file.toString());
    assertThat(absent.exit()).isEqualTo(ExitCode.BAD);
    assertThat(absent.err())
        .contains("✗ ConnectException", "Nobody listens there")
        .doesNotContain("line/accept/1");
  }

  @Test
  void commandThatFails_isQuoted() throws IOException {
    keys();
    Path file =
        sut(GOOD.replaceFirst("command: .*", "command: [sh, -c, \"echo no key >&2; exit 3\"]"));
    Typed failing = conform("--sut", file.toString());
    assertThat(failing.exit()).isEqualTo(ExitCode.BAD);
    assertThat(failing.err()).contains("JG-O49", "exit 3: no key");
  }

  @Test
  void commandThatStays_isAskedLineByLine() throws IOException {
    keys();
    String staying =
        "stays: true\ncommand: [sh, -c, \"while read -r l; do echo one-of-each >&2; echo '{}'; done\"]";
    Typed asked = conform("--sut", sut(GOOD.replaceFirst("command: .*", staying)).toString());
    assertThat(asked.exit()).isEqualTo(ExitCode.BAD);
    assertThat(asked.err()).contains("JG-O49", "one-of-each");
  }

  @Test
  void mistakesOfTheFile_areNamed() throws IOException {
    assertThat(conform("--sut", home.resolve("none").toString()).err()).contains("none");
    assertThat(conform("--sut", sut(GOOD + "colour: red\n").toString()).err()).contains("colour");
    assertThat(conform("--sut", sut(GOOD.replace("cs-221007", "pref-220001")).toString()).err())
        .contains("node");
    assertThat(conform("--sut", sut(GOOD.replace("port: 0", "port: 70000")).toString()).err())
        .contains("port");
    assertThat(conform("--sut", sut(GOOD + "timeout: 5m\n").toString()).err()).contains("timeout");
    assertThat(conform("--sut", sut(GOOD + "stays: maybe\n").toString()).err()).contains("stays");
    assertThat(conform("--sut", sut(GOOD + "server: http://example.org/\n").toString()).err())
        .contains("server");
    assertThat(conform("--sut", sut("node: cs-221007\n").toString()).err()).contains("command");
    assertThat(conform("--sut", sut("[").toString()).err()).contains("YAML");
  }

  @Test
  void packThatCanBeUsed_isShownWithItsOperations() throws IOException {
    Typed pack = conform("pack", LIBRARY.toString());
    assertThat(pack.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(pack.out())
        .contains("ReserveBook  Reservation of a book (notification)")
        .contains("http://library.example/actions/reserve")
        .contains("library-loans can be used: 3 operations");
  }

  @Test
  void casesOfOurContractOnly_doNotFitAPack() throws IOException {
    keys();
    Typed run =
        conform(
            "--sut", sut(GOOD + "pack: " + LIBRARY.toAbsolutePath() + "\n").toString(), "business");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD);
    assertThat(run.err()).contains("None of the chosen cases fits");
  }

  @Test
  void packThatCannotBeUsed_isRefusedBeforeAnythingIsSent() throws IOException {
    Path empty = Files.createDirectories(home.resolve("empty"));
    assertThat(conform("pack", empty.toString()).err()).contains("pack.yaml");
    Files.writeString(empty.resolve("pack.yaml"), "name: x\nkey: number\n");
    assertThat(conform("pack", empty.toString()).err()).contains("JG-O54", "operations");
    Typed run = conform("--sut", sut(GOOD + "pack: " + empty + "\n").toString());
    assertThat(run.exit()).isNotEqualTo(ExitCode.GOOD);
    assertThat(run.err()).contains("JG-O54", "operations").doesNotContain("line/version/1");
  }
}
