package jukigate.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import jukigate.app.command.Typed;
import jukigate.app.refusal.Bodies;
import jukigate.app.refusal.Stand;
import jukigate.app.refusal.Stand.Sent;
import jukigate.domain.message.Operation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pack, judged by its own script, which has nothing of ours but the files. */
class EvidencePackTest {
  private static final int RESIDENT = 99_990_001;

  @TempDir static Path home;
  @TempDir Path folder;
  private static String correlationId;
  private static Path accepted;
  private static Path refused;

  /** One update that is taken, and one that the receiver refuses with a signed fault. */
  @BeforeAll
  static void exchange() {
    try (Stand stand = Stand.start(home)) {
      stand.send(update(1, "A06"));
      correlationId = latest(stand);
      stand.send(update(9, "C01"));
      refused = home.resolve(latest(stand) + ".zip");
    }
    accepted = home.resolve(correlationId + ".zip");
    for (Path zip : List.of(accepted, refused)) {
      Typed typed = evidence(zip.getFileName().toString().replace(".zip", ""), zip);
      assertThat(typed.err()).isEmpty();
      assertThat(typed.exit()).isZero();
    }
  }

  @Test
  void pack_isForItsOwnerOnly_andNeverOverwritesAFile() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(accepted)))
        .isEqualTo("rw-------");
    Typed again = evidence(correlationId, accepted);
    assertThat(again.err()).contains("JG-O26");
    assertThat(again.exit()).isNotZero();
  }

  @Test
  void untouchedPack_isGood() throws Exception {
    for (Path exchange : List.of(accepted, refused)) {
      Judged judged = judged(unpacked(exchange));

      assertThat(judged.text()).contains("GOOD").doesNotContain("BAD");
      assertThat(judged.text())
          .contains("request.xml: signature (xmlsec1)", "signed by cs-221007")
          .contains("response.xml: signature (xmlsec1)", "signed by pref-220001")
          .contains("is in the signed tree", "checkpoint.txt: signature of the gateway")
          .contains("checkpoint.tst: time stamp over checkpoint.txt", "the head existed at");
      assertThat(judged.exit()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request.xml        | urn:jukigate:node:cs-221007 | urn:jukigate:node:cs-141003 | request.xml: signature",
        "request.xml        | P01         | P02         | request.xml: is the one on record",
        "response.xml       | pref-220001 | pref-140007 | response.xml: signature",
        "leaves/ADMITTED    | pref-220001 | pref-140007 | is in the signed tree",
        "leaves/CONCLUDED   | ANSWERED    | REFUSED     | is in the signed tree",
        "checkpoint.txt     | gateway     | gatewax     | checkpoint.txt: signature",
        "checkpoint.txt     | at: 2       | at: 3       | checkpoint.tst: time stamp",
        "checkpoint.sig     | M           | N           | checkpoint.txt: signature",
        "trust/packed-at.txt| 1           | 9           | comes from the CA"
      })
  void tamperedPack_isBad(String name, String what, String instead, String told) throws Exception {
    Path pack = unpacked(accepted);
    Path file = name.startsWith("leaves/") ? leaf(pack, name.substring(7)) : pack.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(what);
    Files.writeString(file, text.replaceFirst(what, instead));

    Judged judged = judged(pack);

    assertThat(judged.text().lines().filter(line -> line.startsWith("BAD ")))
        .anyMatch(line -> line.contains(told));
    assertThat(judged.exit()).isEqualTo(1);
  }

  /** A good pack of another exchange does not prove this one. */
  @Test
  void leavesOfAnotherExchange_areBad() throws Exception {
    Path pack = unpacked(accepted);
    Path other = unpacked(refused);
    Files.copy(
        leaf(other, "CONCLUDED"), leaf(pack, "CONCLUDED"), StandardCopyOption.REPLACE_EXISTING);

    assertThat(judged(pack).text()).contains("BAD   leaves/");
  }

  private static Sent update(int number, String reason) {
    return new Sent(
        Stand.CITY,
        Stand.PREFECTURE,
        Operation.UPDATE_IDENTITY,
        Bodies.update(RESIDENT, number, reason));
  }

  private static String latest(Stand stand) {
    return stand.backbone().journal().latest(1).getFirst().correlationId();
  }

  private static Typed evidence(String correlationId, Path zip) {
    return Typed.command(
        "audit", "evidence", correlationId, "--out", zip.toString(), "--home", home.toString());
  }

  private Path unpacked(Path zip) throws IOException {
    Path into = folder.resolve(zip.getFileName() + ".d");
    try (var in = new ZipInputStream(Files.newInputStream(zip), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = into.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, in.readAllBytes());
      }
    }
    return into;
  }

  private static Path leaf(Path pack, String kind) throws IOException {
    try (var leaves = Files.list(pack.resolve("leaves"))) {
      for (Path leaf : leaves.filter(file -> file.toString().endsWith(".leaf")).toList()) {
        if (Files.readString(leaf).startsWith(kind)) {
          return leaf;
        }
      }
    }
    throw new IllegalArgumentException(kind);
  }

  private record Judged(int exit, String text) {}

  private static Judged judged(Path pack) throws IOException, InterruptedException {
    for (String tool : List.of("openssl", "xmlsec1")) {
      assumeThat(List.of(System.getenv("PATH").split(":")))
          .as(tool + " is not on this machine: install it to run this test")
          .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
    }
    Process process =
        new ProcessBuilder("sh", "check.sh")
            .directory(pack.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Judged(process.waitFor(), text);
  }
}
