package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

class CommandLineTest {
  @Test
  void bothLanguages_haveTheSameTexts() {
    var ja = Texts.of(Language.JA).bundle().keySet();
    var en = Texts.of(Language.EN).bundle().keySet();
    assertThat(ja).isNotEmpty().containsExactlyInAnyOrderElementsOf(en);
  }

  @Test
  void japaneseTexts_areJapanese() {
    var ja = Texts.of(Language.JA).bundle();
    assertThat(ja.keySet().stream().filter(key -> key.startsWith("jukigate.")))
        .filteredOn(key -> !key.contains(".footer"))
        .allSatisfy(
            key -> assertThat(ja.getString(key)).containsPattern("[\\p{IsHiragana}\\p{IsHan}]"));
  }

  @ParameterizedTest
  @MethodSource("everyCommandInBothLanguages")
  void help_saysWhatItDoesAndShowsAnExample(CommandLine line) {
    var usage = line.getCommandSpec().usageMessage();
    String name = line.getCommandSpec().qualifiedName();
    assertThat(usage.header()).as(name).isNotEmpty();
    assertThat(String.join("\n", usage.footer())).as(name).contains("./jukigate");
    List<ArgSpec> arguments = new ArrayList<>(line.getCommandSpec().options());
    arguments.addAll(line.getCommandSpec().positionalParameters());
    assertThat(arguments)
        .as(name)
        .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
  }

  @Test
  void help_isInTheLanguageAskedFor() {
    assertThat(Typed.command("--help", "--lang", "ja").out()).contains("使い方");
    assertThat(Typed.command("--help", "--lang=en").out()).contains("Usage");
    assertThat(Typed.command("--help").exit()).isZero();
  }

  @Test
  void version_isOneLine() {
    assertThat(Typed.command("--version").out()).startsWith("jukigate ").hasLineCount(1);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void unknownOption_isWrongUsageWithARemedy(Language language) {
    Typed typed = Typed.command("--lang", language.locale().getLanguage(), "--no-such-option");
    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).startsWith("JG-O14").contains("→", "--no-such-option");
    assertThat(typed.out()).isEmpty();
  }

  @Test
  void refusalForAProgram_isJson() {
    Typed typed = Typed.command("--json", "no-such-command");
    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.out()).contains("\"refused\" : \"JG-O14\"");
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void unknownLanguage_isWrongUsage() {
    assertThat(Typed.command("--lang", "fr").exit()).isEqualTo(ExitCode.USAGE);
  }

  static Stream<CommandLine> everyCommandInBothLanguages() {
    return Stream.of(Language.values())
        .map(
            language ->
                CommandLineRun.commandLine(
                    new Surroundings(
                        new PrintStream(PrintStream.nullOutputStream()),
                        new PrintStream(PrintStream.nullOutputStream()),
                        InputStream.nullInputStream(),
                        InstantSource.system(),
                        new SecureRandom(),
                        Typed.ROOT,
                        language)))
        .flatMap(CommandLineTest::withSubcommands);
  }

  private static Stream<CommandLine> withSubcommands(CommandLine line) {
    return Stream.concat(
        Stream.of(line),
        line.getSubcommands().values().stream()
            .filter(sub -> !(sub.getCommand() instanceof CommandLine.HelpCommand))
            .flatMap(CommandLineTest::withSubcommands));
  }
}
