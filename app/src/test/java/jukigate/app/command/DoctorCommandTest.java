package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jukigate.keystores.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path home;

  private Typed look(String... more) {
    String[] words = new String[4 + more.length];
    words[0] = "doctor";
    words[1] = "--look-only";
    words[2] = "--home";
    words[3] = home.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    return Typed.command(words);
  }

  @Test
  void emptyHome_isHealthyAndSaysWhatIsNotThere() {
    Typed typed = look();

    assertThat(typed.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.out())
        .contains("ok    jdk.tls.namedGroups: x25519,secp256r1,secp384r1")
        .contains("none  Trust folder (none before the first start): -")
        .contains(" 0 failed");
  }

  @Test
  void openKeyFolder_failsWithWhatIsWantedAndFound() throws IOException {
    Path pki = Files.createDirectories(home.resolve("pki"));
    Files.setPosixFilePermissions(pki, PosixFilePermissions.fromString("rwxr-x---"));

    Typed typed = look("--lang", "ja");

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("不合格  秘密鍵 (pki/)").contains("期待: owner only、実際: rwxr-x---");
  }

  @Test
  void missingListOfOneAuthority_failsAndTheSilentOneDoesNot() throws IOException {
    TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), new SecureRandom()).orThrow();
    assertThat(look().exit()).isEqualTo(ExitCode.GOOD);

    Files.delete(home.resolve("pki/trust/crls/tls-ca.crl.pem"));

    assertThat(look().exit()).isEqualTo(ExitCode.BAD);
    assertThat(look().out()).contains("1 failed", "found: no list");
  }

  @Test
  void recordYoungerThanTheClock_fails() throws IOException {
    Path heads = Files.createDirectories(home.resolve("gateway")).resolve("checkpoints.txt");
    Files.setPosixFilePermissions(heads.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.createFile(heads);
    Files.setLastModifiedTime(heads, FileTime.from(Instant.now().plus(Duration.ofMinutes(10))));

    Typed typed = look("--json");

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).containsPattern("clock.forward\",[^}]*\"state\" : \"FAIL\"");
  }

  @Test
  void settings_areSetAgainBeforeTheyAreLookedAt() {
    Security.setProperty("ocsp.enable", "true");

    assertThat(look().out()).contains("ok    ocsp.enable: false");
    assertThat(Security.getProperty("ocsp.enable")).isEqualTo("false");
  }
}
