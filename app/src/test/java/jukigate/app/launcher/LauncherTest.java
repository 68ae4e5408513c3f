package jukigate.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import jukigate.app.command.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the launcher: made once, used in silence, and never in the way. */
class LauncherTest {
  private static final String PREPARING = "Preparing a fast start";

  /** As the test runner sums up a module. */
  private static final String FAILED =
      """
      [INFO] Results:
      [INFO]\s
      [ERROR] Failures:\s
      [ERROR]   GatewayServerTest.message_passes:84 [JG-702]\s
      expected: "200"
       but was: "JG-702"
      [ERROR] Errors:\s
      [ERROR]   LineTest.cut_isSeen:12 » IllegalState
      [INFO]\s
      [ERROR] Tests run: 24, Failures: 1, Errors: 1, Skipped: 0
      [INFO]\s
      """;

  @TempDir Path root;
  private Path launcher;
  private Path archives;

  @BeforeEach
  void builtCheckout() throws IOException {
    launcher = root.resolve("jukigate");
    Files.copy(Typed.ROOT.resolve("jukigate"), launcher);
    Path built = root.resolve("app/target/jukigate");
    Files.createDirectories(built.resolve("lib"));
    jar(built.resolve("lib/jukigate-app.jar"));
    Files.writeString(built.resolve("built"), "");
    archives = built.resolve("archive");
  }

  @Test
  void firstCommandThatRelays_makesTheArchive_andTheNextUsesIt() throws Exception {
    Run first = run("up");
    assertThat(first.err()).startsWith(PREPARING).hasLineCount(1);
    assertThat(first.out()).isEqualTo("played up\n");
    assertThat(root.resolve("target/launcher").toFile().list()).containsExactly("training.log");
    assertThat(run("up")).isEqualTo(new Run(0, "played up\n", ""));
    Run shown = run(Map.of("JUKIGATE_JAVA_OPTS", "-Xlog:class+load"), "up");
    assertThat(shown.out()).containsPattern("launcher.Played source: shared objects file");
  }

  @Test
  void commandThatRelaysNothing_makesAndUsesNone() throws Exception {
    assertThat(run("--version")).isEqualTo(new Run(0, "played --version\n", ""));
    assertThat(run("up", "--help")).isEqualTo(new Run(0, "played up --help\n", ""));
    assertThat(archives).doesNotExist();
  }

  @Test
  void switchedOff_makesAndUsesNone() throws Exception {
    assertThat(run(Map.of("JUKIGATE_ARCHIVE", "off"), "up"))
        .isEqualTo(new Run(0, "played up\n", ""));
    assertThat(archives).doesNotExist();
  }

  @Test
  void damagedArchive_startsWithoutItAndWithoutAWord() throws Exception {
    run("up");
    byte[] good = Files.readAllBytes(archive());
    byte[] cut = Arrays.copyOf(good, good.length / 2);
    for (byte[] bad : List.of(cut, new byte[0], "no archive".getBytes(StandardCharsets.UTF_8))) {
      Files.write(archive(), bad);
      assertThat(run("up")).isEqualTo(new Run(0, "played up\n", ""));
    }
  }

  @Test
  void archiveOfOtherOptionsOrAnotherJdk_startsWithoutItAndWithoutAWord() throws Exception {
    run("up");
    assertThat(run(Map.of("JUKIGATE_JAVA_OPTS", "--add-modules=java.sql -Xmx64m"), "up"))
        .isEqualTo(new Run(0, "played up\n", ""));
    byte[] other = Files.readAllBytes(archive());
    String version = System.getProperty("java.vm.version");
    int at = new String(other, StandardCharsets.ISO_8859_1).indexOf(version);
    assertThat(at).isPositive();
    other[at] = '1';
    Files.write(archive(), other);
    assertThat(run("up")).isEqualTo(new Run(0, "played up\n", ""));
  }

  @Test
  void newerJar_makesTheArchiveAgain() throws Exception {
    run("up");
    Path jar = root.resolve("app/target/jukigate/lib/jukigate-app.jar");
    FileTime later = Files.getLastModifiedTime(archive());
    Files.setLastModifiedTime(jar, FileTime.fromMillis(later.toMillis() + 1));
    Files.setLastModifiedTime(archive(), FileTime.fromMillis(later.toMillis() - 60_000));
    assertThat(run("up").err()).startsWith(PREPARING);
  }

  @Test
  void failedTraining_isSaidOnce_andTheCommandRuns() throws Exception {
    Files.writeString(root.resolve("demo-fails"), "");
    Run first = run("up");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).isEqualTo("played up\n");
    assertThat(first.err()).contains("No fast start").hasLineCount(2);
    assertThat(run("up")).isEqualTo(new Run(0, "played up\n", ""));
  }

  @Test
  void failedTests_areNamedAtTheEnd_whateverTheOtherModulesSaidAfterThem() throws Exception {
    Path maven = Files.createDirectories(root.resolve("bin")).resolve("mvn");
    String noise = "WARN  o.a.f.t.CmapSubtable ignored\n[ERROR] in a later module\n".repeat(50);
    Files.writeString(root.resolve("log"), FAILED + noise);
    Files.writeString(
        maven,
        """
        #!/bin/sh
        case $* in *--version*) echo Apache Maven 3.9.9 ;; *) cat "%s/log"; exit 1 ;; esac
        """
            .replace("%s", root.toString()));
    maven.toFile().setExecutable(true);
    Run run = run(Map.of("PATH", maven.getParent() + ":" + System.getenv("PATH")), "test");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .doesNotContain("CmapSubtable")
        .endsWith(
            """
            Tests that failed:
            [ERROR]   GatewayServerTest.message_passes:84 [JG-702]\s
            expected: "200"
             but was: "JG-702"
            [ERROR]   LineTest.cut_isSeen:12 » IllegalState
            """);
  }

  private record Run(int exit, String out, String err) {}

  private Run run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    var process =
        new ProcessBuilder(
                Stream.concat(Stream.of("bash", launcher.toString()), Stream.of(arguments))
                    .toList())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("JUKIGATE_"));
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("LC_ALL", "C.UTF-8");
    process.environment().putAll(environment);
    int exit = process.start().waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(archives)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Played.class.getName());
    String name = Played.class.getName().replace('.', '/') + ".class";
    try (OutputStream bytes = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream type = Played.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      type.transferTo(jar);
      jar.closeEntry();
    }
  }
}
