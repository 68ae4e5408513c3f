package jukigate.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import jukigate.app.command.Typed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one jar and the image of this build, in folders of their own, without Maven, and the image
 * without any JDK. Runs in the phase {@code integration-test}: the jars must be there.
 */
class PackagedTest {
  private static final Path BUILT = Typed.ROOT.resolve("app/target/jukigate");

  /** All that the launcher calls in an image, besides bash. */
  private static final List<String> TOOLS =
      List.of("bash", "cat", "cksum", "dirname", "find", "head", "readlink", "sed", "tr");

  @TempDir private static Path folder;
  private static Path made;

  /** The image as it comes out of its tar.gz, elsewhere than where it was made. */
  private static Path image;

  @BeforeAll
  static void packageMade() throws Exception {
    Path checkout = checkout();
    made = folder.resolve("made");
    var environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Run run =
        run(
            folder,
            environment,
            List.of("bash", checkout + "/jukigate", "package", "--to", made.toString()));
    assumeThat(run.err())
        .as("this JDK cannot make run times, so nothing was tried: " + run.err())
        .doesNotContain("made no run time");
    assertThat(run.exit()).as(run.toString()).isZero();
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    var unpacking =
        List.of("tar", "-C", elsewhere.toString(), "-xzf", made + "/jukigate-image.tar.gz");
    assertThat(run(folder, Map.of(), unpacking)).isEqualTo(new Run(0, "", ""));
    image = elsewhere.resolve("jukigate-image");
  }

  @Test
  void jar_playsTheDemo_andWritesBesideItself() throws Exception {
    Path alone = Files.createDirectories(folder.resolve("jar"));
    Files.move(made.resolve("jukigate.jar"), alone.resolve("jukigate.jar"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Run run =
        run(
            Files.createDirectories(folder.resolve("empty")),
            Map.of(),
            List.of(java.toString(), "-jar", alone + "/jukigate.jar", "demo", "--lang", "en"));
    assertThat(run.out()).as(run.toString()).contains("All as expected: ");
    assertThat(run.exit()).isZero();
    assertThat(alone.resolve("var/demo")).isDirectory();
    assertThat(folder.resolve("empty")).isEmptyDirectory();
  }

  @Test
  void image_playsTheDemo() throws Exception {
    Run run = inImage("demo", "--home", folder.resolve("demo").toString());
    assertThat(run.out()).as(run.toString()).contains("All as expected: ");
    assertThat(run.exit()).isZero();
    assertThat(run.err()).doesNotContain("Preparing a fast start");
  }

  @Test
  void image_relaysAMessage_withTheGatewayAsAProcessOfItsOwn() throws Exception {
    String home = folder.resolve("bench").toString();
    Run run = inImage("bench", "start", "--rounds", "1", "--warm-up", "1", "--home", home);
    assertThat(run.exit()).as(run.toString()).isZero();
  }

  @Test
  void archiveOfTheImage_isTaken_whereverTheImageIs() throws Exception {
    var shown = Map.of("JUKIGATE_JAVA_OPTS", "-Xlog:class+load");
    Run run = inImage(shown, "up", "--print-config", "--home", folder.resolve("up").toString());
    assertThat(run.out()).containsPattern("jukigate.app.Main source: shared objects file");
  }

  /**
   * The archive gives its classes the place where it was made. In a sealed package, those that are
   * not in it could then not be loaded any more.
   */
  @Test
  void jarOfTheImage_isNotSealed() throws Exception {
    try (JarFile jar = new JarFile(image.resolve("lib/jukigate.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes()).doesNotContainKey(Attributes.Name.SEALED);
      assertThat(jar.getManifest().getEntries()).isEmpty();
    }
  }

  @Test
  void whatNeedsSources_isRefused_inBothLanguages() throws Exception {
    assertThat(inImage("test")).isEqualTo(refused("./jukigate test"));
    assertThat(inImage("package")).isEqualTo(refused("./jukigate package"));
    assertThat(inImage("bench", "stacks")).isEqualTo(refused("./jukigate bench stacks"));
    assertThat(inImage("test", "--lang", "ja").err())
        .startsWith("./jukigate test にはjukigateのソースが必要");
  }

  private static Run refused(String command) {
    return new Run(
        3,
        "",
        command
            + " needs the sources of jukigate, which are not in this image; run it in a checkout.\n");
  }

  private static Run inImage(String... arguments) throws Exception {
    return inImage(Map.of(), arguments);
  }

  private static Run inImage(Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command =
        Stream.concat(Stream.of(image + "/jukigate"), Stream.of(arguments)).toList();
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", tools().toString());
    return run(folder, all, command);
  }

  /** A folder for PATH in which there is no Java, whatever else this machine has. */
  private static Path tools() throws IOException {
    Path tools = folder.resolve("tools");
    if (Files.isDirectory(tools)) {
      return tools;
    }
    Files.createDirectories(tools);
    for (String tool : TOOLS) {
      Path real =
          Stream.of(System.getenv("PATH").split(":", -1))
              .map(each -> Path.of(each, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), real);
    }
    return tools;
  }

  /** This build as a checkout that is built already: nothing here starts Maven. */
  private static Path checkout() throws IOException {
    Path checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.copy(Typed.ROOT.resolve("jukigate"), checkout.resolve("jukigate"));
    for (String name : List.of("pom.xml", "packaging", "scenarios", "docs", "README.md")) {
      Files.createSymbolicLink(checkout.resolve(name), Typed.ROOT.resolve(name));
    }
    Path built = Files.createDirectories(checkout.resolve("app/target/jukigate"));
    Files.createSymbolicLink(built.resolve("lib"), BUILT.resolve("lib"));
    Files.createSymbolicLink(built.resolve("jukigate.jar"), BUILT.resolve("jukigate.jar"));
    Files.writeString(built.resolve("built"), "");
    return checkout;
  }

  private record Run(int exit, String out, String err) {}

  private static Run run(Path where, Map<String, String> environment, List<String> command)
      throws Exception {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    var process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("JUKIGATE_"));
    process.environment().remove("JAVA_HOME");
    process.environment().put("LC_ALL", "C.UTF-8");
    process.environment().putAll(environment);
    int exit = process.start().waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }
}
