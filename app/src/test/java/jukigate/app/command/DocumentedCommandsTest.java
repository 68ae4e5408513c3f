package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command line that a document or a help text shows is one that the program understands. */
class DocumentedCommandsTest {
  /** One for all lines: parsing starts anew each time, and making it is what takes time. */
  private static final CommandLine LINE = commandLine();

  /** Commands that the program does not know, with their options. */
  private static final Map<String, List<String>> OF_THE_LAUNCHER =
      Map.of("test", List.of("--lang"), "package", List.of("--lang", "--to"));

  private static final Pattern INLINE = Pattern.compile("`([^`\n]*\\./jukigate [^`\n]*)`");

  /**
   * A command line as it is written.
   *
   * @param whole false where a sentence only names the command
   */
  private record Written(String place, String line, boolean whole) {
    @Override
    public String toString() {
      return place + ": " + line;
    }
  }

  @ParameterizedTest
  @MethodSource("written")
  void commandLine_isUnderstood(Written written) {
    assertThatCode(() -> parse(written)).as(written.toString()).doesNotThrowAnyException();
  }

  @Test
  void documents_areFound() throws IOException {
    assertThat(written()).hasSizeGreaterThan(50);
    assertThat(written()).anyMatch(one -> one.place().equals("README.ja.md"));
    assertThat(written()).anyMatch(one -> one.line().contains("pki issue --csr"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void exampleOfEveryHelp_isUnderstood(Language language) {
    List<Written> examples =
        Texts.of(language).bundle().keySet().stream()
            .filter(key -> key.contains(".usage.footer"))
            .flatMap(key -> examples(key, Texts.of(language).bundle().getString(key)))
            .toList();
    assertThat(examples).hasSizeGreaterThan(15);
    assertThat(examples)
        .allSatisfy(
            one -> assertThatCode(() -> parse(one)).as(one.line()).doesNotThrowAnyException());
  }

  @Test
  void staleLine_isNoticed() {
    assertThatThrownBy(() -> parse(new Written("", "./jukigate up --no-such-option 1", true)))
        .isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse(new Written("", "./jukigate pki revoke", true)))
        .isInstanceOf(MissingParameterException.class);
    assertThatThrownBy(() -> parse(new Written("", "./jukigate test --no-such-option", true)))
        .isInstanceOf(ParameterException.class);
  }

  private static void parse(Written written) {
    List<String> words = words(written.line());
    CommandLine line = LINE;
    if (OF_THE_LAUNCHER.containsKey(words.getFirst())) {
      var launcher = CommandLine.Model.CommandSpec.create();
      OF_THE_LAUNCHER
          .get(words.getFirst())
          .forEach(
              name ->
                  launcher.addOption(
                      CommandLine.Model.OptionSpec.builder(name).type(String.class).build()));
      line = new CommandLine(launcher);
      words = words.subList(1, words.size());
    }
    try {
      line.parseArgs(words.toArray(String[]::new));
    } catch (MissingParameterException e) {
      if (written.whole()) {
        throw e;
      }
    }
  }

  /** What stands for something gets a value that is a number, a name and a path. */
  private static List<String> words(String line) {
    String command = line.substring(line.indexOf("./jukigate ") + "./jukigate ".length());
    String plain =
        command
            .replaceAll("<[^>]+>", "1")
            .replaceAll("\\s#.*", "")
            .replaceAll("\\s(?:[|>&;]|2>).*", "");
    return List.of(plain.strip().split("\\s+"));
  }

  private static Stream<Written> examples(String key, String footer) {
    return Stream.of(footer.split("%n|\n", -1))
        .filter(line -> line.contains("./jukigate "))
        .map(line -> new Written(key, line, true));
  }

  private static List<Written> written() throws IOException {
    List<Written> all = new ArrayList<>();
    for (Path file : documents()) {
      String name = Typed.ROOT.relativize(file).toString();
      boolean inBlock = false;
      String text = Files.readString(file).replaceAll("\\\\\n\\s*", " ");
      for (String line : text.split("\n", -1)) {
        if (line.strip().startsWith("```")) {
          inBlock = !inBlock;
        } else if (inBlock && line.contains("./jukigate ")) {
          all.add(new Written(name, line.strip(), true));
        } else if (!inBlock) {
          Matcher inline = INLINE.matcher(line);
          while (inline.find()) {
            all.add(new Written(name, inline.group(1), false));
          }
        }
      }
    }
    return all;
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Typed.ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "README.ja.md", "CHANGELOG.md").map(Typed.ROOT::resolve),
              docs.filter(file -> file.toString().endsWith(".md")))
          .sorted()
          .toList();
    }
  }

  private static CommandLine commandLine() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return CommandLineRun.commandLine(
        new Surroundings(
            nowhere,
            nowhere,
            InputStream.nullInputStream(),
            InstantSource.system(),
            new SecureRandom(),
            Typed.ROOT,
            Language.EN));
  }
}
