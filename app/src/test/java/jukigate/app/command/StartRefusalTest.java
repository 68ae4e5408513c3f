package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.store.DatabaseOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the way of a start is told in the language asked for, and left as it is. */
@Timeout(120)
class StartRefusalTest {
  private static final Map<String, Map<Language, String>> TEXTS =
      Map.of(
          "JG-O06", Map.of(Language.EN, "is in use", Language.JA, "使用中です"),
          "JG-O07", Map.of(Language.EN, "another process", Language.JA, "別のプロセス"),
          "JG-O08", Map.of(Language.EN, "damaged", Language.JA, "壊れている"),
          "JG-O09", Map.of(Language.EN, "password", Language.JA, "パスワード"),
          "JG-O11", Map.of(Language.EN, "Another jukigate", Language.JA, "別のjukigate"));

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource(Language.class)
  void portInUse_isToldWithItsNumber(Language language) throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(refused("JG-O06", language, "--port", port, "--nodes-port", "0")).contains(port);
      assertThat(refused("JG-O06", language, "--port", "0", "--nodes-port", port)).contains(port);
    }
    assertThat(home.resolve("gateway/db")).as("the first attempt got as far").exists();
    SqlJournal.open(home.resolve("gateway"), DatabaseOptions.DEFAULTS).orThrow().close();
  }

  @Test
  void unknownRegime_isToldWithThoseThatAreKnown() {
    var typed = Typed.command("up", "--home", home.toString(), "--regime", "1999-01");

    assertThat(typed.exit()).isNotZero();
    assertThat(typed.err()).contains("2003-08", "2025-05-26");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void wrongPassword_isTold_andNoKeyIsTouched(Language language) throws IOException {
    assertThat(Typed.command("pki", "list", "--home", home.toString()).exit()).isZero();
    Path file = home.resolve("pki/password");
    String right = Files.readString(file);
    Files.writeString(file, "wrong\n");
    Map<String, String> before = files(home.resolve("pki"));

    refused("JG-O09", language, "--port", "0", "--nodes-port", "0");

    assertThat(files(home.resolve("pki"))).isEqualTo(before);
    Files.writeString(file, right);
    assertThat(Typed.command("pki", "list", "--home", home.toString()).exit()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void lockedJournal_isTold(Language language) {
    try (var holder =
        SqlJournal.open(home.resolve("gateway"), DatabaseOptions.DEFAULTS).orThrow()) {
      refused("JG-O07", language, "--port", "0", "--nodes-port", "0");
      assertThat(holder.reader().latest(1)).as("the holder goes on").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void damagedJournal_isTold_andLeftAsItIs(Language language) throws IOException {
    Path journal = home.resolve("gateway");
    SqlJournal.open(journal, DatabaseOptions.DEFAULTS).orThrow().close();
    for (String name : List.of("log.ctrl", "logmirror.ctrl")) {
      Path control = journal.resolve("db/log").resolve(name);
      byte[] damaged = Files.readAllBytes(control);
      Arrays.fill(damaged, (byte) 0x5a);
      Files.write(control, damaged);
    }
    Map<String, String> before = files(journal);

    refused("JG-O08", language, "--port", "0", "--nodes-port", "0");

    assertThat(files(journal)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void secondCommand_isToldWhoIsThere(Language language) {
    try (HomeLock first = HomeLock.take(home).orThrow()) {
      assertThat(first).isNotNull();
      assertThat(refused("JG-O11", language, "--port", "0", "--nodes-port", "0"))
          .contains(String.valueOf(ProcessHandle.current().pid()), home.toString());
    }
  }

  /** What {@code up} said on standard error. */
  private String refused(String id, Language language, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("up", "--home", home.toString(), "--nodes", "cs-221007,pref-220001"));
    arguments.addAll(List.of("--lang", language.locale().getLanguage()));
    arguments.addAll(List.of(more));
    Typed typed = Typed.command(arguments.toArray(String[]::new));
    assertThat(typed.exit()).isEqualTo(ExitCode.ENVIRONMENT);
    assertThat(typed.err()).startsWith(id).contains(TEXTS.get(id).get(language), "→");
    assertThat(typed.err()).doesNotContain("Exception", "\tat ");
    assertThat(typed.out()).isEmpty();
    return typed.err();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      // Derby makes and removes its lock files as it tries.
      for (Path file :
          all.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".lck")).toList()) {
        digests.put(
            folder.relativize(file).toString(), Payload.of(Files.readAllBytes(file)).sha256());
      }
    }
    return digests;
  }
}
